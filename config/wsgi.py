import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from django.urls import get_resolver  # noqa: E402 – once the program is set up

from upkeep.backups.restoring import forget_mark  # noqa: E402

forget_mark()
# All pages are read here, once for all processes of the web, and before anybody counts seconds.
get_resolver().url_patterns  # noqa: B018
