"""The guide says what the program does: its links open, its quotations stand on the screens."""

import re
from pathlib import Path

from django.urls import resolve, reverse

from evaluation.grading.acting.list_pages import MANY as MANY_LINES
from guide.screens import every_screen, screens_for
from guide.topics import TOPICS
from office.campaigns.unit_pages import MANY
from office.organisation.rights import RIGHTS, Role
from planning.reviews.list_pages import MANY as MANY_LISTS
from tests.conftest import make_user
from tests.records import ADDRESSES

QUOTED = re.compile(r"<b>(.+?)</b>")
LINK = re.compile(r'<a href="([^"]+)"')
# Opened from a list with its filter, or sent alone.
NOT_FOUND_BY_NAME = {"duty-done-many", "duty-handover-many"}
NOT_FOUND_BY_NAME |= {f"campaignunit-{act.slug}-many" for act in MANY}
NOT_FOUND_BY_NAME |= {f"reviewlist-{act.slug}-many" for act in MANY_LISTS}
NOT_FOUND_BY_NAME |= {f"gradingline-{act.slug}-many" for act in MANY_LINES}
NOT_FOUND_BY_NAME |= {"need-register-many", "need-drop-many"}
CODE = (
    "access",
    "cadre",
    "config",
    "dashboards",
    "evaluation",
    "foundation",
    "office",
    "planning",
    "questions",
)
CODE += ("reminders", "rotation", "standards", "start", "training", "upkeep")


def test_a_page_is_offered_to_those_who_may_open_it():
    openers = {name: roles for name, _, roles in ADDRESSES}
    offered = {
        screen.name: {role for role in Role if not screen.right or screen.right in RIGHTS[role]}
        for screen in every_screen()
    }
    assert {name: roles for name, roles in offered.items() if roles != openers[name]} == {}


def test_every_list_is_found_by_its_name():
    lists = {name for name, kind, _ in ADDRESSES if kind is None and name.endswith(("-list", "-many"))}
    assert lists - {screen.name for screen in every_screen()} - NOT_FOUND_BY_NAME == set()


def test_every_topic_links_to_pages_of_the_program_that_its_reader_may_open(client, world):
    chief, leader = (make_user(str(role), role, world.district) for role in (Role.CHIEF, Role.LEADER))
    for user, topics in ((chief, TOPICS), (leader, TOPICS[1:3])):
        client.force_login(user)
        offered = {screen.url for screen in screens_for(user).values()}
        for topic in topics:
            html = client.get(reverse("guide-topic", args=[topic.slug])).content.decode()
            steps = html[html.index('class="sheet guide"') : html.index('class="guide-others"')]
            links = [link for link in LINK.findall(steps) if not link.startswith(reverse("guide"))]
            assert [link for link in links if link not in offered] == [], topic.slug
            assert all(resolve(link) for link in links) and (links or user is leader), topic.slug


def test_what_the_guide_quotes_stands_on_the_screens():
    screens = [path for path in Path("templates").rglob("*.html") if path.parts[1] != "guide"]
    code = [path for folder in CODE for path in Path(folder).rglob("*.py") if "migrations" not in path.parts]
    scripts = Path("static/js").glob("*.js")
    shown = "\n".join(path.read_text() for path in [*screens, *code, *scripts]).lower()
    quoted = {
        (topic.slug, words)
        for topic in TOPICS
        for words in QUOTED.findall(Path("templates", topic.template).read_text())
    }
    assert len(quoted) > 60
    assert sorted(pair for pair in quoted if pair[1].rstrip(".").lower() not in shown) == []
