"""Two officers at one moment: one proposal stands, one decision is written, and the other of them is told."""

from html import unescape

from django.urls import reverse

from office.organisation.rights import Role
from planning.models import ApprovedList, EntryStep, PlanningEntry, ReviewLine, ReviewList
from planning.reviews.acts import CONCLUDE, HEAR
from tests.at_once import held_back
from tests.conftest import make_user
from tests.forms import FormClient
from tests.planning.pages import REVIEWED
from tests.planning.review_queues import shown
from tests.planning.review_ways import all_proposed, bring, lines, step

# The second is told by what it meets first: the version of the page, the state of the list, or the line itself.
TOLD = ("đã sửa mục này", "nay đã ở trạng thái", "vừa ghi", "Không còn trường hợp nào chờ")
PAPER = {"decision_on": "30/11/2021", "reviewed": REVIEWED}


def texts(answers):
    return [unescape(answer.content.decode()) for answer in answers]


def at_once(review, browsers, address, sent):
    """Both pages are open before either of the two is sent."""
    opened = [browser.get(address) for browser in browsers]

    def send(number):
        return browsers[number].post(address, sent[number], opened=opened[number], follow=True)

    with held_back(2, send) as answers:
        list(ReviewList.objects.select_for_update().filter(pk=review.pk))
    return texts(answers)


def test_of_two_at_once_one_word_stands_and_one_decision_is_written(transactional_db, in_review):
    world, review = in_review, bring(in_review.review, "appraising")
    mai, browsers = make_user("mai", Role.OFFICER, world.district), [FormClient(), FormClient()]
    for browser, user in zip(browsers, (world.lan, mai), strict=True):
        browser.force_login(user)
    both_propose(world, browsers)
    all_proposed(review)
    bring(review, "appraised")
    for act in (HEAR, CONCLUDE):
        step(act, review)
    waiting = lines(world.review)[world.cuc.pk]
    ReviewLine.objects.filter(pk=waiting.pk).update(outcome="more_papers")
    both_decide(world, browsers)
    both_decide_later(world, browsers, waiting)


def both_propose(world, browsers):
    line = lines(world.review)[world.an.pk]
    words = [{"word": "keep"}, {"word": "remove", "reason": "standard"}]
    sent = [word | {"shown": shown(line, world.lan)} for word in words]
    said = at_once(world.review, browsers, reverse("reviewline-propose", args=[line.pk]), sent)
    line.refresh_from_db()
    assert line.version == 1 and sum("chưa ghi. Đối chiếu rồi chọn lại" in each for each in said) == 1


def both_decide(world, browsers):
    before = ApprovedList.objects.count()
    address = reverse("reviewlist-decide-review", args=[world.review.pk])
    sent = [{"state": "concluded", "decision_no": number, **PAPER} for number in ("45-QĐ/HU", "46-QĐ/HU")]
    said = at_once(world.review, browsers, address, sent)
    assert sum(any(words in each for words in TOLD) for each in said) == 1
    assert ApprovedList.objects.count() == before + 1
    written = EntryStep.objects.filter(review_effect__isnull=False)
    assert len(set(written.values_list("decision_no", flat=True))) == 1 and written.count() == 2


def both_decide_later(world, browsers, waiting):
    field, paper = f"outcome-{waiting.pk}", {"state": "decided", **PAPER}
    sent = [
        paper | {field: "agreed", "decision_no": "77-QĐ/TU"},
        paper | {field: "refused", f"reason-{waiting.pk}": "standard", "decision_no": "78-QĐ/TU"},
    ]
    said = at_once(world.review, browsers, reverse("reviewlist-decide-later", args=[world.review.pk]), sent)
    assert sum(any(words in each for words in TOLD) for each in said) == 1
    waiting.refresh_from_db()
    kept = {"agreed": ("approved", "77-QĐ/TU"), "refused": ("removed", "78-QĐ/TU")}
    entry = PlanningEntry.objects.get(cadre=world.cuc)
    last = entry.steps.standing().order_by("pk").last()
    assert (entry.status, last.decision_no) == kept[waiting.outcome]
