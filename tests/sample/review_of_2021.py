"""The sample's review of 2021, what it has to find, and the lists beside it."""

from collections import Counter
from datetime import date

from foundation.core.acts.run import judge
from office.campaigns.models import CampaignUnit
from office.organisation.models.users import User
from office.papers.models import Paper
from planning.acts import REMOVE
from planning.judging import judged
from planning.models import PlanningEntry, PlanningTarget, ReviewLine, ReviewList, ReviewOpinion
from planning.news import NewsKind, counted, news_of
from planning.reviews.cases import loaded
from planning.reviews.fact_kinds import FactKind
from planning.reviews.facts import facts_of_lines
from reminders.models import Duty
from tests.sample.unit_pages import no_page_of_a_unit_tells_of_a_list_above

DAY = date(2021, 11, 30)


def the_review_is_under_way():
    states = Counter(CampaignUnit.objects.filter(campaign__kind="review").values_list("state", flat=True))
    assert states == {"complete": 12, "submitted": 3, "returned": 2, "sent": 2, "unchanged": 1}
    lists = ReviewList.objects.exclude(before=None).values_list("state", "decided_by")
    assert Counter(lists) == {("collecting", "higher"): 1, ("collecting", "own"): 19}
    words = Counter(ReviewLine.objects.values_list("origin", "unit_word", "proposal"))
    removed = {("standing", "remove", ""): 2, ("unit", "add", "add"): 2}
    assert words == {("standing", "keep", ""): 128, ("standing", "", ""): 53} | removed
    opinions = ReviewOpinion.objects.values_list("answered_on", "line__origin")
    assert list(opinions) == [(None, "unit"), (None, "unit")]
    letters = Paper.objects.filter(status="issued").order_by("pk")
    assert [(letter.code, letter.kind, letter.files.count()) for letter in letters] == [
        ("01-CV/BTCHU", "", 0),
        ("02-CV/BTCHU", "review-reminder", 2),
    ]
    what_there_is_to_look_at()
    news_of_planned_people_is_told()
    acts_wait_on_lists_under_review_alone()
    a_unit_sees_its_own()
    the_next_term_is_a_draft()
    no_page_of_a_unit_tells_of_a_list_above()


def what_there_is_to_look_at():
    """Of 183 places: the seats that are taken wait to be recorded; of each other fact somebody."""
    lines = list(loaded(ReviewLine.objects.all()))
    facts = facts_of_lines(lines, DAY)
    found = Counter(fact.kind for told in facts.values() for fact in told.to_review)
    assert found.pop(FactKind.SEATED) == 78
    once = {FactKind.ELSEWHERE, FactKind.TIME_LEFT, FactKind.DISCIPLINE, FactKind.VERIFICATION}
    assert found == dict.fromkeys(once | {FactKind.GRADES, FactKind.TITLES, FactKind.MISSING}, 1)
    (many,) = [fact for told in facts.values() for fact in told.facts if fact.kind == FactKind.TITLES]
    assert many.sentence.startswith("quy hoạch 4 chức danh cùng cấp")


def news_of_planned_people_is_told():
    """Who sits in the planned seat, from the day of the roster that shows it; one duty for each of the lists."""
    entries = PlanningEntry.objects.select_related(
        "target__term", "target__post__unit", "target__post__title"
    )
    told = {}
    for entry in entries:
        told.setdefault(entry.target.post.title.level, []).append(entry)
    counts = {level: counted(news_of(of, DAY).values()) for level, of in told.items()}
    assert counts == {
        "district": [(NewsKind.LEFT, 1), (NewsKind.SEATED, 3)],
        "commune": [(NewsKind.ELSEWHERE, 2), (NewsKind.SEATED, 75)],
    }
    assert counted(news_of(entries, date(2021, 11, 29)).values()) == [
        (NewsKind.LEFT, 1),
        (NewsKind.ELSEWHERE, 2),
    ]
    duties = Duty.objects.filter(rule__kind="planned_news", state="open")
    told = Counter((duty.cycle, len(duty.people)) for duty in duties)
    assert sum(count * people for (cycle, people), count in told.items() if cycle == "seated") == 78
    assert sum(count for (cycle, _), count in told.items() if cycle == "seated") == 20
    assert {each: told[each] for each in told if each[0] != "seated"} == {("left", 1): 1, ("elsewhere", 1): 2}


def acts_wait_on_lists_under_review_alone():
    asked = {"on": DAY, "end_reason": "title_limit"}
    entries = PlanningEntry.objects.filter(status="approved").select_related("target__post")
    refused = judge(REMOVE, User.system(), list(entries), asked)
    of_posts = {entry.pk for entry in entries if entry.target.post.body_id is None}
    assert len(of_posts) == 70 and set(refused) == {entry.pk for entry in entries} - of_posts
    assert {sentences[0].partition("“")[0] for sentences in refused.values()} == {
        "Danh sách đang được rà soát trong đợt "
    }


def a_unit_sees_its_own():
    """Nothing of the district's lists, on which somebody of its own stands too."""
    user = User.objects.get(username="cbxa")
    assert {str(each.unit) for each in CampaignUnit.objects.for_user(user)} == {"Xã Hoa Thám"}
    lines = ReviewLine.objects.for_user(user)
    assert {line.review_list.target.post.unit.name for line in lines} == {
        "Xã Hoa Thám"
    } and lines.count() == 7
    seen = PlanningTarget.objects.for_user(user).values_list("post__unit__name", flat=True)
    assert set(seen) == {"Xã Hoa Thám"} and len(seen) == 3


def the_next_term_is_a_draft():
    drafts = PlanningEntry.objects.filter(target__term__name="2025–2030")
    assert Counter(drafts.values_list("status", flat=True)) == {"draft": 24}
    lines = judged(drafts, DAY, reader=None)
    assert {line.finding.words for line in lines} == {"Đạt"}
    assert all("mốc tính 06/2025 (tháng đại hội)" in line.time_left.source for line in lines)
