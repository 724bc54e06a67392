"""Who runs a review is reminded of what others owe it: the result of the level above, opinions of other bodies."""

import datetime

from django.urls import reverse

from planning.models import ReviewOpinion
from planning.reviews.acts import DECIDE
from reminders.models import Duty
from reminders.scan import scan
from tests.campaigns.campaigns import make_campaign
from tests.planning.lists import make_target
from tests.planning.review_ways import bring, step
from tests.planning.reviews import make_addition, make_review
from tests.reminders.duties import TODAY, make_duty_rule, text


def test_a_list_that_was_sent_up_waits_for_its_result_and_opinions_for_their_answers(client, world):
    make_duty_rule("review_result", 30, "day")
    make_duty_rule("opinions_awaited", 15, "day")
    campaign = make_campaign(world.district)
    sent = bring(make_review(make_target(world.hoa_tham), campaign), "sent_up")
    asked = bring(make_review(make_target(world.tan_van), campaign), "collecting")
    opinion = ReviewOpinion.objects.create(
        line=make_addition(asked, world.binh), asked_body="Công an huyện", sent_on=TODAY
    )
    scan(TODAY)
    found = {duty.rule.kind: duty for duty in Duty.objects.all()}
    result, answer = found["review_result"], found["opinions_awaited"]
    assert (result.due_on, result.basis_words) == (
        TODAY + datetime.timedelta(days=30),
        "Tờ trình 45-QĐ/HU, ngày 30/11/2021",
    )
    assert (answer.due_on, answer.unit) == (TODAY + datetime.timedelta(days=15), world.district)
    client.force_login(world.lan)
    page = text(client.get(reverse("duty-detail", args=[answer.pk])))
    assert reverse("reviewlist-opinions", args=[asked.pk]) in page
    opinion.skipped = "Đã có ý kiến trong năm"
    opinion.save()
    sent.decided_by = "own"
    step(DECIDE, sent)
    scan(TODAY)
    assert set(Duty.objects.values_list("state", flat=True)) == {"closed"}
