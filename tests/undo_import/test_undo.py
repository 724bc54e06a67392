"""A whole import taken back: what it made goes, what it changed returns, what somebody touched since stays."""

import datetime
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.conflicts import Account
from cadre.models.facts import Qualification
from cadre.models.people import Cadre, CadrePrivate
from evaluation.models import Evaluation
from foundation.core.acts.run import apply
from foundation.jobs.kinds import Refused
from foundation.sheets.kinds import KINDS, SourceRow
from foundation.sheets.models import Import
from foundation.sheets.undo import running
from foundation.sheets.undo.told import kept_records
from office.organisation.models.structure import Post, Unit
from office.organisation.models.users import User
from office.organisation.rights import Role
from reminders.acts import DONE
from reminders.models import Duty
from tests.cadre.sheets import person
from tests.conftest import make_user
from tests.planning.lists import make_proposal, make_target
from tests.reminders.duties import make_duty, make_duty_rule
from tests.sheets_import.constraints_of_facts import OF_NOBODY
from tests.sheets_import.personal_rows import prepare, row
from tests.training.sheets import a_class
from tests.undo_import.imports import acting, imported, reasons, tables, take_back

pytestmark = pytest.mark.django_db

TAM = person(5, "Xã Mới", post="Trưởng ban Dân vận", degree="Đại học Luật", theory="Cao cấp")
CHIN = person(6, full_name="Lương Văn Chín")
AN = person(7, full_name="Hoàng Thị An", birth="1980-05-01", sex="Nữ", post="Bí thư", home_town="Hoa Thám")
RANK = SourceRow("A", 4, OF_NOBODY["title_ranks"])
ROWS = {"roster": [TAM, AN], "classes": [a_class()], "title_ranks": [RANK]}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_leaves_the_tables_as_they_were(world, kind):
    prepare(world)
    before = tables()
    sent = imported(world.lan, ROWS.get(kind) or [row(kind, 3, world.an), row(kind, 4, world.binh)], kind)
    assert sent.written and tables() != before
    assert running.tried(sent, world.lan)["kept"] == [] and tables() != before
    found = take_back(sent, world.lan)
    assert found["kept"] == [] and tables() == before
    assert Import.objects.get().state == "undone"
    assert imported(world.lan, ROWS.get(kind) or [row(kind, 3, world.an)], kind).written


def test_the_bar_counts_the_records_that_are_taken_back(world):
    sent, counted = imported(world.lan, [person(5, full_name="Lý Văn Tư")]), []
    with acting(world.lan):
        found = running.tried(sent, world.lan, lambda *told: counted.append(told))
    assert counted[0] == (0, counted[-1][0]) and counted[-1][0] == counted[-1][1] > 1
    assert sorted(counted) == counted and found["records"]


def test_what_a_file_made_for_its_rows_goes_with_them(world):
    sent = imported(world.lan, [TAM, AN])
    assert Unit.objects.filter(name="Xã Mới").exists() and Post.objects.count() == 4
    found = take_back(sent, world.lan)
    records = {each["model"]: (each["removed"], each["restored"]) for each in found["records"]}
    assert records == {
        "cadre.cadre": (1, 1),
        "cadre.postheld": (2, 1),
        "cadre.qualification": (2, 0),
        "organisation.unit": (1, 0),
        "organisation.posttitle": (2, 0),
        "organisation.post": (2, 0),
    }
    assert not Unit.objects.filter(name="Xã Mới").exists()
    assert world.an.posts.get().valid_to is None and Cadre.objects.get(pk=world.an.pk).home_town == ""


def test_what_somebody_touched_since_is_kept_with_what_it_needs_and_listed_with_who_and_when(world):
    sent = imported(world.lan, [TAM, CHIN, AN])
    tam, chin = (Cadre.objects.get(full_name=name) for name in ("Lương Văn Tám", "Lương Văn Chín"))
    with acting(make_user("hoa", Role.OFFICER, world.district)):
        Cadre.objects.filter(pk=tam.pk).update(phone="0912 345 678")
        Qualification.objects.create(
            cadre=world.an, kind="it", detail="A", known_on=datetime.date(2021, 1, 1)
        )
    found = take_back(sent, world.lan)
    kept = {(each["model"], each["key"]): each for each in found["kept"]}
    assert {key for model, key in kept if model == "cadre.cadre"} == {tam.pk, world.an.pk}
    assert [(each["why"], each["who"]) for each in kept.values() if each["row"]] == [("edited", "Hoa")] * 2
    # Their posts with unit and titles stay; the untouched person is gone.
    assert {model for model, _ in kept} == {
        "cadre.cadre",
        "organisation.unit",
        "organisation.posttitle",
        "organisation.post",
    }
    assert {each["why"] for each in kept.values() if not each["row"]} == {"used"}
    assert tam.posts.get().post.unit.name == "Xã Mới" and tam.qualifications.count() == 2
    assert world.an.posts.count() == 2 and not Cadre.objects.filter(pk=chin.pk).exists()


def test_somebody_whom_other_records_speak_of_is_kept(world):
    sent = imported(world.lan, [CHIN])
    chin = Cadre.objects.get(full_name="Lương Văn Chín")
    with acting(world.huong):
        Evaluation.objects.create(cadre=chin, year=2020, unit=world.hoa_tham, grade="good")
    (kept,) = take_back(sent, world.lan)["kept"]
    assert (kept["key"], kept["why"], kept["what"]) == (chin.pk, "used", "kết quả xếp loại")
    assert chin.posts.count() == 1


def test_who_cannot_read_what_keeps_a_record_is_told_of_nobody(world):
    """A proposal of the district about a person of the unit: its officer may not know of it."""
    sent = imported(world.huong, [CHIN])
    make_proposal(Cadre.objects.get(full_name="Lương Văn Chín"), make_target(world.tan_van))
    with pytest.raises(Refused, match="Đề nghị cấp trên hoàn tác"):
        running.tried(sent, world.huong)
    chief = make_user("truongban", Role.CHIEF, world.district)
    assert reasons(running.tried(sent, chief)) == ["used"]


def test_imports_are_taken_back_one_after_the_other_and_what_cancels_itself_is_no_touch(world):
    before = tables()
    first = imported(world.lan, [AN])
    second = imported(
        world.lan,
        [
            person(
                7,
                full_name="Hoàng Thị An",
                birth="1980-05-01",
                sex="Nữ",
                post="Bí thư",
                theory="Cao cấp",
                home_town="Xã Hoa Thám, huyện Bình Gia",
            )
        ],
    )
    assert reasons(running.tried(first, world.lan))[:1] == ["edited"]
    take_back(second, world.lan)
    assert reasons(take_back(first, world.lan)) == [] and tables() == before


def test_nothing_is_taken_back_twice_nor_by_who_has_no_right(world):
    sent = imported(world.lan, [CHIN])
    for stranger in (
        world.huong,
        make_user("minh", Role.CHIEF, world.hoa_tham),
        make_user("doc", Role.LEADER, world.district),
    ):
        with pytest.raises(Refused, match="không có quyền"):
            running.tried(sent, stranger)
    world.lan.grants.update(role=Role.LEADER)
    with pytest.raises(Refused, match="không có quyền"):
        running.tried(sent, User.objects.get(pk=world.lan.pk))
    chief = make_user("truongban", Role.CHIEF, world.district)
    take_back(sent, chief)
    with pytest.raises(Refused, match="đã được hoàn tác rồi"):
        take_back(sent, chief)


def test_what_left_the_scope_and_what_is_about_oneself_stays(world):
    sent = imported(world.huong, [CHIN, row("roster", 7, world.an)])
    chief = make_user("truongban", Role.CHIEF, world.district)
    Account.objects.create(user=chief, cadre=world.an)
    found = running.tried(sent, User.objects.get(pk=chief.pk))
    assert [(each["key"], each["why"]) for each in found["kept"] if each["row"]] == [
        (world.an.pk, "of_others")
    ]
    world.huong.grants.update(unit=world.tan_van)
    huong = User.objects.get(pk=world.huong.pk)
    assert {each["why"] for each in running.tried(sent, huong)["kept"] if each["row"]} == {"outside"}


def test_what_was_shown_is_done_or_nothing(world):
    sent = imported(world.lan, [CHIN, TAM])
    undo = sent.undos.create(by=world.lan, found=running.tried(sent, world.lan))
    with acting(world.huong):
        Cadre.objects.filter(full_name="Lương Văn Chín").update(note="x")
    with pytest.raises(Refused, match="Chưa hoàn tác nội dung nào"), acting(world.lan):
        running.done(undo, world.lan)
    assert Cadre.objects.filter(full_name__startswith="Lương").count() == 2


def graded(cadre, grade, post_words):
    said = row("grades", 3, cadre)
    return replace(said, values={**said.values, "grade": grade, "post_words": post_words})


def test_a_grade_gets_back_the_title_that_its_words_mean(world):
    imported(world.lan, [graded(world.an, "HTTNV", "Chủ tịch UBND")], "grades")
    before, title = tables(), Evaluation.objects.get().title
    sent = imported(world.lan, [graded(world.an, "HTNV", "Cán bộ văn phòng")], "grades")
    assert title and Evaluation.objects.get().title is None
    take_back(sent, world.lan)
    assert Evaluation.objects.get().title == title and tables() == before


def test_queries_do_not_grow_with_the_rows_nor_with_what_is_kept(world):
    counts = []
    for letters in ("AB", "ABCDEGHIKLMN"):
        rows = [
            person(
                place,
                full_name=f"Nông Thị {letter}",
                sex="Nữ",
                birth="1985-02-03",
                post=f"Phó {len(letters)} {letter}",
            )
            for place, letter in enumerate(letters)
        ]
        sent = imported(world.lan, rows)
        with acting(world.huong):
            edited = Cadre.objects.filter(full_name__startswith="Nông Thị").exclude(full_name="Nông Thị B")
            edited.update(note="x")
        with CaptureQueriesContext(connection) as queries:
            found = running.tried(sent, world.lan)
            kept, _ = kept_records(found, world.lan)
        counts.append((len(queries), len(kept)))
        with acting(world.lan):
            Cadre.objects.filter(full_name__startswith="Nông Thị").delete()
    assert counts[0][0] == counts[1][0] and counts[0][1] < counts[1][1]


def test_what_cannot_return_since_another_has_taken_its_place_is_kept_and_the_rest_goes(world):
    world.lan.grants.update(role=Role.CHIEF)
    lan = User.objects.get(pk=world.lan.pk)
    with acting(lan):
        CadrePrivate.objects.create(cadre=world.an, citizen_id="020180000001")
    of_an = person(7, full_name="Hoàng Thị An", birth="1980-05-01", sex="Nữ", citizen_id="020180000009")
    sent = imported(lan, [CHIN, of_an])
    with acting(lan):
        CadrePrivate.objects.create(cadre=world.binh, citizen_id="020180000001")
    (kept,) = (each for each in take_back(sent, lan)["kept"] if each["row"])
    assert (kept["key"], kept["why"]) == (world.an.pk, "clashing")
    assert CadrePrivate.objects.get(cadre=world.an).citizen_id == "020180000009"
    assert not Cadre.objects.filter(full_name="Lương Văn Chín").exists()


@pytest.mark.parametrize(("acted", "why"), [(False, []), (True, ["used"])])
def test_a_duty_that_nobody_has_acted_on_does_not_keep_its_person(world, acted, why):
    sent = imported(world.lan, [CHIN])
    chin = Cadre.objects.get(full_name="Lương Văn Chín")
    duty = make_duty(make_duty_rule(), world.hoa_tham, chin)
    if acted:
        with acting(world.huong):
            assert not apply(DONE, world.huong, [duty], {"note": "x"}).refused
    assert reasons(take_back(sent, world.lan)) == why
    assert Duty.objects.get(pk=duty.pk).cadre_id == (chin.pk if acted else None)
