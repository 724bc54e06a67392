"""Papers of a proposal, and of a post whose term ends."""

import pytest
from django.urls import reverse

from cadre.models.facts import PostHeld
from cadre.relief_acts import RELIEVE
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from tests.counting import queries_of
from tests.factories import make_post
from tests.papers.papers import TODAY
from tests.planning.review_papers import address, kept, letter
from tests.rotation.moves import make_appointment, make_slot
from tests.rotation.test_rotation_papers import all_said


def test_a_proposal_is_put_to_the_committee_with_the_facts_of_the_record_alone(client, office):
    row = make_appointment(office.an, office.post, term_months=60, reason="Kiện toàn lãnh đạo")
    said = letter(office.lan, "appointment-submission", row)
    all_said(("về việc bổ nhiệm chức vụ Bí thư Đảng ủy xã, xã Tân Văn", "- Họ và tên: Hoàng Thị An"), said)
    all_said(
        (
            "Lý do đề nghị: Kiện toàn lãnh đạo.",
            "giữ chức vụ Bí thư Đảng ủy xã, xã Tân Văn, thời hạn 60 tháng",
        ),
        said,
    )
    assert not [word for word in ("phiếu", "uy hoạch", "Cần xem xét") if word in said]
    decision = letter(office.lan, "appointment-decision", row)
    all_said(("Bổ nhiệm đồng chí Hoàng Thị An", "từ ngày …, thời hạn 60 tháng."), decision)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("reappoint", "Bổ nhiệm lại đồng chí Hoàng Thị An"),
        ("prolong", "Kéo dài thời gian giữ chức vụ đối với đồng chí Hoàng Thị An"),
        ("designate", "Chỉ định đồng chí Hoàng Thị An"),
    ],
)
def test_each_form_of_appointment_is_decided_in_its_own_words(office, form, said):
    row = make_appointment(
        office.an,
        office.post,
        form,
        **{"state": "decided", "decision_no": "40-QĐ/HU", "decision_on": "2021-11-01"},
        **{"valid_from": "2021-11-15", "term_ends": "2026-11-15"},
    )
    text = letter(office.lan, "appointment-decision", row)
    all_said((said, "từ ngày 15/11/2021 đến hết ngày 14/11/2026."), text)


def test_an_election_has_no_decision_of_appointment(client, office):
    row = make_appointment(office.an, office.post, "nominate")
    assert (
        "không có quyết định bổ nhiệm" in client.get(address("appointment-decision", [row])).content.decode()
    )
    all_said(("giới thiệu ứng cử chức vụ",), letter(office.lan, "appointment-submission", row))


def test_a_relief_is_decided_in_the_words_of_its_form_once_it_is_recorded(client, office):
    held = PostHeld.objects.get(cadre=office.binh)
    assert "Chưa ghi thôi giữ chức vụ này" in client.get(address("post-relief", [held])).content.decode()
    asked = {"on": TODAY, "decision_no": "15-QĐ/HU", "decision_on": TODAY, "reason": "Nguyện vọng riêng"}
    for form, said in (("dismissed", "Miễn nhiệm chức vụ"), ("relieved", "Cho thôi giữ chức vụ")):
        assert not apply(RELIEVE, office.lan, [held], {**asked, "leaving_form": form}).refused
        held.refresh_from_db()
        text = letter(office.lan, "post-relief", held)
        all_said((f"Điều 1. {said} Chủ tịch UBND, xã Tân Văn đối với đồng chí Nông Văn Bình",), text)
        assert "Nguyện vọng riêng" not in text, "the reason stays on the record"
        person = client.get(reverse("cadre-detail", args=[held.cadre_id])).content.decode()
        assert address("post-relief", [held]) in person and address("post-relief-state", [held]) in person
        state = letter(office.lan, "post-relief-state", held)
        all_said((f"Điều 1. {said} Chủ tịch UBND, xã Tân Văn đối với ông Nông Văn Bình",), state)
        assert not undo(office.lan, [held.steps.standing().last()]).refused
        held.refresh_from_db()


def test_the_end_of_a_post_is_told_by_its_decision_else_by_the_rule(client, office):
    held = PostHeld.objects.get(cadre=office.binh)
    assert (
        "Chưa xác định được ngày hết thời hạn"
        in client.get(address("post-term-notice", [held])).content.decode()
    )
    PostHeld.objects.filter(pk=held.pk).update(
        term_ends="2022-06-01", decision_no="12-QĐ/HU", decision_on="2017-05-20"
    )
    said = letter(office.lan, "post-term-notice", PostHeld.objects.get(pk=held.pk))
    all_said(
        ("Chủ tịch UBND, xã Tân Văn của đồng chí Nông Văn Bình", "(Quyết định số 12-QĐ/HU, ngày 20/5/2017)"),
        said,
    )
    all_said(("hết ngày 31/5/2022.",), said)


def test_pages_of_papers_ask_the_same_for_any_number_of_places_cases_and_papers(client, office):
    row = make_appointment(office.binh, make_post("Phó Bí thư Đảng ủy", office.hoa_tham))
    kinds = {"appointment": row, "rotationplan": office.plan, "rotation": office.case}
    pages = [reverse(f"{name}-papers", args=[each.pk]) for name, each in kinds.items()]
    drawn = address("appointment-submission", [row])
    kept(office.lan, "rotation-decision", office.case)
    few = [queries_of(client, office.lan, page, {}) for page in (*pages, drawn)]
    for number in range(3):
        post = make_post(f"Phó Trưởng phòng {number}", office.hoa_tham)
        make_appointment(office.binh, post)
        make_slot(office.plan, post)
        kept(office.lan, "rotation-decision", office.case)
    assert [queries_of(client, office.lan, page, {}) for page in (*pages, drawn)] == few
