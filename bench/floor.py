"""The floor: the least that Django does for 25 rows, with their count and without. No sign-in, a plain template.

It reads as the owner: without a reader the wall of the database would show it nobody.
"""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
settings.ROOT_URLCONF = "bench.floor"
settings.MIDDLEWARE = []

FIELDS = [
    "full_name",
    "birth",
    "sex",
    "home_town",
    "party_joined_on",
    "party_official_on",
    "general_education",
]
FIELDS += ["note", "other_names", "id"]
PAGE = Engine().from_string(
    "<!doctype html><title>Floor</title><p>{{ total }}</p><table>{% for row in rows %}<tr>"
    + "".join(f"<td>{{{{ row.{field} }}}}</td>" for field in FIELDS)
    + "</tr>{% endfor %}</table>"
)


class Person(models.Model):
    """The same table as the program's own, without any of its rules."""

    full_name = models.TextField()
    birth = models.TextField()
    sex = models.TextField()
    home_town = models.TextField()
    party_joined_on = models.TextField()
    party_official_on = models.TextField()
    general_education = models.TextField()
    note = models.TextField()
    other_names = models.TextField()

    class Meta:
        app_label = "bench"
        managed = False
        db_table = "cadre_cadre"

    def __str__(self) -> str:
        return str(self.pk)


def rows(request: HttpRequest) -> HttpResponse:
    return drawn(total="")


def counted_rows(request: HttpRequest) -> HttpResponse:
    return drawn(total=Person.objects.count())


def drawn(total: int | str) -> HttpResponse:
    people = Person.objects.order_by("pk")[:25]
    return HttpResponse(PAGE.render(Context({"rows": people, "total": total})))


urlpatterns = [path("", counted_rows), path("rows/", rows)]
application = get_wsgi_application()
