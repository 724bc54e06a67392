"""States, lengths and figures of rotations on a day."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from cadre.models.people import Cadre
from foundation.core.answers.integrity import sentence
from foundation.core.dates import PartialDate
from foundation.core.months import months_between
from office.regulations.findings import FindingLevel
from office.regulations.models import Rule, RuleSet
from rotation.checks import Rules, check, enough_time_left, long_enough
from rotation.figures import returned, rotated, rotations, running
from rotation.models import Rotation, RotationState
from tests.cadre.retirement import OWN_MONTH
from tests.rotation.moves import make_rotation

TODAY = datetime.date(2021, 11, 30)


def rotation(valid_from="2019-02-01", valid_to=None, **fields):
    ends = PartialDate(valid_to) if valid_to else None
    return Rotation(valid_from=PartialDate(valid_from), valid_to=ends, **fields)


AGES = {"M": {"base": 720}, "F": {"base": 660}}


def rules(confirmed=True, **values):
    """Rules of rotation with the figures given, and ages at retirement from the planning set."""
    measured = {"rotation_min_months": ("months", 36), "rotation_min_years_left": ("years", 10)} | values
    figures = [
        Rule(key=key, value=value, measure=measure, article="Điều 8", confirmed=confirmed)
        for key, (measure, value) in measured.items()
    ]
    ages = Rule(key="retirement_ages", value=AGES, measure="ages", confirmed=True)
    return Rules(rule_set(*figures), rule_set(ages))


def rule_set(*figures):
    made = RuleSet(name="Bộ thử")
    made.line = [{rule.place: rule for rule in figures}]
    return made


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"valid_from": "2021-12-01"}, RotationState.DECIDED),
        ({"valid_from": "2021-11-30"}, RotationState.RUNNING),
        ({"due_on": TODAY}, RotationState.DUE),
        ({"valid_to": "2021-12-01"}, RotationState.RUNNING),
        ({"valid_to": "2021-11-30"}, RotationState.WAITING),
        ({"valid_to": "2021-11", "due_on": datetime.date(2021, 11, 30)}, RotationState.WAITING),
        ({"valid_to": "2021-10", "due_on": datetime.date(2021, 11, 1)}, RotationState.EARLY),
        ({"valid_to": "2021-11", "after_words": "Trưởng phòng"}, RotationState.PLACED),
    ],
)
def test_the_state_is_told_from_the_days(facts, state):
    assert rotation(**facts).state_on(TODAY) == state


@pytest.mark.parametrize(
    ("begun", "ended", "months"),
    [("2016-02-01", "2019-02-01", 36), ("2016-02-02", "2019-02-01", 35), ("2020-01-31", "2020-02-29", 0)],
)
def test_a_month_that_is_not_over_does_not_count(begun, ended, months):
    assert months_between(datetime.date.fromisoformat(begun), datetime.date.fromisoformat(ended)) == months


def test_a_rotation_that_ended_is_held_against_the_least_time():
    enough = long_enough(rotation(valid_to="2022-02-01"), rules(), datetime.date(2022, 3, 1))
    assert enough.sentence == (
        "Thời gian luân chuyển: 36 tháng (yêu cầu ≥ 36) – Đạt. Từ 01/02/2019 đến 01/02/2022; căn cứ Điều 8."
    )


@pytest.mark.parametrize("measured", [("months", 36), ("years", 3)])
@pytest.mark.parametrize("remediable", [False, True])
def test_a_rotation_that_ended_early_is_to_be_considered_and_never_failed(measured, remediable):
    asked = rules(rotation_min_months=measured)
    asked.rule("rotation_min_months").remediable = remediable
    short = long_enough(rotation(valid_to="2021-02-01"), asked, TODAY)
    assert (short.level, short.value) == (FindingLevel.WARN, 24)
    assert short.sentence == (
        "Thời gian luân chuyển: 24 tháng (yêu cầu ≥ 36) – Cần xem xét (Chưa đủ 36 tháng). "
        "Từ 01/02/2019 đến 01/02/2021; căn cứ Điều 8."
    )
    assert "Chưa đủ 36 tháng" in short.badge and "state-warn" in short.badge


def test_an_early_end_may_be_a_special_case():
    basis = {"special_basis": "Công văn 12-CV/TU", "special_reason": "Cơ quan giải thể"}
    special = long_enough(rotation(valid_to="2021-02-01", **basis), rules(), TODAY)
    assert special.words == "Trường hợp đặc biệt (theo Công văn 12-CV/TU)"
    assert (
        long_enough(rotation(valid_to="2022-02-01", **basis), rules(), datetime.date(2022, 3, 1)).words
        == "Đạt"
    )
    unconfirmed = long_enough(rotation(valid_to="2021-02-01", **basis), rules(confirmed=False), TODAY)
    assert unconfirmed.words == "Quy định chưa xác nhận"


def test_the_least_time_may_be_ruled_in_years():
    by_years = rules(rotation_min_months=("years", 3))
    assert (
        long_enough(rotation(valid_to="2022-02-01"), by_years, datetime.date(2022, 3, 1)).level
        == FindingLevel.PASS
    )


def test_while_it_runs_the_months_to_come_are_told_and_nothing_is_failed():
    running = long_enough(rotation(), rules(), TODAY)
    assert running.sentence == (
        "Thời gian luân chuyển: 33 tháng (yêu cầu ≥ 36) – Còn 3 tháng. "
        "Từ 01/02/2019 đến 30/11/2021; căn cứ Điều 8."
    )
    assert long_enough(rotation(), rules(), datetime.date(2022, 2, 1)).level == FindingLevel.PASS


UNCONFIRMED = [
    (Rules(None, None), "24 tháng"),
    (rules(confirmed=False), "24 tháng (yêu cầu ≥ 36 – quy định chưa xác nhận)"),
    (rules(confirmed=False, rotation_min_months=("months", None)), "24 tháng"),
]


@pytest.mark.parametrize(("given", "figure"), UNCONFIRMED)
def test_a_rule_that_nobody_confirmed_gives_neither_pass_nor_fail(given, figure):
    found = check(rotation(valid_to="2021-02-01", cadre=Cadre()), given, TODAY)
    assert [finding.words for finding in found] == ["Quy định chưa xác nhận"] * 2
    assert found[0].figure == figure


@pytest.mark.parametrize(
    ("birth", "sex", "words"),
    [
        ("1969-02-11", "M", "Đạt"),
        ("1969-01-31", "M", "Không đạt"),
        ("1974-02", "F", "Đạt"),
        ("1969", "M", "Thiếu dữ liệu (tháng sinh)"),
        (None, "M", "Thiếu dữ liệu (ngày sinh)"),
    ],
)
def test_ten_years_must_be_left_when_the_rotation_begins(birth, sex, words):
    cadre = Cadre(birth=birth and PartialDate(birth), sex=sex)
    found = enough_time_left(rotation(cadre=cadre), rules(), TODAY)
    assert found.words == words and found.requirement == "≥ 120"


def test_a_month_by_paper_counts_before_the_ages_and_is_said():
    own = {**OWN_MONTH, "retirement_month": PartialDate("2029-01")}
    own["retirement_paper_on"] = PartialDate("2021-02-01")
    moved = rotation(cadre=Cadre(birth=PartialDate("1985-05-01"), sex="M", **own))
    without_ages = Rules(rules().rotation, None)
    found = enough_time_left(moved, without_ages, TODAY)
    assert (found.value, found.words) == (119, "Không đạt")
    said = (
        "nghỉ hưu 01/2029 (nghỉ hưu trước tuổi, theo văn bản số 12-QĐ/HU ngày 01/02/2021); mốc tính 02/2019"
    )
    assert found.source == said
    before = datetime.date(2021, 1, 31)
    assert enough_time_left(moved, rules(), before).words == "Đạt"
    assert enough_time_left(moved, without_ages, before).words == "Quy định chưa xác nhận"


def test_nothing_is_found_of_what_has_not_begun():
    assert check(rotation("2022-01-01"), rules(), TODAY) == []


def test_every_state_is_also_asked_of_the_database(world):
    post = world.an.posts.get().post
    days = ["1990", "2000-01-01", "2010-01-01", "2019-01-01", "2022-01-01"]
    kept = {
        "1990": {"valid_to": "1995-05", "due_on": datetime.date(1996, 1, 1)},
        "2000-01-01": {"valid_to": "2005-05", "due_on": datetime.date(2005, 5, 31)},
        "2010-01-01": {"valid_to": "2013-01-01", "after_words": "Trưởng phòng"},
        "2019-01-01": {"due_on": TODAY, "valid_to": "2021-12-01"},
    }
    made = [make_rotation(world.binh, post, day, **kept.get(day, {})) for day in days]
    states = [
        RotationState.EARLY,
        RotationState.WAITING,
        RotationState.PLACED,
        RotationState.DUE,
        RotationState.DECIDED,
    ]
    assert [each.state_on(TODAY) for each in made] == states
    rows = Rotation.objects
    asked = [rows.early_by, rows.waiting_on, rows.placed_by, rows.due_by, rows.decided_after]
    assert [ask(TODAY).get() for ask in asked] == made
    assert rows.running_on(TODAY).get() == made[3]


def test_figures_are_those_of_the_day_and_the_unit_moved_to(world):
    post = world.an.posts.get().post
    make_rotation(world.binh, post, "2016-02-01", valid_to="2019-02-01")
    make_rotation(world.an, post, "2018-06")
    here, elsewhere = {world.hoa_tham.pk}, {world.tan_van.pk}
    found = {
        day: rotations(datetime.date.fromisoformat(day), here)
        for day in ("2016-01-31", "2016-02-01", "2018-12-31", "2019-02-01")
    }
    counts = [(each.rotated, each.returned, each.running) for each in found.values()]
    assert counts == [(0, 0, 0), (1, 0, 1), (2, 0, 2), (2, 1, 1)]
    assert rotations(TODAY, elsewhere).rotated == 0
    assert [rows(TODAY, here).count() for rows in (rotated, returned, running)] == [2, 1, 1]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"valid_to": "2019-01-01"}, "Ngày kết thúc phải sau từ ngày."),
        ({"due_on": datetime.date(2019, 2, 1)}, "Ngày dự kiến kết thúc phải sau từ ngày."),
        ({"after_words": "Trưởng phòng"}, "Ghi ngày kết thúc khi đã bố trí sau luân chuyển."),
        ({}, "Trong thời gian này đồng chí đã có lần luân chuyển khác."),
    ],
)
@pytest.mark.django_db
def test_the_database_refuses_with_a_sentence(world, facts, reason):
    post = world.an.posts.get().post
    make_rotation(world.binh, post, "2019-06-01")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        make_rotation(world.binh if not facts else world.an, post, **facts)
    assert sentence(refused.value) == reason
