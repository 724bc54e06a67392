"""What is typed reaches page, database and log as the text that it is."""

import logging

import pytest
from django.urls import reverse

from cadre.models.people import Cadre
from foundation.core.answers.told import LineOfAnswer
from foundation.core.logs.lines import LogLine
from office.organisation.models.structure import Unit
from office.organisation.models.users import User

EVIL = "<xss a='\"'>&{{7*7}}{% now 'Y' %}"
INJECTED = ["' OR 1=1 --", "%' OR '1'='1", "'; DROP TABLE cadre_cadre; --", "\\", "%", "_"]
PAGES = ("cadre-list", "unit-list", "post-list", "user-list", "find", "home", "cadre-new")


def test_marks_of_html_scripts_and_templates_are_text_on_every_kind_of_page(chief, world):
    Cadre.objects.filter(pk=world.an.pk).update(full_name=EVIL)
    Unit.objects.filter(pk=world.hoa_tham.pk).update(name=EVIL)
    User.objects.filter(pk=world.huong.pk).update(full_name=EVIL)
    own = (world.an.get_absolute_url(), reverse("cadre-history", args=[world.an.pk]))
    pages = [*map(reverse, PAGES), *own, world.hoa_tham.get_absolute_url(), world.huong.get_absolute_url()]
    shown = 0
    for page in pages:
        for headers in ({}, {"HX-Request": "true"}):
            html = chief.get(page, headers=headers, follow=True).content.decode()
            assert "<xss" not in html and "&49" not in html and "&amp;49" not in html, page
            shown += "&lt;xss" in html
    assert shown > len(pages)


def test_a_name_in_an_answer_for_scripts_is_data(chief, world):
    Cadre.objects.filter(pk=world.an.pk).update(full_name="</script><xss>\"'")
    for page in (reverse("cadre-list"), reverse("board")):
        assert "</script><xss>" not in chief.get(page, follow=True).content.decode()


@pytest.mark.parametrize("typed", INJECTED)
def test_signs_of_sql_find_nobody_and_change_nothing(chief, world, typed):
    before = Cadre.objects.count()
    page = chief.post(reverse("cadre-list"), {"q": typed, "status": "all"}, follow=True)
    assert page.status_code == 200 and page.context["page"]["total"] == 0
    for name in ("order", "unit", "status", "columns", "after"):
        assert chief.get(reverse("cadre-list"), {name: typed}).status_code in (200, 400), name
    assert Cadre.objects.count() == before


def test_a_line_of_the_log_is_not_made_by_who_asks(client, caplog):
    lines, handler = [], logging.Handler()
    handler.emit = lambda record: lines.append(LogLine().format(record))
    handler.addFilter(LineOfAnswer())
    caplog.set_level(logging.WARNING, "django.request")
    logging.getLogger("django.request").addHandler(handler)
    client.generic("PUT", "/cadres/%0aERROR%20root:%20forged%1b[2J/")
    logging.getLogger("django.request").removeHandler(handler)
    (line,) = lines
    assert len(line.splitlines()) == 1 and "\\n" in line and "\x1b" not in line
