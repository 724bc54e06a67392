import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from upkeep.backups.restoring import forget_mark  # noqa: E402 – once the program is set up

forget_mark()
