"""A paper goes out as its draft was put on the register: of the same people, in its own row of numbers, on its day."""

import datetime

from django.urls import reverse

from foundation.core.acts.run import apply
from office.papers.acts import ISSUE, TAKE_NUMBER
from office.papers.models import Paper
from planning.acts import APPROVE, WITHDRAW
from tests.factories import make_cadre
from tests.papers_read import words
from tests.planning.lists import done, make_proposal, make_target, make_term
from tests.planning.test_draw_pages import TODAY, address, lists, sent

__all__ = ["lists"]
ISSUED = {"on": TODAY, "signed_by": ""}


def numbered(client, user, kind, targets, number=20):
    sent(client, address(kind, targets), format="register")
    paper = Paper.objects.get(kind=kind)
    assert not apply(TAKE_NUMBER, user, [paper], {"on": TODAY, "number": number}).refused
    return Paper.objects.get(pk=paper.pk)


def refused(user, paper):
    return " ".join(apply(ISSUE, user, [Paper.objects.get(pk=paper.pk)], ISSUED).refused.get(paper.pk, ()))


def test_a_decision_is_issued_of_those_whom_its_draft_named(client, world, lists):
    """Neither of those whom another decision approved, nor of fewer, nor of as many others."""
    client.force_login(world.lan)
    chi, tu = make_cadre("Hoàng Thị Chi", unit=world.tan_van), make_cadre("Lý Văn Tư", unit=world.tan_van)
    first, second = make_proposal(chi, lists[1]), make_proposal(tu, lists[1])
    paper = numbered(client, world.lan, "planning-decision", lists)
    assert paper.total == 2
    done(WITHDRAW, second, {"on": TODAY, "reason": "đổi ý"})
    said = refused(world.lan, paper)
    assert "ghi vào sổ 2 đồng chí" in said and "có 1 đồng chí" in said and "lập lại bản thảo" in said
    drawn = client.get(reverse("paper-draft", args=[paper.pk, "docx"]), follow=True).content.decode()
    assert "có 1 đồng chí; lập lại bản thảo" in drawn
    third = make_proposal(make_cadre("Nông Thị Ba", unit=world.tan_van), lists[1])
    assert "vẫn 2 đồng chí nhưng có người khác" in refused(world.lan, paper)
    for proposal in (first, third):
        done(WITHDRAW, proposal, {"on": TODAY, "reason": "đổi ý"})
    assert "nay không còn đồng chí nào" in refused(world.lan, paper)
    assert not paper.files.exists()


def test_a_notice_is_issued_of_those_whom_its_draft_named(client, world, lists):
    client.force_login(world.lan)
    paper = numbered(client, world.lan, "planning-notice", lists[1:])
    further = make_proposal(make_cadre("Hoàng Thị Chi", unit=world.tan_van), lists[1])
    done(APPROVE, further, {"decision_no": "20-QĐ/HU", "decision_on": TODAY})
    assert "ghi vào sổ 1 đồng chí, văn bản lập lúc này có 2 đồng chí" in refused(world.lan, paper)
    again = numbered(client, world.lan, "planning-decision", lists[1:], 21)
    assert "nay không còn đồng chí nào" in refused(world.lan, again)


def edited(client, paper, **typed):
    shown = {name: getattr(paper, name) or "" for name in ("issuer", "genre", "about", "kept_at", "total")}
    answer = client.post(reverse("paper-edit", args=[paper.pk]), {"unit": paper.unit_id, **shown, **typed})
    assert answer.status_code == 302
    return Paper.objects.get(pk=paper.pk)


def test_a_drawn_paper_stands_in_the_row_of_its_kind_and_an_issued_one_stays_as_it_went_out(
    client, world, lists
):
    client.force_login(world.lan)
    sent(client, address("planning-notice", lists[1:]), format="register")
    drawn = Paper.objects.get()
    moved = {"issuer": "office", "genre": "submission", "unit": world.tan_van.pk}
    paper = edited(client, drawn, **moved, about="Nội dung khác")
    assert (paper.issuer, paper.genre, paper.unit_id) == ("committee", "notice", world.district.pk)
    assert paper.about == "Nội dung khác"
    Paper.objects.filter(pk=paper.pk).update(genre="decision")
    (said,) = apply(TAKE_NUMBER, world.lan, [paper], {"on": TODAY, "number": 3}).refused[paper.pk]
    assert "sổ ghi loại khác" in said
    Paper.objects.filter(pk=paper.pk).update(genre="notice")
    assert not apply(TAKE_NUMBER, world.lan, [paper], {"on": TODAY, "number": 3}).refused
    assert not refused(world.lan, paper)
    issued = edited(client, Paper.objects.get(), about="Đổi sau", total=9, kept_at="Kho 2")
    assert (issued.about, issued.total, issued.kept_at) == ("Nội dung khác", 1, "Kho 2")


def test_the_day_that_was_typed_stands_on_the_draft_and_is_proposed_with_the_number(client, world, lists):
    client.force_login(world.lan)
    sent(client, address("planning-notice", lists[1:]), day="05/02/2021", format="register")
    paper = Paper.objects.get()
    assert "ngày 05 tháng 02 năm 2021" in words(
        client.get(reverse("paper-draft", args=[paper.pk, "docx"])).content
    )
    form = client.get(reverse("paper-take-number", args=[paper.pk])).context["form"]
    assert form["on"].initial == datetime.date(2021, 2, 5)


def test_lists_of_two_terms_are_drawn_up_into_no_paper(client, world, lists):
    """Nor is one of them dropped in silence."""
    later = make_target(
        world.tan_van, term=make_term(name="2025–2030", begins_on="2025-07-01", ends_on="2030-06-01")
    )
    client.force_login(world.lan)
    for slug in ("planning-decision", "planning-notice"):
        for answer in (
            client.get(address(slug, [lists[0], later])),
            client.post(address(slug, [lists[0], later]), {"format": "register"}),
        ):
            assert (
                answer.status_code == 403 and "mỗi văn bản lập cho một danh sách" in answer.content.decode()
            )
    assert not Paper.objects.exists()
