"""One retirement month a person, by the rule in force on the day; SQL and Python say the same."""

import datetime
import json
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadre.models.people import Cadre, CadreNow
from cadre.retirement import Retirements
from foundation.core.dates import PartialDate
from foundation.core.projected.day import move_day
from office.regulations.models import Rule, RuleSet
from office.regulations.reckoning import retirement_day, retirement_months
from office.regulations.reference import load_regulations
from tests.cadre.retirement import DECREE, FLAT, OWN_MONTH, OWN_WORDS, STEPS, make_ages
from tests.factories import make_cadre

TABLE = json.loads((Path(__file__).parent / "retirement_months.json").read_text())
# 984 months of birth.
BIRTHS = [
    (sex, f"{year}-{month:02d}") for sex in "MF" for year in range(1955, 1996) for month in range(1, 13)
]
TODAY = datetime.date(2021, 11, 30)
UNCONFIRMED = "Quy định tuổi nghỉ hưu chưa xác nhận"
pytestmark = pytest.mark.django_db


def asked(sexes, births, ages):
    """(months, day) of every sex and birth, as SQL counts them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT retirement_months(sex, birth::partial_date, %(ages)s::jsonb),"
            " retirement_day(sex, birth::partial_date, %(ages)s::jsonb)"
            " FROM unnest(%(sexes)s, %(births)s) AS row(sex, birth)",
            {"ages": json.dumps(ages), "sexes": sexes, "births": births},
        )
        return cursor.fetchall()


def test_every_published_row_is_reproduced_by_the_shipped_rule():
    load_regulations()
    ages = Retirements(TODAY).rule.figure
    found = asked([row["sex"] for row in TABLE], [row["birth"] for row in TABLE], ages)
    assert [(months, f"{day:%Y-%m}") for months, day in found] == [
        (row["age_months"], row["last_month"]) for row in TABLE
    ]


OF_A_SEX = st.one_of(
    st.fixed_dictionaries({"base": st.integers(480, 800)}),
    st.fixed_dictionaries(
        {
            "base": st.integers(480, 700),
            "from": st.sampled_from(["1950-01", "1961-01", "1966-07", "1990-12"]),
            "every": st.integers(1, 30),
            "step": st.integers(0, 12),
            "limit": st.integers(700, 800),
        }
    ),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ages=st.fixed_dictionaries({"M": OF_A_SEX, "F": OF_A_SEX}))
def test_sql_and_python_count_alike_whatever_the_rule_says(ages):
    sexes, births = map(list, zip(*BIRTHS, strict=True))
    counted = [
        (retirement_months(sex, PartialDate(birth), ages), retirement_day(sex, PartialDate(birth), ages))
        for sex, birth in zip(sexes, births, strict=True)
    ]
    assert asked(sexes, births, ages) == counted


def kept(cadre):
    return CadreNow.objects.get(cadre=cadre).retire_on


def test_without_a_confirmed_rule_nobody_has_a_month_and_it_is_said(world):
    assert kept(world.binh) is None
    assert Retirements(TODAY).of(world.binh).words == UNCONFIRMED
    rule = make_ages(confirmed=False)
    assert kept(world.binh) is None
    Rule.objects.filter(pk=rule.pk).update(confirmed=True)
    assert f"{kept(world.binh)}" == "2037-03-31"
    assert Retirements(TODAY).of(world.binh).words == "03/2037"


def test_every_way_of_changing_the_rule_moves_the_months(world):
    rule = make_ages(FLAT)
    assert f"{kept(world.an)}" == "2035-05-31"
    rule.value = STEPS
    rule.save()
    assert f"{kept(world.an)}" == "2040-05-31"
    RuleSet.objects.filter(pk=rule.rule_set_id).update(in_force_from=TODAY + datetime.timedelta(days=1))
    assert kept(world.an) is None
    move_day(TODAY + datetime.timedelta(days=1))
    assert f"{kept(world.an)}" == "2040-05-31"
    rule.rule_set.delete()
    assert kept(world.an) is None


def test_a_past_day_counts_by_the_ages_of_that_day(world):
    make_ages(FLAT, datetime.date(1995, 1, 1), DECREE)
    make_ages()
    before = datetime.date(2020, 12, 31)
    assert Retirements(before).of(world.an).words == "05/2035"
    assert Retirements(DECREE).of(world.an).words == "05/2040"
    move_day(before)
    assert f"{kept(world.an)}" == "2035-05-31"
    move_day(TODAY)
    assert f"{kept(world.an)}" == "2040-05-31"


@pytest.mark.parametrize(
    ("birth", "words", "day"),
    [
        ("1975", "01/2037 (chưa rõ tháng sinh)", "2037-01-31"),
        ("1975-03", "03/2037", "2037-03-31"),
        (None, "", "None"),
    ],
)
def test_a_birth_known_only_by_year_is_said(world, birth, words, day):
    make_ages()
    Cadre.objects.filter(pk=world.binh.pk).update(birth=birth)
    binh = Cadre.objects.get(pk=world.binh.pk)
    assert Retirements(TODAY).of(binh).words == words
    assert f"{kept(binh)}" == day


def test_python_and_the_projection_name_one_month_for_everybody(world):
    make_ages()
    for number, row in enumerate(TABLE[::40]):
        make_cadre(f"Người {number}", unit=world.hoa_tham, sex=row["sex"], birth=row["birth"])
    retirements = Retirements(TODAY)
    for cadre in Cadre.objects.select_related("now"):
        assert retirements.of(cadre).day == cadre.now.retire_on


def test_the_ages_count_everywhere(world):
    rule = make_ages()
    with pytest.raises(Exception, match="retirement_counts_everywhere"):
        RuleSet.objects.filter(pk=rule.rule_set_id).update(unit=world.district)


def test_the_rule_that_sql_takes_is_the_one_that_the_look_up_gives():
    load_regulations()
    for day in (datetime.date(1990, 1, 1), datetime.date(2015, 5, 5), datetime.date(2020, 12, 31), TODAY):
        rule_set = RuleSet.objects.in_force(day, None, RuleSet.Subject.RETIREMENT)
        assert Retirements(day).rule == (rule_set and rule_set.rule("retirement_ages"))


def test_a_rule_of_a_parent_counts_where_the_set_has_none(world):
    rule = make_ages(FLAT, datetime.date(1995, 1, 1), DECREE)
    RuleSet.objects.create(name="Nối tiếp", subject="retirement", in_force_from=DECREE, parent=rule.rule_set)
    assert Retirements(TODAY).of(world.an).words == "05/2035"


def test_a_month_by_paper_goes_before_the_ages_from_the_day_of_the_paper(world):
    Cadre.objects.filter(pk=world.an.pk).update(**OWN_MONTH)
    an = Cadre.objects.get(pk=world.an.pk)
    assert Retirements(TODAY).of(an).words == OWN_WORDS, "without a rule too"
    assert f"{kept(an)}" == "2030-05-31"
    make_ages()
    assert f"{kept(an)}" == "2030-05-31" and Retirements(TODAY).of(an).words == OWN_WORDS
    before = datetime.date(2021, 1, 31)
    assert Retirements(before).of(an).words == "05/2040"
    move_day(before)
    assert f"{kept(an)}" == "2040-05-31"
    move_day(datetime.date(2021, 2, 1))
    assert f"{kept(an)}" == "2030-05-31"


@pytest.mark.parametrize(
    "wrong",
    [
        {"retirement_month": None},
        {"retirement_reason": ""},
        {"retirement_paper_no": ""},
        {"retirement_paper_on": None},
        {"retirement_reason": "whim"},
        {"retirement_month": "2030"},
        {"retirement_month": "2030-05-01"},
        {"retirement_month": "1980-05"},
    ],
    ids=str,
)
def test_the_database_keeps_all_of_a_paper_or_nothing_and_a_month_that_can_be(world, wrong):
    with pytest.raises(IntegrityError, match="retirement_month"), transaction.atomic():
        Cadre.objects.filter(pk=world.an.pk).update(**{**OWN_MONTH, **wrong})
