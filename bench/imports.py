"""An import of people who are all new, against merely reading the file and merely inserting the rows.

`python -m bench.imports PEOPLE` empties the register but for new units and their posts; with `beside` at the end the
people come beside those who are there. Times are those of the processors, here and in the database, so that they mean
the same on a busy machine.
"""

import os
import resource
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

import psycopg2  # noqa: E402
import python_calamine  # noqa: E402
from django.db import connection  # noqa: E402

from bench import roster  # noqa: E402
from bench.people import CLEAR, UNITS, units_for  # noqa: E402
from bench.report import ReportTable, pack  # noqa: E402
from cadre.imports.kinds import Roster  # noqa: E402
from foundation.core import clock  # noqa: E402
from foundation.core.database import audited_transaction  # noqa: E402
from foundation.sheets import guessing, pipeline  # noqa: E402
from foundation.sheets.copying import tell_planner  # noqa: E402
from foundation.sheets.kinds import kinds_for  # noqa: E402
from foundation.sheets.reading import read_workbook  # noqa: E402
from foundation.sheets.records import BATCH  # noqa: E402
from office.organisation.models.users import User  # noqa: E402

WRITTEN = ("cadre_cadre", "cadre_cadreprivate", "cadre_postheld", "cadre_qualification")
EMPTIED = f"TRUNCATE {', '.join(WRITTEN)} CASCADE"
IN_DATABASE = "… {} in the database"
# The floor is a fifth of a second, which another process of the machine may double.
READINGS = 9
READ, BY_HAND = "cells of the file, read once", "rows by INSERT … SELECT"


def ignore(done: int, total: int) -> None:
    """Nobody watches a bar here."""


class Stages:
    """How long the processors worked at each stage, in ms, here and in the database."""

    def __init__(self) -> None:
        self.took: dict[str, float] = {}
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.backend = Path(f"/proc/{cursor.fetchone()[0]}/stat")

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        here, there = processor_time(), self.in_database()
        yield
        here, there = processor_time() - here, self.in_database() - there
        self.took[name], self.took[IN_DATABASE.format(name)] = (here + there) * 1000, there * 1000

    def in_database(self) -> float:
        user, system = self.backend.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def processor_time() -> float:
    """Of this process and of the children that it has waited for, in seconds."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def cells(path: Path) -> None:
    with python_calamine.load_workbook(path) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def floor(path: Path, stages: Stages) -> float:
    with stages.timed(READ):
        cells(path)
    return stages.took[READ]


def bring_in(path: Path, user: User, stages: Stages) -> None:
    """As the command does, with every proposal taken."""
    with audited_transaction(user.pk, reason="Nhập từ Excel"):
        with stages.timed("read"):
            with path.open("rb") as file:
                workbook = read_workbook(file)
            kind = next(iter(guessing.sheets_by_kind(workbook, kinds_for(user))))
            reads = pipeline.Reader(workbook, kind, latest=clock.today().year).propose()
            rows, spoken = pipeline.rows_of(reads), pipeline.as_of(reads)
            day = spoken.day if spoken else clock.today()
        with stages.timed("look"):
            judged = pipeline.Judged.as_proposed(kind, user, day, rows, ignore)
        with stages.timed("write"):
            judging = kind(user=user, day=day, answers=judged.judging.answers)
            pipeline.write(judging, rows, set(), ignore, judged)


@contextmanager
def as_owner() -> Iterator[psycopg2.extensions.cursor]:
    session = psycopg2.connect(os.environ["DATABASE_OWNER_URL"])
    with session, session.cursor() as cursor:
        yield cursor
    session.close()


def empty(people: int) -> None:
    """Nobody is left; units for so many people, with all posts but one that is to be asked about."""
    with as_owner() as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute(CLEAR)
        owner.execute("DELETE FROM organisation_unit WHERE code LIKE 'b%'")
        owner.execute("DELETE FROM organisation_posttitle WHERE name = %s", [roster.UNKNOWN])
        owner.execute(UNITS, {"units": units_for(people)})


def insert_by_hand(stages: Stages, people: int) -> int:
    """The same rows once more, by the same triggers into the same empty tables; returns how many."""
    with connection.cursor() as cursor:
        copied = 0
        for table in WRITTEN:
            cursor.execute(f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM {table} ORDER BY id")
            copied += cursor.rowcount
    columns = {table: written_columns(table) for table in WRITTEN}
    with as_owner() as owner:
        owner.execute(EMPTIED)
    with audited_transaction(None), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "SELECT id FROM kept_cadre_cadre ORDER BY id OFFSET %s LIMIT 1", [min(BATCH, people) - 1]
        )
        last = cursor.fetchone()[0]
        with stages.timed(BY_HAND):
            # Without statistics the triggers of one statement for all look for each person among all: it does not end.
            for part in (f"<= {last}", f"> {last}"):
                for table, names in columns.items():
                    person = "id" if table == WRITTEN[0] else "cadre_id"
                    cursor.execute(
                        f"INSERT INTO {table} ({names})"
                        f" SELECT {names} FROM kept_{table} WHERE {person} {part} ORDER BY id"
                    )
                tell_planner(Roster.fills)
    return copied


def written_columns(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
            [table],
        )
        return cursor.fetchone()[0]


def timed_import(people: int) -> tuple[dict[str, float], int]:
    """How long reading the cells and each stage took, in ms, and the memory used at most, in MB."""
    stages, user = Stages(), User.system()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        roster.make(path, people)
        stages.took[READ] = median(floor(path, stages) for _ in range(READINGS))
        bring_in(path, user, stages)
    used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    stages.took["all of it"] = sum(stages.took[name] for name in ("read", "look", "write"))
    return stages.took, max(used) // 1024


def whole(took: Mapping[str, float]) -> dict[str, float]:
    return {name: took[name] for name in (READ, "read", "look", "write", "all of it")}


def measure_beside(people: int) -> list[ReportTable]:
    took, memory = timed_import(people)
    title = f"Import of {people:,} new people beside the others, at most {memory:,} MB"
    return [ReportTable.of(title, 1, whole(took), bases=[READ])]


def measure(people: int) -> list[ReportTable]:
    empty(people)
    took, memory = timed_import(people)
    stages = Stages()
    copied = insert_by_hand(stages, people)
    took |= stages.took
    parts = ("write", IN_DATABASE.format("write"))
    written = {BY_HAND: took[BY_HAND], **{name: took[name] for name in parts}}
    title = f"Import of {people:,} new people, at most {memory:,} MB"
    return [
        ReportTable.of(title, 1, whole(took), bases=[READ], aims={"all of it": 25}),
        ReportTable.of(f"… writing their {copied:,} rows", 1, written, bases=[BY_HAND], aims={"write": 3}),
    ]


if __name__ == "__main__":
    measured = measure_beside if sys.argv[2:] == ["beside"] else measure
    sys.stdout.write(pack(measured(int(sys.argv[1]))))
