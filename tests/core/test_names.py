"""A name that must be unique is so by what it says; an old database whose names clash comes through and is told."""

import io
import unicodedata
from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from cadre.models.people import EthnicGroup, Religion
from cadre.reference import load_reference
from foundation.core.scope.functions import in_force
from foundation.core.typed import names
from foundation.saved_views.models import SavedView
from office.campaigns.models import Campaign, ChecklistItem
from office.organisation.models.structure import Body, ManagingAuthority, PostTitle, Unit
from office.organisation.models.users import User
from office.papers.models import NumberingTerm
from office.regulations.models import Document, RuleSet
from planning.models import PlanningRound, PlanningTerm
from questions.models import SavedQuestion
from rotation.models import RotationPlan
from tests.conftest import make_user
from tests.factories import LONG_AGO, make_unit
from training.models import Programme, TrainingClass, TrainingPlan

NAME = "Lớp Ủy viên"
SAME = [NAME.upper(), "  Lớp  ủy\u00a0viên\u200b", unicodedata.normalize("NFD", NAME)]
OTHER = "Lop Uy vien"


def document(**fields):
    return Document(kind="rules", issuer="Tỉnh ủy", subject="về quy hoạch", issued_on=LONG_AGO, **fields)


def rule_set(name, begins):
    return RuleSet(name=name, subject="planning", in_force_from=begins)


def term(name, begins, ends):
    return PlanningTerm(name=name, level="commune", begins_on=begins, ends_on=ends)


def campaign(unit, name):
    days = dict.fromkeys(("figures_on", "opens_on", "due_on"), "2021-01-01")
    return Campaign(name=name, unit=unit, kind="review", year=2021, round=Campaign.Round.EXTRA, **days)


DAYS = {"opens_on": "2021-01-01"}
# {kind: two rows that bear the names given}
PAIRS = {
    "programme": lambda w, a, b: [Programme(name=n, group="state") for n in (a, b)],
    "class": lambda w, a, b: [
        TrainingClass(name=n, unit=w.district, programme=w.programme, opens_on="2021") for n in (a, b)
    ],
    "unit": lambda w, a, b: [
        Unit(name=n, code=f"x{i}", level="commune", kind="4", parent=w.district, valid_from=LONG_AGO)
        for i, n in enumerate((a, b))
    ],
    "body": lambda w, a, b: [
        Body(name=n, unit=w.hoa_tham, kind=k) for n, k in zip((a, b), ("executive", "standing"), strict=True)
    ],
    "title": lambda w, a, b: [PostTitle(name=n, level="commune") for n in (a, b)],
    "authority": lambda w, a, b: [ManagingAuthority(name=n) for n in (a, b)],
    "user": lambda w, a, b: [User(username=n) for n in (a, b)],
    "document": lambda w, a, b: [document(number=n) for n in (a, b)],
    "rule set": lambda w, a, b: [rule_set(a, "2001-01-01"), rule_set(b, "2030-01-01")],
    "round": lambda w, a, b: [PlanningRound(name=n, unit=w.district, kind="build", **DAYS) for n in (a, b)],
    "term": lambda w, a, b: [
        term(a, "2001-01-01", "2005-01-01"),
        term(b, "2035-01-01", "2040-01-01"),
    ],
    "numbering term": lambda w, a, b: [
        NumberingTerm(name=n, unit=w.district, begins_on=f"20{i}0-01-01") for i, n in enumerate((a, b))
    ],
    "rotation plan": lambda w, a, b: [RotationPlan(name=n, unit=w.district, year=2022) for n in (a, b)],
    "training plan": lambda w, a, b: [TrainingPlan(name=n, unit=w.district, year=2022) for n in (a, b)],
    "campaign": lambda w, a, b: [campaign(w.district, n) for n in (a, b)],
    "checklist item": lambda w, a, b: [ChecklistItem(name=n, kind="review") for n in (a, b)],
    "ethnic group": lambda w, a, b: [EthnicGroup(name=n) for n in (a, b)],
    "view": lambda w, a, b: [SavedView(name=n, owner=w.lan, list="cadre-list") for n in (a, b)],
    "question": lambda w, a, b: [SavedQuestion(name=n, question="retiring") for n in (a, b)],
    "religion": lambda w, a, b: [Religion(name=n) for n in (a, b)],
}


@pytest.fixture
def place(world):
    world.programme = Programme.objects.create(name="Lớp nền", group="state")
    return world


@pytest.mark.parametrize("kind", PAIRS)
def test_what_says_the_same_is_refused_by_the_database(place, kind):
    for again in SAME:
        with transaction.atomic():
            first, second = PAIRS[kind](place, NAME, again)
            if isinstance(first, RuleSet):
                first.in_force_to = "2002-01-01"
            first.save()
            with pytest.raises(IntegrityError) as refused, transaction.atomic():
                second.save()
            assert refused.value.__cause__.diag.constraint_name in {rule.name for _, rule in names.rules()}
            transaction.set_rollback(True)


@pytest.mark.parametrize("kind", PAIRS)
def test_accents_are_kept(place, kind):
    for row in PAIRS[kind](place, NAME, OTHER):
        if isinstance(row, RuleSet) and row.name == NAME:
            row.in_force_to = "2002-01-01"
        row.save()


def test_every_unique_name_is_of_this_kind(place):
    """A field that is unique by itself is a code, a key or a day; a name has the rule."""
    assert len(list(names.rules())) == len(PAIRS)


def test_siblings_may_bear_one_name_at_different_times(world):
    make_unit("a", "Xã Bình Gia", parent=world.district, valid_to="2025-07-01")
    make_unit("b", "XÃ BÌNH GIA", parent=world.district, valid_from="2025-07-01")
    make_unit("c", "Xã Bình Gia", parent=world.hoa_tham)


@pytest.mark.parametrize(
    ("page", "data", "said"),
    [
        (
            "programme-new",
            {"name": "QUẢN LÝ  nhà nước", "group": "state", "order": 1},
            "Đã có chương trình cùng tên.",
        ),
        (
            "unit-new",
            {"name": "XÃ\u00a0HOA  THÁM", "code": "moi", "level": "commune", "kind": "4", "order": 1},
            "Cùng cấp trên trực tiếp đã có đơn vị cùng tên trong thời gian này.",
        ),
        ("user-new", {"username": "LAN", "full_name": "Lan Hai"}, "Đã có người dùng với tên đăng nhập này."),
    ],
)
def test_the_form_says_it_in_a_sentence(client, world, page, data, said):
    Programme.objects.create(name="Quản lý nhà nước", group="state")
    client.force_login(
        world.lan if page == "programme-new" else make_user("quantri", "admin", world.district)
    )
    data |= {"parent": world.district.pk, "valid_from": "01/01/2001"}
    response = client.post(reverse(page), data)
    assert response.status_code == 200 and said in response.content.decode()


def test_lists_that_come_with_the_program_meet_names_that_the_office_wrote_otherwise(world):
    load_reference()
    for model in (PostTitle, ManagingAuthority, EthnicGroup, RuleSet):
        first = model.objects.first()
        first.name = f" {first.name.upper()}"
        first.save()
    number = Document.objects.latest("pk")
    number.number = number.number.lower()
    number.save()
    counted = [
        model.objects.count() for model in (PostTitle, ManagingAuthority, EthnicGroup, RuleSet, Document)
    ]
    load_reference()
    assert counted == [
        model.objects.count() for model in (PostTitle, ManagingAuthority, EthnicGroup, RuleSet, Document)
    ]


# A database from before


RULES = ("programme_name_once", "sibling_name_once_at_a_time")


@pytest.fixture
def old(as_owner):
    """Two programmes and two siblings that say the same as an earlier one, met by the rules of today."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX programme_name_once")
        cursor.execute("ALTER TABLE organisation_unit DROP CONSTRAINT sibling_name_once_at_a_time")
    top = make_unit("t", "Huyện Cũ", level="district")
    rows = [Programme.objects.create(name=name, group="state") for name in (NAME, NAME.upper(), SAME[1])]
    units = [make_unit(code, name, parent=top) for code, name in [("a", "Xã Mới"), ("b", "XÃ  MỚI")]]
    under_immediate_checks()
    with connection.schema_editor() as editor:
        for model, rule in names.rules():
            if rule.name in RULES:
                names.make(editor, model, rule)
    return rows, units


def under_immediate_checks():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_rows_that_clash_stay_as_they_are_and_are_told(old):
    (first, second, _), (unit, twin) = old
    told = io.StringIO()
    call_command("same_names", stdout=told)
    lines = told.getvalue().splitlines()
    assert (
        f"chương trình: số {first.pk} “{NAME}” và số {second.pk} “{NAME.upper()}”. Đã có chương trình cùng tên."
        in lines
    )
    assert any(f"đơn vị: số {unit.pk} “Xã Mới” và số {twin.pk} “XÃ  MỚI”" in line for line in lines)
    assert lines[-1] == "3 tên trùng."
    assert [row.name for row in Programme.objects.order_by("pk")] == [NAME, NAME.upper(), SAME[1]]


def test_a_new_row_is_refused_all_the_same(old):
    with pytest.raises(IntegrityError), transaction.atomic():
        Programme.objects.create(name=NAME.lower(), group="state")


def test_a_row_that_clashes_no_more_comes_under_the_rule_again(old):
    (_, second, third), (_, twin) = old
    second.name, third.name, twin.name = "Lớp hai", "Lớp ba", "Xã Khác"
    for row in (second, third, twin):
        row.save()
    under_immediate_checks()
    names.take_in()
    assert names.all_namesakes() == []
    with pytest.raises(IntegrityError, match="programme_name_once"), transaction.atomic():
        Programme.objects.filter(pk=third.pk).update(name="LỚP HAI")
    with pytest.raises(IntegrityError, match="sibling_name_once"), transaction.atomic():
        Unit.objects.filter(pk=twin.pk).update(name="xã mới")


def test_names_that_say_the_same_since_letters_are_kept_in_one_writing_come_through_and_are_told(as_owner):
    """What a unique index holds of a row was cleaned when the row was written, by the function of then."""
    of_now = in_force("core")
    before = import_module("foundation.core.migrations.0012_letters_in_one_writing").BEFORE
    with connection.cursor() as cursor:
        cursor.execute(before)
        rows = [Programme.objects.create(name=f"{letter}ào tạo", group="state") for letter in "ĐÐ"]
        Programme.objects.create(name="Ðịa lý", group="state")
        under_immediate_checks()
        cursor.execute(of_now)
    names.take_in(all_rules=True)
    assert [each.earlier for each in names.all_namesakes()] == [rows[0].pk]
    for name in ("ÐÀO TẠO", "Địa lý"):
        with pytest.raises(IntegrityError, match="programme_name_once"), transaction.atomic():
            Programme.objects.create(name=name, group="state")
