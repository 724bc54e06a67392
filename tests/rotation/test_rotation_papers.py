"""Papers drawn up from a rotation, a proposal, a plan: what each says by now, who reads it, and what it writes back."""

import datetime

from django.urls import reverse

from cadre.models.conflicts import Account
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from foundation.core.dates import PartialDate
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.rights import Role
from office.papers.acts import ISSUE, TAKE_NUMBER
from office.papers.genres import called_by
from office.papers.models import Paper
from rotation.acts import DECIDE
from rotation.models import Rotation, RotationOpinion, RotationPlan, RotationRemark
from rotation.papers.of_case import SECRET_CASE
from rotation.papers.words import born
from rotation.plans.secrecy import SECRET_ROTATION_PLAN
from tests.conftest import make_user
from tests.papers.papers import TODAY
from tests.papers_read import lines_of, rows_sent
from tests.planning.review_papers import address, kept, letter, letters
from tests.rotation.moves import make_appointment, make_rotation, make_rotation_plan, make_slot


def issued(user, paper, number):
    assert not apply(TAKE_NUMBER, user, [paper], {"on": TODAY, "number": number}).refused
    paper = Paper.objects.get(pk=paper.pk)
    assert not apply(ISSUE, user, [paper], {"on": TODAY, "signed_by": ""}).refused
    return Paper.objects.get(pk=paper.pk)


def all_said(parts, text):
    assert not [part for part in parts if part not in text], text


def test_the_decision_says_what_is_agreed_to_and_nothing_of_lists_or_findings(client, office):
    said = letter(office.lan, "rotation-decision", office.case)
    all_said(
        (
            "luân chuyển cán bộ đến xã Tân Văn",
            "- Căn cứ Quy chế làm việc của",
            "Luân chuyển đồng chí Hoàng Thị An, sinh",
            "Chủ tịch UBND, xã Hoa Thám, đến nhận nhiệm vụ, giữ chức vụ Bí thư Đảng ủy xã, xã Tân Văn",
            "từ ngày 01/3/2022, thời hạn 36 tháng.",
            "Ban Tổ chức Huyện ủy, xã Hoa Thám, xã Tân Văn, các cơ quan",
        ),
        said,
    )
    assert "uy hoạch" not in said and "kế hoạch" not in said.lower()
    state = letter(office.lan, "rotation-decision-state", office.case)
    all_said(("Về việc luân chuyển cán bộ đến xã Tân Văn", "Luân chuyển bà Hoàng Thị An"), state)
    Rotation.objects.update(state="planned")
    told = client.get(address("rotation-decision", [office.case])).content.decode()
    assert "ghi chủ trương rồi lập quyết định" in told


def test_each_side_is_asked_by_a_letter_of_its_own_and_its_number_stands_on_the_opinion(client, office):
    found = letters(office.lan, "rotation-opinions", office.case)
    assert list(found) == ["Xã Hoa Thám", "Xã Tân Văn", "Đồng chí được luân chuyển"]
    assert "Thời gian bàn giao công việc." in found["Xã Hoa Thám"]
    assert "Việc tiếp nhận" in found["Xã Tân Văn"] and "bàn giao" not in found["Xã Tân Văn"]
    assert "Đồng chí Hoàng Thị An." in found["Đồng chí được luân chuyển"]
    told = client.get(address("rotation-opinions", [office.case])).content.decode()
    assert "Mỗi nơi được lấy ý kiến một văn bản, lập riêng: 3 văn bản." in told
    assert "lấy ý kiến: Xã Hoa Thám, Xã Tân Văn, đồng chí được luân chuyển" in told
    papers = kept(office.lan, "rotation-opinions", office.case)
    assert not [paper for paper in papers if "Hoàng" in paper.about or "An" in paper.about.split()]
    sent = issued(office.lan, papers[0], 5)
    opinion = RotationOpinion.objects.get()
    assert (opinion.party, opinion.sent_no, opinion.sent_on) == ("sender", sent.code, TODAY)
    RotationOpinion.objects.update(answered_on=TODAY, answer="agreed")
    again = letters(office.lan, "rotation-opinions", office.case)
    assert list(again) == ["Xã Tân Văn", "Đồng chí được luân chuyển"]
    step = sent.steps.order_by("-pk").first()
    assert not undo(office.lan, [step], reason="Ghi nhầm").refused
    opinion.refresh_from_db()
    assert (opinion.sent_no, opinion.sent_on, opinion.answer) == ("", None, "agreed")


def test_where_all_have_answered_or_it_is_decided_nobody_is_asked(client, office):
    for party in ("sender", "receiver", "person"):
        RotationOpinion.objects.create(rotation=office.case, party=party, skipped="Đã trao đổi trực tiếp")
    told = client.get(address("rotation-opinions", [office.case])).content.decode()
    assert "không còn nơi nào để gửi" in told
    Rotation.objects.update(state="decided")
    assert "không lấy ý kiến nữa" in client.get(address("rotation-opinions", [office.case])).content.decode()


def test_a_unit_prints_its_remark_and_nothing_that_is_the_offices(client, office):
    case = make_rotation(office.binh, office.own, "2020-03-01", due_on="2023-03-01")
    client.force_login(office.huong)
    page = client.get(reverse("rotation-papers", args=[case.pk]))
    assert [each["label"] for each in page.context["kinds"]] == ["Nhận xét hằng năm cán bộ luân chuyển"]
    blank = letter(office.huong, "rotation-remark", case)
    all_said(("cán bộ luân chuyển năm 2021", "Nông Văn Bình", "2- Kết quả thực hiện nhiệm vụ: …"), blank)
    RotationRemark.objects.create(
        rotation=case,
        unit=office.hoa_tham,
        year=2021,
        remarked_on=TODAY,
        grade="good",
        text="Gương mẫu.\nSâu sát cơ sở.",
    )
    all_said(
        ("Gương mẫu.", "Sâu sát cơ sở.", "Hoàn thành tốt nhiệm vụ"),
        letter(office.huong, "rotation-remark", case),
    )
    for kind in ("rotation-decision", "rotation-end-notice", "rotation-placement"):
        assert client.get(address(kind, [case])).status_code == 404
    assert client.get(reverse("rotation-papers", args=[office.case.pk])).status_code == 404


def test_a_remark_bears_the_head_of_the_receiving_unit_or_none_and_the_year_it_is_about(office):
    days = {"valid_to": "2020-12-01", "due_on": None, "state": "waiting"}
    case = make_rotation(office.binh, office.own, "2018-03-01", **days)
    assert "luân chuyển năm 2020" in letter(office.lan, "rotation-remark", case)
    office.district.identities.update(issuer_line="HUYỆN ỦY BÌNH GIA")
    said = {"unit": office.hoa_tham, "remarked_on": TODAY, "grade": "good", "text": "Gương mẫu."}
    RotationRemark.objects.create(rotation=case, year=2019, **said)
    own = letter(office.lan, "rotation-remark", case)
    assert "ĐẢNG ỦY XÃ HOA THÁM" in own and "luân chuyển năm 2019" in own and "Gương mẫu." in own
    assert "HUYỆN ỦY BÌNH GIA" not in own and "Lý Văn Bảy" in own
    office.hoa_tham.identities.all().delete()
    blank = letter(office.lan, "rotation-remark", case)
    assert "HUYỆN ỦY BÌNH GIA" not in blank and "Lý Văn Bảy" not in blank


def test_the_end_is_told_to_unit_and_person_with_the_last_day(client, office):
    case = make_rotation(
        office.binh,
        office.own,
        "2019-03-01",
        due_on="2022-03-01",
        decision_no="31-QĐ/HU",
        decision_on="2019-02-20",
    )
    said = letter(office.lan, "rotation-end-notice", case)
    all_said(
        ("hết thời gian luân chuyển tại xã Hoa Thám", "- Xã Hoa Thám,", "- Đồng chí Nông Văn Bình."), said
    )
    all_said(
        ("Theo Quyết định số 31-QĐ/HU, ngày 20/02/2019", "từ ngày 01/3/2019, đến hết ngày 28/02/2022."), said
    )
    Rotation.objects.filter(pk=case.pk).update(due_on=None)
    told = client.get(address("rotation-end-notice", [case])).content.decode()
    assert "Chưa ghi ngày dự kiến kết thúc" in told


def test_who_has_come_back_is_placed_by_a_decision(client, office):
    case = make_rotation(office.binh, office.own, "2019-03-01", due_on="2021-03-01")
    assert "Chưa ghi hết thời gian" in client.get(address("rotation-placement", [case])).content.decode()
    case = Rotation.objects.filter(pk=case.pk)
    case.update(valid_to="2021-03-01", state="waiting")
    waiting = letter(office.lan, "rotation-placement", case.get())
    all_said(("thôi giữ chức vụ Chủ tịch UBND, xã Hoa Thám; đến nhận nhiệm vụ, giữ chức vụ …",), waiting)
    case.update(after_post=office.own, state="placed")
    all_said(
        ("tiếp tục giữ chức vụ Chủ tịch UBND, xã Hoa Thám,",),
        letter(office.lan, "rotation-placement", case.get()),
    )
    case.update(after_post=office.post)
    all_said(
        ("giữ chức vụ Bí thư Đảng ủy xã, xã Tân Văn",), letter(office.lan, "rotation-placement", case.get())
    )


def test_a_plan_names_only_whom_it_is_agreed_to_move(client, office):
    make_rotation(
        office.binh, office.own, "2022-04-01", state="planned", slot=make_slot(office.plan, office.own)
    )
    said = letter(office.lan, "rotation-plan", office.plan)
    all_said(("1- Vị trí luân chuyển: 02 vị trí.", "Bí thư Đảng ủy xã, Xã Tân Văn"), said)
    all_said(("2- Cán bộ đã có chủ trương luân chuyển: 01 đồng chí.", "Hoàng Thị An"), said)
    assert "Nông Văn Bình" not in said
    page = reverse("rotationplan-papers", args=[office.plan.pk])
    assert page in client.get(office.plan.get_absolute_url()).content.decode()
    slots = lines_of(rows_sent(client.get(f"{page}?list=rotation-plan-slots&format=xlsx")))
    assert [row[1] for row in slots] == ["Bí thư Đảng ủy xã, Xã Tân Văn", "Chủ tịch UBND, Xã Hoa Thám"]
    people = lines_of(rows_sent(client.get(f"{page}?list=rotation-plan-people&format=xlsx")))
    assert [row[1] for row in people] == ["Hoàng Thị An"]


def test_of_a_secret_plan_nothing_is_drawn_up(client, office):
    draft = kept(office.lan, "rotation-decision", office.case)[0]
    RotationPlan.objects.update(secret=True)
    for kind, record, why in (
        ("rotation-plan", office.plan, SECRET_ROTATION_PLAN),
        ("rotation-decision", office.case, SECRET_CASE),
        ("rotation-opinions", office.case, SECRET_CASE),
    ):
        refused = client.get(address(kind, [record]))
        assert refused.status_code == 403 and why in refused.content.decode()
    for page, record in (("rotationplan-papers", office.plan), ("rotation-papers", office.case)):
        shown = client.get(reverse(page, args=[record.pk]))
        assert shown.context["kinds"] == [] and shown.context["lists"] == []
    assert (
        client.get(
            f"{reverse('rotationplan-papers', args=[office.plan.pk])}?list=rotation-plan-slots"
        ).status_code
        == 403
    )
    assert not apply(TAKE_NUMBER, office.lan, [draft], {"on": TODAY, "number": 9}).refused
    draft = Paper.objects.get(pk=draft.pk)
    assert apply(ISSUE, office.lan, [draft], {"on": TODAY, "signed_by": ""}).refused


def test_papers_of_what_is_meant_are_read_by_no_unit_and_not_by_whom_they_are_about(client, office):
    papers = [
        *kept(office.lan, "rotation-decision", office.case),
        *kept(office.lan, "rotation-plan", office.plan),
    ]
    papers += kept(office.lan, "appointment-submission", make_appointment(office.an, office.post))
    everybody = Paper.objects.order_by("pk")
    assert list(everybody.for_user(office.lan)) == papers
    unit = make_user("mai", Role.UNIT_OFFICER, office.district)
    assert not everybody.for_user(office.huong) and not everybody.for_user(unit)
    Account.objects.create(user=office.lan, cadre=office.an)
    again = type(office.lan).objects.get(pk=office.lan.pk)
    assert not everybody.for_user(again)
    told = client.get(address("rotation-plan", [office.plan])).content.decode()
    assert OTHERS_ACT in told


def test_the_number_of_a_paper_is_proposed_where_its_act_asks_it(client, office):
    row = make_appointment(office.an, office.post, state="agreed")
    (party,) = kept(office.lan, "appointment-decision", row)
    issued(office.lan, party, 41)
    asked = client.get(reverse("appointment-decide-appointment", args=[row.pk])).context["form"].initial
    assert (asked["decision_no"], asked["decision_on"]) == ("41-QĐ/HU", TODAY)
    assert asked["issuer"] == "Ban Thường vụ Huyện ủy"
    for kind, number in (("rotation-decision", 42), ("rotation-decision-state", 43)):
        issued(office.lan, kept(office.lan, kind, office.case)[0], number)
    said = client.get(reverse(f"rotation-{DECIDE.slug}", args=[office.case.pk])).context["form"].initial
    assert (said["decision_no"], said["state_decision_no"].split("/")[0]) == ("42-QĐ/HU", "43")
    draft = make_rotation_plan(office.district, 2023)
    make_slot(draft, office.post)
    first, second = (kept(office.lan, "rotation-plan", draft)[0] for _ in range(2))
    plan = issued(office.lan, first, 44)
    shown = client.get(reverse("rotationplan-agree-plan", args=[draft.pk])).context["form"].initial
    assert (shown["decision_no"], shown["decision_on"]) == (plan.code, TODAY)
    meant = {"state": "agreed", "slot": draft.slots.get(), "from_post": office.own}
    make_rotation(office.binh, office.post, "2023-03-01", **meant)
    asked = {**second.asked, "paper": second}
    assert "lập lại bản thảo" in second.kind_class().changed(office.lan, draft, asked)


def test_a_paper_is_called_by_its_number_and_a_day_is_written_as_in_letters():
    assert [called_by(said) for said in ("99-TB/HU", "12/QĐ-UBND", "KL 5", "99")] == [
        "Thông báo",
        "Quyết định",
        "Kết luận",
        "Văn bản",
    ]
    assert born(PartialDate.from_date(datetime.date(1975, 3, 24))) == "ngày 24/3/1975"
    assert born(PartialDate.parse("1975")) == "năm 1975"
