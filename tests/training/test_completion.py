"""The results of a class go onto the records of its learners, once, and from the day of the certificate."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account, Relative
from cadre.models.facts import Qualification
from cadre.models.people import Cadre
from foundation.core.acts.run import judge
from office.organisation.rights import Role
from standards.checks import Standing, judged
from standards.models import Standard
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.training.completion import ISSUED, learners, run_jobs, send, theory_class, written
from tests.training.factories import enrol, make_class
from training.closing.acts import COMPLETE
from training.models import ClassCompletion, Enrolment, RecordedResult

IN_FORCE = {"confirmed": True, "article": "Điều 5", "leaders_only": False, "valid_from": "2015-01-01"}
BINH = ("theory", 22, "hệ không tập trung", "30/11/2021", "07/TC")


@pytest.fixture
def lan(client, world):
    client.force_login(world.lan)
    return client


@pytest.fixture
def one(world):
    return theory_class(world.district)


def html(response):
    return response.content.decode()


def in_hoa_tham(world, name):
    return make_cadre(name, make_post("Chuyên viên", world.hoa_tham))


def test_each_result_is_told_and_only_what_was_told_is_written(lan, world, one):
    enrol(one, world.binh, **ISSUED)
    enrol(one, world.an, certificate_no="08/TC")
    enrol(one, in_hoa_tham(world, "Lý Văn Hai"), result="failed")
    enrol(one, in_hoa_tham(world, "Lý Văn Ba"), result="studying")
    enrol(one, in_hoa_tham(world, "Lý Văn Tư"), certificate_on="2021-12-01")
    held = in_hoa_tham(world, "Lý Văn Năm")
    Qualification.objects.create(
        cadre=held, kind="theory", level=22, valid_from="2019", certificate_no="9/tc"
    )
    enrol(one, held, certificate_no="9/TC", certificate_on="2021-11-02")
    enrol(one, "Vi Thị Lan", **ISSUED | {"certificate_no": "11/TC"})

    page = html(lan.get(reverse("trainingclass-complete", args=[one.pk])))
    for said in (
        "Lý luận chính trị: Trung cấp hệ không tập trung, từ ngày 30/11/2021, số 07/TC",
        "Chưa ghi ngày cấp bằng, chứng chỉ: 1",
        "Không hoàn thành; không ghi: 1",
        "Chưa có kết quả: 1",
        "Ngày cấp sau ngày hôm nay: 1",
        "Hồ sơ đã có; không ghi lần nữa: 1",
        "Chưa có hồ sơ cán bộ: 1",
    ):
        assert said in page
    send(lan, one)
    assert "Đang chờ đến lượt" in html(lan.get(one.get_absolute_url())), (
        "nothing is written by the page itself"
    )
    assert list(written()) == ["Lý Văn Năm"]
    run_jobs()
    assert written()["Nông Văn Bình"] == BINH and len(written()) == 2
    page = html(lan.get(one.get_absolute_url()))
    assert "đã ghi vào hồ sơ 1 đồng chí" in page and "Chưa ghi ngày cấp bằng, chứng chỉ: 1" in page
    one.refresh_from_db()
    assert (one.completion, str(one.closes_on)) == ("recorded", "20/11/2021")
    assert Enrolment.objects.get(cadre=world.binh).qualification.cadre == world.binh


def test_it_counts_from_the_day_of_the_certificate_for_levels_and_for_what_a_title_asks(lan, world, one):
    title, none = world.binh.now.held.post.title, Standing.NO_DATA
    Standard.objects.create(title=title, kind="theory", least=22, **IN_FORCE)
    enrol(one, world.binh, **ISSUED)
    before, day = datetime.date(2021, 11, 29), datetime.date(2021, 11, 30)

    def standings():
        people = Cadre.objects.filter(pk=world.binh.pk)
        return [judged(people.on(each), each)[0].standing for each in (before, day)]

    assert standings() == [none, none]
    send(lan, one)
    run_jobs()
    assert standings() == [none, Standing.MEETS], "the day before it was issued nothing was known of it"
    assert Cadre.objects.get(pk=world.binh.pk).now.theory == 22
    undo(lan, one)
    assert standings() == [none, none]


def test_sent_twice_it_is_done_once_and_afterwards_only_what_is_missing(lan, world, one):
    enrol(one, world.binh, **ISSUED)
    late = enrol(one, world.an)
    address = reverse("trainingclass-complete", args=[one.pk])
    shown = lan.get(address).context
    asked = {name: shown[name] for name in ("seal", "state", "version")} | {"on": "20/11/2021"}
    lan.post(address, asked)
    again = html(lan.post(address, asked, follow=True))
    assert "đang được ghi vào hồ sơ" in again and ClassCompletion.objects.count() == 1
    run_jobs()
    late_window = lan.post(address, asked, follow=True)
    assert late_window.redirect_chain == [(one.get_absolute_url(), 302)], "back to what was done meanwhile"
    assert "Chưa ghi gì thêm: lớp nay ở trạng thái “Đã bế giảng, ghi kết quả”" in html(late_window)
    assert ClassCompletion.objects.count() == 1 and list(written()) == ["Nông Văn Bình"]

    later, button = "later-results", reverse("trainingclass-later-results", args=[one.pk])
    assert f'href="{button}"' not in html(late_window), "nobody is left to write"
    assert "Không còn kết quả nào ghi được" in html(send(lan, one, later, on="30/11/2021"))
    Enrolment.objects.filter(pk=late.pk).update(certificate_no="12/TC", certificate_on="2021-11-28")
    page = html(lan.get(one.get_absolute_url()))
    assert f'href="{button}"' in page and "1 học viên có bằng, chứng chỉ sau lần ghi gần nhất" in page
    send(lan, one, later, on="30/11/2021")
    run_jobs()
    assert sorted(written()) == ["Hoàng Thị An", "Nông Văn Bình"]
    assert one.steps.count() == 2 and RecordedResult.objects.count() == 2


def test_what_changed_after_it_was_looked_at_is_not_written(lan, world, one):
    learner = enrol(one, world.binh, **ISSUED)
    send(lan, one)
    Enrolment.objects.filter(pk=learner.pk).update(certificate_no="70/TC")
    run_jobs()
    assert not written()
    page = html(lan.get(one.get_absolute_url()))
    assert "Kết quả của lớp đã thay đổi sau khi xem" in page
    Enrolment.objects.filter(pk=learner.pk).update(certificate_no="71/TC")
    assert "xem lại nội dung sẽ ghi" in html(send(lan, one, seal="0"))
    send(lan, one)
    run_jobs()
    assert written()["Nông Văn Bình"][-1] == "71/TC"


def undo(client, one):
    step = one.steps.standing().last()
    address = reverse("trainingclass-undo", args=[one.pk, step.pk])
    return html(client.post(address, {"reason": "Ghi nhầm lớp"}, follow=True))


def told_before_it_is_taken_back(client, one):
    address, count = (
        reverse("trainingclass-undo", args=[one.pk, one.steps.get().pk]),
        Qualification.objects.count(),
    )
    asked, refused = html(client.get(address)), html(client.post(address))
    assert "Ghi lý do" in refused and Qualification.objects.count() == count, "nothing goes without a reason"
    for page in (asked, refused):
        assert page.count("Đưa khỏi hồ sơ<") == 1 and "Giữ lại: đã có người sửa ở hồ sơ" in page
        assert "Nông Văn Bình" in page and "Lý Văn Hai" in page and "Hoàng Thị An" not in page


def test_taken_back_it_takes_exactly_what_it_wrote_and_nobody_touched(lan, world, one):
    old = Qualification.objects.create(cadre=world.an, kind="theory", level=21, valid_from="2015")
    enrol(one, world.binh, **ISSUED)
    enrol(one, world.an, certificate_no="12/TC", certificate_on="2021-11-28")
    other = in_hoa_tham(world, "Lý Văn Hai")
    third = enrol(one, other, certificate_no="13/TC", certificate_on="2021-11-28")
    send(lan, one)
    run_jobs()
    with pytest.raises(IntegrityError, match="recorded_result_stays_passed"), transaction.atomic():
        Enrolment.objects.filter(pk=third.pk).update(
            result="failed", grade="", certificate_no="", certificate_on=None
        )
    edited = Qualification.objects.get(cadre=other)
    edited.detail = "hệ tập trung"
    edited.save()
    Qualification.objects.get(cadre=world.an, level=22).delete()
    told_before_it_is_taken_back(lan, one)
    assert "Giữ lại 1 trình độ" in undo(lan, one)
    assert list(Qualification.objects.order_by("pk")) == [old, edited]
    assert one.steps.last().reason == "Ghi nhầm lớp"
    one.refresh_from_db()
    assert one.completion == "open" and Cadre.objects.get(pk=world.binh.pk).now.theory is None
    send(lan, one)
    run_jobs()
    assert sorted(written()) == ["Hoàng Thị An", "Lý Văn Hai", "Nông Văn Bình"]
    assert Qualification.objects.count() == 4


def test_own_records_and_those_of_relatives_are_left_to_others_and_other_units_to_theirs(client, world):
    one = theory_class(world.district)
    mine, kin = in_hoa_tham(world, "Lý Văn Một"), in_hoa_tham(world, "Lý Văn Hai")
    Relative.objects.create(cadre=mine, relative=kin, kinship="sibling")
    unit = make_user("tham", Role.OFFICER, world.hoa_tham)
    chief = make_user("truong", Role.CHIEF, world.district)
    Account.objects.create(user=world.lan, cadre=mine)
    for number, who in enumerate((mine, kin, world.an, world.binh)):
        enrol(one, who, certificate_no=f"{number}/TC", certificate_on="2021-11-28")
    client.force_login(unit)
    assert client.get(reverse("trainingclass-complete", args=[one.pk])).status_code == 404, (
        "kept above the unit"
    )
    client.force_login(world.lan)
    page = html(client.get(reverse("trainingclass-complete", args=[one.pk])))
    assert "Trường hợp này do đồng chí khác xử lý.: 2" in page and "0/TC" not in page and "1/TC" not in page
    send(client, one)
    run_jobs()
    assert sorted(written()) == ["Hoàng Thị An", "Nông Văn Bình"]
    client.force_login(chief)
    page = html(client.get(one.get_absolute_url()))
    assert "Lần ghi gần nhất" not in page, "its numbers are of what another reader may know"
    send(client, one, "later-results", on="30/11/2021")
    run_jobs()
    assert len(written()) == 4
    client.force_login(world.lan)
    assert "Trường hợp này do đồng chí khác xử lý." in undo(client, one)
    assert len(written()) == 4


def test_a_class_of_a_unit_writes_no_record_of_another_unit(client, world):
    one = theory_class(world.hoa_tham)
    enrol(one, world.an, certificate_no="1/TC", certificate_on="2021-11-28")
    enrol(one, world.binh, certificate_no="2/TC", certificate_on="2021-11-28")
    client.force_login(make_user("tham", Role.OFFICER, world.hoa_tham))
    page = html(client.get(reverse("trainingclass-complete", args=[one.pk])))
    assert "Trong phạm vi được xem: 1/2 học viên" in page and "Nông Văn Bình" not in page
    send(client, one)
    run_jobs()
    assert list(written()) == ["Hoàng Thị An"]


def test_what_was_never_held_is_secret_or_gives_no_level_writes_nothing(lan, world):
    day = {"on": datetime.date(2021, 11, 30)}
    planned = make_class("Dự kiến", world.district, opens_on=None, closes_on=None)
    cancelled = make_class("Không mở", world.district, cancelled_on="2021-01-01")
    secret = make_class("Mật", world.district, secret=True)
    said = judge(COMPLETE, world.lan, [planned, cancelled, secret], day)
    assert "chưa khai giảng" in said[planned.pk][0] and "không mở" in said[cancelled.pk][0]
    assert "có độ mật" in said[secret.pk][0]
    without = make_class("Nghiệp vụ", world.district)
    enrol(without, world.binh, **ISSUED)
    assert "không ghi vào hồ sơ; bế giảng chỉ ghi ngày" in html(
        lan.get(reverse("trainingclass-complete", args=[without.pk]))
    )
    send(lan, without, on="20/06/2018")
    run_jobs()
    without.refresh_from_db()
    assert without.completion == "recorded" and not Qualification.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_learners(lan, world, one):
    numbers = []
    judge(COMPLETE, world.lan, [one], {"on": datetime.date(2021, 11, 30)})
    for count in (2, 10):
        Enrolment.objects.all().delete()
        learners(one, world.hoa_tham, count)
        with CaptureQueriesContext(connection) as queries:
            judge(COMPLETE, world.lan, [one], {"on": datetime.date(2021, 11, 30)})
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
