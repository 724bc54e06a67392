"""What the database would refuse of a row is said at the look: one refusal would take the whole file along."""

from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps
from django.db import connection

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadrePrivate
from foundation.core.dates import PartialDate
from foundation.sheets.kinds import KINDS, Reads, SourceRow
from planning.acts import REMOVE
from tests.cadre.sheets import bring_in, look, reasons, verdicts
from tests.factories import make_cadre, make_post
from tests.planning.lists import done, make_entry, make_target
from tests.rotation.moves import make_rotation
from tests.sheets_import.constraints_of_facts import OF_FACTS, OF_NOBODY
from tests.sheets_import.personal_rows import CLASS, prepare, row
from tests.training.factories import enrol, make_class
from training.models import TrainingClass

pytestmark = pytest.mark.django_db

RECORDED = ["Discipline", "ConfidenceVote", "PoliticalConclusion", "HigherListing", "Verification"]
WRITTEN = {
    "cadre": ["Cadre", "CadrePrivate", "PostHeld", "Qualification", *RECORDED],
    "evaluation": ["Evaluation"],
    "planning": ["PlanningEntry", "PlanningTerm", "PlanningTarget"],
    "training": ["TrainingClass", "Enrolment", "Programme"],
    "rotation": ["Rotation"],
    "organisation": ["Unit", "PostTitle", "Post", "Body", "TitleRank"],
}
NUMBER, CARD = "020180000001", "12345678"
IN_ORDER = "no row has both days: a sheet writes only the day that its source speaks of"
FOUND = "what is there is found by a coarser comparison than that of the constraint, and used"
NOT_WRITTEN = "no sheet has these fields"
FIXED = "the program writes both together"
NEVER = {
    "post_held_begins_or_is_known": FIXED,
    "qualification_begins_or_is_known": FIXED,
    "qualification_ends_after_it_begins": IN_ORDER,
    "qualification_ends_after_it_is_known": IN_ORDER,
    "level_is_of_the_kind": "levels come from the words of their own kind",
    "entry_ends_after_it_is_proposed": NOT_WRITTEN,
    "entry_ends_with_its_status": NOT_WRITTEN,
    "entry_ends_after_approval": NOT_WRITTEN,
    "entry_approved_by_a_decision": "the act asks for both",
    "entry_status_has_its_decision": "the act asks for both",
    "second_place_is_another": NOT_WRITTEN,
    "special_case_has_basis_and_reason": NOT_WRITTEN,
    "special_rotation_has_basis_and_reason": NOT_WRITTEN,
    "special_rotation_has_ended": NOT_WRITTEN,
    "rotation_stands_as_its_days": FIXED,
    "slot_taken_once": NOT_WRITTEN,
    "one_rotation_to_come": NOT_WRITTEN,
    "graded_once_a_year": FOUND,
    "enrolment_names_a_record_or_a_person": FIXED,
    "enrolled_once_a_class": FOUND,
    "programme_name_once": FOUND,
    "programme_level_is_of_the_group": FIXED,
    "programme_level_is_of_the_kind": FIXED,
    "recorded_result_stays_passed": "the row says that its result stands on the record",
    "unit_ends_after_it_begins": NOT_WRITTEN,
    "unit_code_once_at_a_time": "a new unit takes a code that is free",
    "sibling_name_once_at_a_time": FOUND,
    "title_name_once": FOUND,
    "collective_title_names_its_body": "new titles are of posts",
    "post_once_at_a_unit": FOUND,
    "body_once_at_a_unit": FOUND,
    "body_name_once_at_a_unit": "the name tells the kind of the body",
    "target_once_a_term": FOUND,
    "term_name_once_a_level": FOUND,
    "term_ends_after_it_begins": "proposed by the program for the years that are named",
    "one_term_at_a_time": "a proposed term is cut to what the others leave free",
    "congress_is_known_to_the_month": NOT_WRITTEN,
    "confirmed_congress_has_a_month": NOT_WRITTEN,
    "confirmed_congress_has_a_basis": NOT_WRITTEN,
}


def of_record(world, **fields):
    Cadre.objects.filter(pk=world.an.pk).update(**fields)


def numbers(world):
    other = make_cadre("Vi Thị Ba", make_post("Chuyên viên", world.hoa_tham), sex="F", birth="1990-01-01")
    CadrePrivate.objects.create(cadre=other, citizen_id=NUMBER, party_card_no=CARD)


def own_month(world):
    paper = {"retirement_paper_no": "1-QĐ", "retirement_paper_on": "2021-01-02", "retirement_reason": "early"}
    of_record(world, retirement_month="2030-05", **paper)


def beside(world):
    """Another main post, and the one that the row names held beside it from a later day."""
    PostHeld.objects.filter(cadre=world.an).update(post=make_post("Chuyên viên", world.hoa_tham))
    post = make_post("Chủ tịch UBND", world.hoa_tham)
    PostHeld.objects.create(cadre=world.an, post=post, main=False, valid_from="2021-12-01")


def ended_entry(world):
    """Removed from the list after the day on which the sheet says that it was decided."""
    entry = make_entry(world.an, make_target(world.hoa_tham))
    done(REMOVE, entry, {"on": date(2021, 6, 1), "end_reason": "retired"})


def two_classes(world):
    make_class("Lớp A", world.district, opens_on="2021", closes_on=None)
    make_class("Lớp A", world.district, opens_on="2021-05-02", closes_on=None)


def closed_class(world):
    make_class("Lớp A", world.district, opens_on="2021", closes_on="2021-03")


def rotated(world, **fields):
    given = {"valid_from": "2016", "valid_to": "2016-03", "direction": "down", "kind": "rotation"} | fields
    make_rotation(world.an, make_post("Chủ tịch UBND", world.hoa_tham), **given)


def namesakes_in_class(world):
    of_class = TrainingClass.objects.get(name=CLASS)
    for workplace in ("Xã A", "Xã B"):
        enrol(of_class, "Lương Văn Tám", birth="1985-02-03", workplace=workplace)


OUTSIDER = {"full_name": "Lương Văn Tám", "birth": "1985-02-03", "workplace": "Xã B"}
# constraint: (kind, what is on record before, what the row says, what the row is told, or its verdict)
TRIED = {
    "post_term_ends_after_it_begins": (
        "roster",
        None,
        {"post_until": "2015-05-01"},
        "Ngày hết thời hạn phải sau",
    ),
    "party_joined_after_birth": ("roster", None, {"party_joined_on": "1975"}, "trước khi đủ 18 tuổi"),
    "party_official_after_joined": (
        "roster",
        lambda world: of_record(world, party_joined_on="2005-02-07"),
        {"party_official_on": "2004-01-01"},
        "Ngày chính thức phải sau ngày vào Đảng",
    ),
    "retirement_month_with_its_paper": (
        "roster",
        None,
        {"retirement_month": "2030-05"},
        "Ghi đủ tháng nghỉ hưu",
    ),
    "retirement_month_is_one_after_birth": (
        "roster",
        own_month,
        {"retirement_month": "2030-05-02"},
        "chưa đúng dạng",
    ),
    "phone_is_of_digits": ("roster", None, {"phone": "không rõ"}, "không phải số điện thoại"),
    "citizen_id_once": ("roster", numbers, {"citizen_id": NUMBER}, "doubtful"),
    "party_card_once": ("roster", numbers, {"party_card_no": CARD}, "doubtful"),
    "citizen_id_has_12_digits": (
        "roster",
        None,
        {"citizen_id": "02018000000"},
        "Số CCCD có 11 chữ số (phải 12)",
    ),
    "party_card_has_8_digits": ("roster", None, {"party_card_no": "1234567"}, "có 7 chữ số (phải 8)"),
    "one_main_post_at_a_time": (
        "roster",
        lambda world: PostHeld.objects.update(valid_from="2021-11-30"),
        {"post": "Chuyên viên"},
        "Hồ sơ đã ghi từ ngày 30/11/2021",
    ),
    "same_post_once_at_a_time": ("roster", beside, {}, "Hồ sơ đã ghi từ ngày 01/12/2021"),
    "post_held_ends_after_it_begins": ("former", None, {"left_on": "2015-06-01"}, "2015"),
    "post_held_ends_after_it_is_known": (
        "former",
        lambda world: PostHeld.objects.update(valid_from=None, known_on="2021-11-30"),
        {"left_on": "2021-11-01"},
        "2021",
    ),
    "class_name_once": (
        "classes",
        two_classes,
        {"opens_on": "2021-05-02", "closes_on": "2021-06-01"},
        "changed",
    ),
    "class_closes_after_it_opens": (
        "classes",
        closed_class,
        {"opens_on": "2021-05-02"},
        "Ngày bế giảng phải sau",
    ),
    "outsider_enrolled_once_a_class": ("learners", namesakes_in_class, OUTSIDER, "same"),
    "certificate_only_for_who_passed": (
        "learners",
        None,
        {"result": "Đang học", "certificate_no": "A1"},
        "chỉ ghi khi học viên đã hoàn thành",
    ),
    "graded_or_a_reason": ("grades", None, {"grade": ""}, "mức xếp loại"),
    "year_of_grading_is_real": ("grades", None, {"year": "1900"}, "1900"),
    **OF_FACTS,
    "rotation_ends_after_it_begins": (
        "rotations",
        rotated,
        {"valid_from": "2016-05-02", "valid_to": None},
        "Ngày kết thúc phải sau từ ngày.",
    ),
    "rotation_due_after_it_begins": (
        "rotations",
        lambda world: rotated(world, valid_to=None, due_on="2016-03-01"),
        {"valid_from": "2016-05-02", "valid_to": None},
        "Ngày dự kiến kết thúc phải sau từ ngày.",
    ),
    "rotation_placed_where_it_says": (
        "rotations",
        None,
        {"valid_to": None, "after": "Chủ tịch UBND, Xã Tân Văn"},
        "Ghi ngày kết thúc khi đã bố trí",
    ),
    "one_rotation_at_a_time": (
        "rotations",
        lambda world: rotated(world, valid_to=None),
        {"valid_from": "2017-05-02", "valid_to": None},
        "Trùng thời gian với lần luân chuyển",
    ),
    "entry_once_a_target_on_a_day": (
        "plan",
        ended_entry,
        {},
        "đã có trong danh sách quy hoạch chức danh này",
    ),
}


def constraints():
    models = [apps.get_model(app, name) for app, names in WRITTEN.items() for name in names]
    return {rule.name for model in models for rule in model._meta.constraints}


def test_every_constraint_of_what_sheets_write_is_tried_or_cannot_be_met():
    assert constraints() == TRIED.keys() | NEVER.keys()
    assert not TRIED.keys() & NEVER.keys()
    for kind in KINDS.values():
        assert kind.records().model.__name__ in WRITTEN[kind.permission.split(".")[0]]


def a_row(kind, world, says):
    source = SourceRow("A", 4, OF_NOBODY[kind]) if kind in OF_NOBODY else row(kind, 4, world.an)
    dates = {column.key for column in KINDS[kind].columns if column.reads == Reads.DATE}
    values = {name: PartialDate(value) if name in dates and value else value for name, value in says.items()}
    return replace(source, values={**source.values, **values}, raw={**source.raw, **says})


@pytest.mark.parametrize("name", TRIED)
def test_a_row_is_told_what_the_database_would_refuse(world, name):
    kind, on_record, says, told = TRIED[name]
    prepare(world)
    if on_record:
        on_record(world)
    outcome = bring_in(world.lan, [a_row(kind, world, says)], kind)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    if told in ("new", "changed", "same", "doubtful"):
        assert (verdicts(outcome), reasons(outcome)) == ([told], [])
    else:
        assert verdicts(outcome) == ["wrong"] and told in " ".join(reasons(outcome))


TOO_LONG = "x" * 700
# Columns whose texts are looked up or asked about, never kept as they stand.
LOOKED_UP = {"unit", "title", "term", "training_class", "workplace", "programme", "to_post"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_longer_than_can_be_kept_is_told_of_its_cell(world, kind):
    prepare(world)
    texts = [
        column.key
        for column in KINDS[kind].columns
        if column.reads in (Reads.TEXT, Reads.NAME) and column.key not in LOOKED_UP
    ]
    rows = [
        replace(a_row(kind, world, {key: TOO_LONG}), number=number) for number, key in enumerate(texts, 9)
    ]
    for key, judged in zip(texts, look(world.lan, rows, kind).rows, strict=True):
        assert judged.verdict == "wrong" and key in {fault.column for fault in judged.faults}, key
