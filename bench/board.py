"""The leaders' board against hand-written SQL of the same figures: `python -m bench.board USERNAME`."""

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from bench.report import ReportTable, pack  # noqa: E402
from bench.timing import Works, in_turn  # noqa: E402
from cadre.figures import count_staff  # noqa: E402
from dashboards.age_bands import bounds, load_age_bounds  # noqa: E402
from dashboards.board import Board  # noqa: E402
from dashboards.figures import gather  # noqa: E402
from dashboards.quick_report import sentences  # noqa: E402
from foundation.core import clock  # noqa: E402
from foundation.core.database import telling_transaction  # noqa: E402
from office.organisation.models.structure import Unit  # noqa: E402
from office.organisation.models.users import User  # noqa: E402
from planning.figures import planned_lists  # noqa: E402
from standards.counting import standards_met  # noqa: E402

ROUNDS = 5
# The page shall take no longer than so many times the same figures by hand.
PAGE, AIM = "board, the page", 2
HELD = """
cadre_postheld held JOIN organisation_post post ON post.id = held.post_id
JOIN organisation_posttitle title ON title.id = post.title_id
WHERE held.main AND (held.counts_from IS NULL OR held.counts_from <= %(day)s)
AND (held.valid_to IS NULL OR held.valid_to > %(day)s)
"""
FIGURES = [
    """SELECT title.level, count(DISTINCT entry.cadre_id) FROM planning_planningentry entry
       JOIN planning_planningtarget target ON target.id = entry.target_id
       JOIN planning_planningterm term ON term.id = target.term_id
       JOIN organisation_post post ON post.id = target.post_id
       JOIN organisation_posttitle title ON title.id = post.title_id
       WHERE entry.approved_on <= %(day)s AND (entry.ended_on IS NULL OR entry.ended_on > %(day)s)
       AND term.ends_on > %(day)s GROUP BY 1""",
    "SELECT year, grade, count(*) FROM evaluation_evaluation WHERE year <= 2020 GROUP BY 1, 2",
    """SELECT programme."group", count(DISTINCT class.id), count(enrolment.id) FROM training_trainingclass class
       JOIN training_programme programme ON programme.id = class.programme_id
       LEFT JOIN training_enrolment enrolment ON enrolment.training_class_id = class.id
       WHERE class.opens_on <= %(day)s AND class.cancelled_on IS NULL GROUP BY 1""",
    """SELECT count(*), count(*) FILTER (WHERE valid_to <= %(day)s) FROM rotation_rotation
       WHERE valid_from <= %(day)s""",
    f"""SELECT count(*), count(*) FILTER (WHERE reached.level >= 22) FROM (SELECT held.cadre_id FROM {HELD}
        AND title.is_leader) leader LEFT JOIN (SELECT cadre_id, max(level) AS level FROM cadre_qualification
        WHERE kind = 'theory' AND (counts_from IS NULL OR counts_from <= %(day)s)
        AND (valid_to IS NULL OR valid_to > %(day)s) GROUP BY 1) reached ON reached.cadre_id = leader.cadre_id""",
]
STAFF = """
SELECT sex, width_bucket(extract(year FROM age(%(day)s::date, birth::text::date))::int, ARRAY[30, 40, 50, 55]),
    ethnic_group_id, now.degree, now.theory, party_official_on <= %(day)s, title.is_leader, title.level, count(*)
FROM cadre_cadrenow now JOIN organisation_posttitle title ON title.id = now.title_id WHERE now.status = 'serving'
GROUP BY GROUPING SETS ((1), (2), (3), (4), (5), (6), (7), (8))
"""


def by_hand(queries: list[str], day: date) -> None:
    with connection.cursor() as cursor:
        for query in queries:
            cursor.execute(query, {"day": day.isoformat()})
            cursor.fetchall()


def told(user: User, work: Callable[[], object]) -> None:
    """Work as the user: without a reader the wall of the database shows nothing."""
    with telling_transaction(user.pk):
        work()


def whole(root: Unit, units: list[int], day: date) -> list:
    """Everything that the page shows, without drawing it."""
    board = Board(root, units, day)
    sentences(board, rounded=True)
    return [board.seats, board.lists, board.standards, board.grades, list(board.staff["table"].parts())]


def measure(username: str) -> list[ReportTable]:
    load_age_bounds()
    root, day = Unit.objects.get(parent=None), clock.today()
    units = Unit.objects.keys_under([root.pk])
    client, user = Client(headers={"host": "localhost"}), User.objects.get(username=username)
    client.force_login(user, backend="office.organisation.backends.GrantBackend")
    command = {
        "figures of the command": lambda: gather(day, units),
        "… of them standards": lambda: standards_met(day, units),
    }
    board = {
        "figures of the board": lambda: whole(root, units, day),
        "… of them the staff": lambda: count_staff(day, units, bounds()),
        "… of them the lists": lambda: planned_lists(day, units),
    }
    command, board = (
        {name: partial(told, user, work) for name, work in works.items()} for works in (command, board)
    )
    board[PAGE] = lambda: client.get("/board/")
    by_hands = (partial(told, user, partial(by_hand, each, day)) for each in (FIGURES, [*FIGURES, STAFF]))
    return [compare(*each) for each in zip(("Figures", "Board"), by_hands, (command, board), strict=True)]


def compare(title: str, hand: Callable[[], object], works: Works) -> ReportTable:
    base = f"{title.lower()} by hand"
    runs, medians = in_turn({base: hand}, works, ROUNDS)
    return ReportTable.of(title, runs, medians, bases=[base], aims={PAGE: AIM})


if __name__ == "__main__":
    sys.stdout.write(pack(measure(sys.argv[1])))
