"""Who has to send more papers is decided later, by a paper of their own, and nothing that was decided is touched."""

import pytest
from django.urls import reverse

from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.campaigns.acts import CLOSE
from planning.acts import REMOVE
from planning.models import ApprovedLine, PlanningEntry, ReviewLine, ReviewNotice
from planning.reviews.acts import APPRAISE, CONCLUDE, DECIDE, DECIDE_LATER, END, HEAR, NOTIFY, SUBMIT_REVIEW
from reminders.models import Duty
from reminders.scan import scan
from tests.factories import make_identity
from tests.planning.pages import REVIEWED
from tests.planning.review_papers import letter
from tests.planning.review_ways import all_proposed, bring, lines, refusal, step
from tests.planning.reviews import DAY
from tests.reminders.duties import make_duty_rule

TODAY = "30/11/2021"
OTHER_PAPER = {"decision_no": "77-QĐ/TU", "decision_on": DAY}
NOTHING = {"reasons": {}, "targets": {}, "texts": {}}


@pytest.fixture
def waiting(in_review):
    """Decided above: An stays; of Cúc and of Dung, who is to be added, more papers are asked for."""
    review = bring(in_review.review, "appraising")
    all_proposed(review)
    for act in (APPRAISE, HEAR, CONCLUDE, SUBMIT_REVIEW):
        step(act, review)
    ReviewLine.objects.filter(review_list=review).update(outcome="more_papers")
    ReviewLine.objects.filter(review_list=review, cadre=in_review.an).update(outcome="agreed")
    step(DECIDE, review, in_review.lan)
    return in_review


def later(world, **outcomes):
    found = {line.pk: outcomes[name] for name, line in named(world).items() if name in outcomes}
    return {**OTHER_PAPER, **NOTHING, "outcomes": found}


def named(world):
    found = lines(world.review)
    return {"an": found[world.an.pk], "cuc": found[world.cuc.pk], "dung": found[world.dung.pk]}


def states(world):
    return dict(PlanningEntry.objects.filter(target=world.target).values_list("cadre", "status"))


def test_the_later_decision_writes_those_alone_whom_it_names(waiting):
    world, review = waiting, waiting.review
    kept = ApprovedLine.objects.count()
    assert states(world)[world.dung.pk] == "draft"
    step(DECIDE_LATER, review, world.lan, **later(world, dung="agreed"))
    assert states(world)[world.dung.pk] == "approved"
    assert ApprovedLine.objects.count() == kept + 1 and ApprovedLine.objects.last().name == "Nông Văn Dung"
    assert PlanningEntry.objects.get(cadre=world.dung).decision_no == "77-QĐ/TU"
    assert PlanningEntry.objects.get(cadre=world.an, target=world.target).steps.count() == 2
    assert named(world)["cuc"].waits, "still waits"
    again = refusal(DECIDE_LATER, review, world.lan, **later(world, dung="refused"))
    assert again == "Nông Văn Dung: người khác vừa ghi quyết định; xem lại rồi làm tiếp."
    assert "chưa ghi lý do đưa ra" in refusal(DECIDE_LATER, review, world.lan, **later(world, cuc="refused"))
    asked = later(world, cuc="refused")
    step(DECIDE_LATER, review, world.lan, **asked | {"reasons": dict.fromkeys(asked["outcomes"], "standard")})
    assert states(world)[world.cuc.pk] == "removed"
    assert "Không còn trường hợp nào chờ" in refusal(DECIDE_LATER, review, world.lan, **later(world))


def test_taken_back_they_wait_again_and_what_was_decided_before_stays(waiting):
    world, review = waiting, waiting.review
    before = states(world)
    step(DECIDE_LATER, review, world.lan, **later(world, dung="agreed", cuc="agreed"))
    last = review.steps.standing().order_by("pk").last()
    assert not undo(world.chief, [last], reason="Sai số").refused
    assert states(world) == before and [named(world)[name].waits for name in ("an", "cuc", "dung")] == [
        False,
        True,
        True,
    ]


def test_until_then_neither_list_nor_campaign_ends_and_their_entries_wait(waiting):
    world, review = waiting, waiting.review
    entry = PlanningEntry.objects.get(cadre=world.cuc)
    [said] = apply(REMOVE, world.lan, [entry], {"on": DAY, "end_reason": "left"}).refused.values()
    assert "đang chờ bổ sung hồ sơ trong đợt" in said[0]
    free = apply(REMOVE, world.lan, [world.entry], {"on": DAY, "end_reason": "left"})
    assert not free.refused, "An is decided"
    assert "Còn 2 trường hợp cấp trên yêu cầu bổ sung hồ sơ" in refusal(NOTIFY, review)
    assert apply(CLOSE, world.chief, [world.campaign], {"on": DAY}).refused
    step(DECIDE_LATER, review, world.lan, **later(world, dung="refused", cuc="agreed"))
    ReviewNotice.objects.create(review_list=review, unit=world.hoa_tham, number="1-TB", notified_on=DAY)
    ReviewLine.objects.update(notice=ReviewNotice.objects.get())
    step(NOTIFY, review)
    step(END, review)


def test_who_runs_the_campaign_is_reminded_of_them(waiting):
    make_duty_rule("review_result", 30, "day")
    scan(DAY)
    duty = Duty.objects.get()
    assert duty.unit == waiting.district and "45-QĐ/HU" in duty.basis_words
    assert "yêu cầu bổ sung hồ sơ" in duty.basis_words
    step(DECIDE_LATER, waiting.review, waiting.lan, **later(waiting, dung="refused", cuc="agreed"))
    scan(DAY)
    assert Duty.objects.get().state == "closed"


def test_a_unit_is_told_of_them_by_a_further_notice(client, waiting):
    world, review = waiting, waiting.review
    client.force_login(world.lan)
    address = reverse("reviewlist-notices", args=[review.pk])
    first = {f"unit-{world.hoa_tham.pk}-number": "12-TB/BTCHU", "notified_on": TODAY}
    client.post(address, first)
    told = {line.cadre_id for line in ReviewNotice.objects.get().lines.all()}
    assert told == {world.an.pk}
    step(DECIDE_LATER, review, world.lan, **later(world, dung="agreed", cuc="agreed"))
    client.force_login(world.huong)
    page = client.get(review.get_absolute_url()).content.decode()
    assert page.count("Đồng ý") == 1 and "Nông Văn Dung" not in page, "An alone, before the further notice"
    assert "Chưa ghi thông báo cho: Xã Hoa Thám" in refusal(NOTIFY, review)
    client.force_login(world.lan)
    client.post(address, first | {f"unit-{world.hoa_tham.pk}-number": "15-TB/BTCHU"})
    told = {line.cadre_id for line in ReviewNotice.objects.get(number="15-TB/BTCHU").lines.all()}
    assert told == {world.cuc.pk, world.dung.pk}
    client.force_login(world.huong)
    assert client.get(review.get_absolute_url()).content.decode().count("Đồng ý") == 3
    assert not refusal(NOTIFY, review)


def test_a_notice_names_the_decision_on_each_and_keeps_it(waiting):
    world, review = waiting, waiting.review
    make_identity(world.district)
    step(DECIDE_LATER, review, world.lan, **later(world, dung="agreed", cuc="agreed"))
    said = letter(world.lan, "review-notice", review)
    assert "Theo Quyết định số 45-QĐ/HU" in said and "Quyết định số 77-QĐ/TU, ngày 30/11/2021" in said
    first, further = (
        ReviewNotice.objects.create(review_list=review, unit=world.hoa_tham, number=number, notified_on=DAY)
        for number in ("12-TB", "15-TB")
    )
    ReviewLine.objects.filter(review_list=review).update(notice=further)
    ReviewLine.objects.filter(pk=named(world)["an"].pk).update(notice=first)
    last = review.steps.standing().order_by("pk").last()
    assert "Đã thông báo cho 1 đơn vị" in str(undo(world.chief, [last], reason="Sai số").refused)
    further.delete()
    assert not undo(world.chief, [last], reason="Sai số").refused, (
        "who was told of the first decision stays told"
    )


def test_the_page_asks_of_each_what_was_said_and_shows_what_is_not_met(client, waiting):
    world, review = waiting, waiting.review
    client.force_login(world.lan)
    shown = client.get(review.get_absolute_url()).content.decode()
    address = reverse("reviewlist-decide-later", args=[review.pk])
    assert "Còn 2 trường hợp cấp trên yêu cầu bổ sung hồ sơ" in shown and address in shown
    page = client.get(address).content.decode()
    assert "Lý Thị Cúc" in page and "Hoàng Thị An" not in page and "Đã xem xét: 2 đồng chí" in page
    sent = {"state": "decided", "decision_no": "77-QĐ/TU", "decision_on": TODAY}
    assert "Chưa ghi kết quả" in client.post(address, sent).content.decode()
    sent[f"outcome-{named(world)['dung'].pk}"] = "agreed"
    said = client.post(address, sent).content.decode()
    assert "Chưa đánh dấu “Đã xem xét: 1 đồng chí" in said and 'value="77-QĐ/TU"' in said
    assert client.post(address, sent | {"reviewed": REVIEWED}).status_code == 302
    assert states(world)[world.dung.pk] == "approved" and named(world)["cuc"].waits
    told = client.get(reverse("reviewline-course", args=[named(world)["dung"].pk])).content.decode()
    assert told.index("kết quả: Yêu cầu bổ sung hồ sơ") < told.index("Quyết định bổ sung")
