"""People who are written together are projected once, and come out as if each row had been written by itself."""

import threading

import pytest
from django.apps import apps
from django.db import connection, transaction

from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import CadreNow, CadrePrivate
from cadre.projection import projected_together
from cadre.reference import load_reference
from foundation.core.database import audited_transaction
from foundation.sheets import pipeline, records
from foundation.sheets.kinds import KINDS
from tests.cadre.sheets import DAY, accept, bring_in, person, row
from tests.factories import make_cadre, make_post, make_unit

WRITTEN = ("cadre", "cadreprivate", "postheld", "qualification")
TABLES = (*WRITTEN, "cadrenow", *(f"{name}event" for name in WRITTEN))


@pytest.fixture
def post(db):
    return make_post("Bí thư", make_unit("06001", "Xã Một"))


def hold(cadre, post):
    PostHeld.objects.create(cadre=cadre, post=post, known_on=DAY)


def test_nobody_is_projected_before_the_end_and_everybody_then(post):
    people = [make_cadre(f"Hoàng An {n}", unit=post.unit) for n in range(3)]
    with projected_together():
        for cadre in people:
            hold(cadre, post)
        people.append(make_cadre("Nông Bình", unit=post.unit))
        assert list(CadreNow.objects.values_list("status", flat=True)) == ["no_post"] * 3
    assert list(CadreNow.objects.order_by("pk").values_list("status", flat=True)) == [
        *["serving"] * 3,
        "no_post",
    ]


def test_one_block_in_another_leaves_nobody_out(post):
    an, binh, cuong = (make_cadre(name, unit=post.unit) for name in ("Hoàng An", "Nông Bình", "Lý Cường"))
    with projected_together():
        hold(an, post)
        with projected_together():
            hold(binh, post)
        hold(cuong, post)
    assert CadreNow.objects.filter(status="serving").count() == 3


def test_a_block_that_fails_leaves_nothing_waiting(post):
    an = make_cadre("Hoàng An", unit=post.unit)
    with pytest.raises(ZeroDivisionError), projected_together():
        hold(an, post)
        raise ZeroDivisionError
    assert not an.posts.exists()
    hold(an, post)
    assert CadreNow.objects.get().status == "serving"


def content(model):
    """What stands in the rows, in their order: of a key only when it came up first, and no time."""
    kept = [
        field
        for field in model._meta.concrete_fields
        if not field.name.startswith("pgh_") or field.name in ("pgh_label", "pgh_obj")
    ]
    keys = {field.attname: {} for field in kept if field.is_relation or field.name == "id"}
    found = model._base_manager.order_by("pk").values(*(field.attname for field in kept))
    return [
        {
            name: keys[name].setdefault(value, len(keys[name])) if name in keys and value else str(value)
            for name, value in row.items()
        }
        for row in found
    ]


def kept(user, rows, write):
    """What is in all tables after the rows were written, which then is taken back."""
    with audited_transaction(user.pk, reason="Nhập từ Excel"):
        judging = KINDS["roster"](user=user, day=DAY, answers=accept(user, rows))
        good = [each for each in judging.look(rows, ignore).rows if each.verdict in pipeline.WRITTEN]
        assert len(good) == len(rows)
        write(judging, good)
        found = {name: content(apps.get_model("cadre", name)) for name in TABLES}
        contexts = set(
            apps.get_model("cadre", "cadreevent").objects.values_list("pgh_context__metadata__reason")
        )
        transaction.set_rollback(True)
    user.forget_units()
    return found | {"contexts": contexts}


def ignore(done):
    """Nobody watches."""


def together(judging, good):
    judging.write(good, ignore)


def one_by_one(judging, good):
    """Each row of each table by a statement of its own."""
    plans = [each.plan for each in good]
    judging.prepare(plans)
    for plan in plans:
        plan.cadre.save()
    for plan in plans:
        if plan.private:
            plan.private.cadre = plan.cadre
            plan.private.save()
    ends = [held for plan in plans for held in [*plan.ended, *plan.posts]]
    new = [Qualification(**said) for plan in plans for said in plan.qualifications()]
    learnt = [*(got for plan in plans for got in plan.completed), *new]
    for facts in (ends, learnt):
        for fact in sorted(facts, key=lambda fact: fact.pk is None):
            fact.cadre = fact.cadre
            fact.save()


def test_rows_written_together_are_those_written_one_by_one(world):
    load_reference()
    make_post("Chuyên viên", world.office)
    rows = [
        person(
            11,
            citizen_id="020085000001",
            degree="Đại học Luật; Thạc sĩ Kinh tế",
            theory="CC",
            language="Nùng",
        ),
        person(
            12,
            full_name="Vi Thị Chín",
            sex="Nữ",
            birth="1980",
            post="Chuyên viên tổng hợp",
            note="a\\b \\N\tc",
        ),
        person(
            13,
            section="Ban Tổ chức Huyện ủy",
            full_name="Nông A",
            birth="1990-02",
            post="Chuyên viên",
            it="B",
        ),
        person(
            14, full_name="Hoàng Thị An", sex="Nữ", birth="1980-05-01", post="Phó Chủ tịch UBND", state="CV"
        ),
        row(15, full_name="Lý Văn Mười", sex="Nam", home_town="'quê', \"nhà\"", phone="0912345678"),
    ]
    quickly, slowly = (kept(world.lan, rows, write) for write in (together, one_by_one))
    assert len(quickly["cadrenow"]) > 5 and len(quickly["qualificationevent"]) == 6
    assert quickly == slowly


def test_a_record_that_somebody_changed_after_the_look_is_judged_again(transactional_db, world):
    """What the command has judged it writes as it is only where nobody has written anything since."""
    load_reference()
    rows = [
        person(citizen_id="020085000001"),
        person(12, full_name="Vi Thị Chín", sex="Nữ", birth="1980-01-01"),
    ]

    def take_the_number():
        CadrePrivate.objects.create(cadre=world.binh, citizen_id="020085000001")
        connection.close()

    with transaction.atomic():
        judging = KINDS["roster"](user=world.lan, day=DAY, answers=accept(world.lan, rows))
        judged = pipeline.Judged.now(judging, rows, no_bar)
        assert pipeline.blocked(judged.look) == set()
        other = threading.Thread(target=take_the_number)
        other.start()
        other.join()
        assert not judged.still_holds
        with pytest.raises(pipeline.Worsened):
            pipeline.write(judging, rows, set(), no_bar, judged)


def test_the_planner_is_told_of_tables_that_grow(world, monkeypatch):
    monkeypatch.setattr(records, "BATCH", 1)
    load_reference()
    bring_in(world.lan, [person(11), person(12, full_name="Vi Thị Chín", sex="Nữ", birth="1980-01-01")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'cadre_cadre'")
        assert cursor.fetchone() == (3,), "the two of the world and the first that was written"


def no_bar(done, total):
    """Nobody watches."""
