"""What `make bench` measures of an import is a whole one: read, asked about, judged and written."""

from django.db import connection

from bench import imports, roster
from bench.people import UNITS, units_for
from cadre.models.people import Cadre, EthnicGroup
from office.organisation.models.structure import PostTitle
from office.organisation.models.users import User

PEOPLE = 21


def test_all_people_of_the_invented_workbook_are_written(world, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute(UNITS, {"units": units_for(PEOPLE)})
    EthnicGroup.objects.bulk_create(EthnicGroup(name=name) for name in roster.ETHNIC)
    path, stages = tmp_path / "roster.xlsx", imports.Stages()
    roster.make(path, PEOPLE)
    imports.bring_in(path, User.system(), stages)
    named = {roster.named(number, number % 3 == 0) for number in range(1, PEOPLE + 1)}
    assert named <= set(Cadre.objects.values_list("full_name", flat=True))
    assert PostTitle.objects.filter(name=roster.UNKNOWN).exists()
    assert {"read", "look", "write"} <= set(stages.took)
