"""A record entered by mistake: removed with what goes with it, listed with its history, put back as it was."""

import datetime

import pytest
from django.db import connection
from django.db.models import CASCADE, PROTECT
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.acts import LEAVE, REMOVE
from cadre.models.conflicts import Account, Relative
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadrePrivate
from cadre.models.steps import CadreStep
from cadre.removal import relations
from foundation.core.acts.run import apply, judge
from foundation.core.acts.undo import undo
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_qualification
from tests.training.factories import enrol, make_class

REASON = {"reason": "Nhập trùng"}


def page(name, *args):
    return reverse(f"cadre-{name}", args=args)


def text(response):
    return response.content.decode()


def remove(client, cadre, **data):
    return client.post(page("remove", cadre.pk), {"state": "serving", **REASON, **data}, follow=True)


@pytest.fixture
def an(world):
    """An with everything that may hang on a record: a course, a level, numbers, an account and a relative."""
    course = make_class("Trung cấp lý luận chính trị K12", world.district)
    enrol(course, world.an, result="studying")
    make_qualification(world.an, "theory", 22)
    CadrePrivate.objects.create(cadre=world.an, citizen_id="020180000001")
    Account.objects.create(user=world.huong, cadre=world.an)
    Relative.objects.create(cadre=world.binh, relative=world.an, kinship="spouse")
    return Cadre.objects.select_related("now").get(pk=world.an.pk)


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def test_the_page_names_beforehand_what_goes_with_the_record(officer, an):
    detail = text(officer.get(an.get_absolute_url()))
    assert "Xóa hồ sơ nhập nhầm" in detail and "Đưa khỏi danh sách" not in detail
    html = text(officer.get(page("remove", an.pk)))
    for said in (
        "Quá trình công tác (1)</strong>: Chủ tịch UBND, Xã Hoa Thám",
        "Trình độ (1)</strong>: Trung cấp",
        "Học viên (1)</strong>: Trung cấp lý luận chính trị K12",
        "Thông tin hạn chế (1)</strong>",
        "Quan hệ gia đình (1)</strong>: Nông Văn Bình",
    ):
        assert said in html, said
    assert "Chưa nhập lý do." in text(remove(officer, an, reason=""))
    assert Cadre.objects.filter(pk=an.pk).exists()


def test_a_removed_record_is_listed_with_its_history(officer, world, an):
    assert "xem lại và khôi phục ở “Hồ sơ đã xóa”" in text(remove(officer, an))
    assert not Cadre.objects.filter(pk=an.pk).exists() and not Qualification.objects.exists()
    listed = text(officer.get(page("removed")))
    for said in ("Hoàng Thị An", "01/05/1980", "Xã Hoa Thám", "30/11/2021", "Lan", "Nhập trùng"):
        assert said in listed, said
    history = text(officer.get(page("history", an.pk)))
    for said in (
        "Cán bộ: Xóa hồ sơ nhập nhầm",
        "Lý do: Nhập trùng",
        "Trung cấp lý luận chính trị K12",
    ):
        assert said in history, said
    step = CadreStep.objects.get()
    assert (step.act, step.from_state, step.to_state, step.by) == (
        "cadre.remove",
        "serving",
        "removed",
        world.lan,
    )


def test_what_was_removed_is_read_and_put_back_only_by_who_could_remove_it(client, world, an):
    local = make_user("tanvan", Role.OFFICER, world.tan_van)
    leader = make_user("thuongtruc", Role.LEADER, world.district)
    client.force_login(world.lan)
    remove(client, an)
    client.force_login(local)
    assert "Hoàng Thị An" not in text(client.get(page("removed")))
    assert client.get(page("history", an.pk)).status_code == 404
    assert client.post(page("restore", an.pk)).status_code == 404
    for user in (leader, world.huong):
        client.force_login(user)
        assert client.get(page("removed")).status_code == 403
        assert client.get(page("history", an.pk)).status_code == 404
        assert client.post(page("restore", an.pk)).status_code == 403
    assert not Cadre.objects.filter(pk=an.pk).exists()


def everything_of(cadre):
    """All rows of the record by table, without what the moment of writing decides."""
    found = {"cadre": Cadre.objects.filter(pk=cadre.pk).values().get()}
    for relation in Cadre._meta.related_objects:
        if relation.name in ("events", "steps"):
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: cadre.pk})
        found[relation.related_model.__name__, relation.field.name] = list(rows.order_by("pk").values())
    return found


def test_put_back_it_is_as_it_was(officer, an):
    before = everything_of(an)
    remove(officer, an)
    assert "Đã khôi phục hồ sơ." in text(officer.post(page("restore", an.pk), follow=True))
    assert everything_of(an) == before
    assert "Hoàng Thị An" not in text(officer.get(page("removed")))
    again = officer.post(page("restore", an.pk), follow=True)
    assert "Hồ sơ này đã khôi phục rồi." in text(again) and everything_of(an) == before
    removal = CadreStep.objects.get(act="cadre.remove", undoes=None)
    assert undo(an.steps.first().by, [removal]).refused == {an.pk: ["Đã hoàn tác rồi."]}


def test_leaving_is_known_of_a_record_put_back(officer, world, an):
    apply(LEAVE, world.lan, [an], {"leaving_form": "retired", "on": datetime.date(2021, 9, 1)})
    remove(officer, an, state="left")
    officer.post(page("restore", an.pk))
    (step,) = an.steps.standing()
    assert step.act == "cadre.leave"
    undo(world.lan, [step])
    assert Cadre.objects.get(pk=an.pk).now.status == "serving"


def test_a_record_whose_number_was_given_to_another_is_not_put_back(officer, world, an):
    remove(officer, an)
    CadrePrivate.objects.create(cadre=world.binh, citizen_id="020180000001")
    said = text(officer.post(page("restore", an.pk), follow=True))
    assert "Số CCCD này đã có trong hồ sơ khác." in said
    assert not Cadre.objects.filter(pk=an.pk).exists()


def test_a_tie_to_a_record_that_is_gone_too_stays_away(officer, world, an):
    remove(officer, an)
    remove(officer, world.binh)
    officer.post(page("restore", an.pk))
    assert Cadre.objects.filter(pk=an.pk).exists() and not Relative.objects.exists()


def test_nothing_that_goes_with_a_record_is_itself_protected():
    """Or the removal, which asks only what refers to the person, would fail on it."""
    below = [
        relation
        for model, _ in relations(CASCADE)
        for relation in model._meta.related_objects
        if relation.field.remote_field.on_delete is PROTECT
    ]
    assert below == []


def test_nobody_removes_his_own_record_or_puts_it_back(client, world, an):
    assert (
        "Đồng chí không có quyền làm việc này tại đơn vị này."
        in judge(REMOVE, world.huong, [an], REASON)[an.pk]
    )
    Account.objects.filter(cadre=an).update(user=world.lan)
    assert "Trường hợp này do đồng chí khác xử lý." in judge(REMOVE, world.lan, [an], REASON)[an.pk]
    client.force_login(world.lan)
    assert client.get(page("remove", an.pk)).status_code == 403
    (step,) = apply(REMOVE, world.lan.system(), [an], REASON).steps
    assert "do đồng chí khác xử lý" in text(client.post(page("restore", an.pk), follow=True))
    assert not Cadre.objects.filter(pk=an.pk).exists() and step.by is None


def test_the_list_asks_the_same_for_any_number(officer, world):
    post, counts = make_post("Chuyên viên", world.hoa_tham), []
    for size in (1, 20):
        people = [
            Cadre.objects.select_related("now").get(pk=make_cadre(f"Lý {size} {n}", post).pk)
            for n in range(size)
        ]
        with CaptureQueriesContext(connection) as writing:
            apply(REMOVE, world.lan, people, REASON)
        with CaptureQueriesContext(connection) as reading:
            officer.get(page("removed"))
        counts.append((len(writing), len(reading)))
    assert PostHeld.objects.filter(cadre__full_name__startswith="Lý").count() == 0
    assert counts[1][1] == counts[0][1] and counts[1][0] <= counts[0][0], counts


def test_a_persons_history_names_a_class_that_is_gone(officer, world):
    course = make_class("Bồi dưỡng nghiệp vụ K3", world.district)
    learner = enrol(course, world.an)
    for name, record in (("enrolment", learner), ("trainingclass", course)):
        officer.post(reverse(f"{name}-remove", args=[record.pk]), {"reason": "ghi nhầm"})
    history = text(officer.get(page("history", world.an.pk)))
    assert "Bồi dưỡng nghiệp vụ K3" in history and f"số {course.pk}" not in history
