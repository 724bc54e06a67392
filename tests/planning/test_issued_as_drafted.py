"""A paper with a number is about those whom its draft named, or it is neither issued nor drawn."""

from django.urls import reverse

from foundation.core.acts.run import apply
from office.papers.acts import ISSUE, TAKE_NUMBER
from office.papers.models import Paper
from planning.acts import APPROVE, WITHDRAW
from tests.factories import make_cadre
from tests.planning.lists import done, make_proposal
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
