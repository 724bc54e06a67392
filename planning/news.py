"""What happened to planned people since they were put on a list: facts to look at, never a verdict.

Each fact is a function of what is known of one entry on a day; whole lists are asked in a fixed number of queries.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from cadre.act_forms import LEAVING
from cadre.acts import LEAVE, RECORD_LEAVING
from cadre.models.facts import PostHeld
from cadre.models.steps import CadreStep
from cadre.tenures import certain_from
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Unit
from office.organisation.querysets import line_above
from planning.choices import Source
from planning.models import PlanningEntry
from planning.posts import PersonPosts, posts_on

Form = PostHeld.LeavingForm
LEFT_BY = {
    Form.RETIRED: "đã nghỉ hưu từ {day}",
    Form.RETIRED_EARLY: "đã nghỉ trước tuổi, tinh giản từ {day}",
    Form.MOVED_AWAY: "đã chuyển công tác từ {day}",
    Form.QUIT: "đã thôi việc từ {day}",
    Form.DECEASED: "đã từ trần, thôi công tác từ {day}",
}
LEFT_SOMEHOW = "đã nghỉ, chuyển đi từ {day}"
UNKNOWN_SINCE = ", chưa rõ từ ngày nào"
FOR_A_TIME = [PostHeld.TakingForm.ROTATED, PostHeld.TakingForm.SECONDED]
OF_POSTS = "Quá trình công tác"


class NewsKind(TextChoices):
    LEFT = "left", "Không còn công tác"
    NO_POST = "no_post", "Không giữ chức vụ nào"
    ELSEWHERE = "elsewhere", "Công tác ở nơi khác với nơi quy hoạch"
    SEATED = "seated", "Đang giữ chức danh quy hoạch"
    UNIT_ENDED = "unit_ended", "Đơn vị quy hoạch đã kết thúc"


@dataclass(frozen=True)
class NewsItem:
    """One fact to look at (nội dung cần xem xét), from which day as far as that is known, and where it is recorded.

    What is as planned needs no look (`to_review` is false): it is told, but not counted among the changes.
    """

    kind: NewsKind
    sentence: str
    day: PartialDate | None = None
    source: str = ""
    to_review: bool = True


@dataclass(frozen=True)
class EntryCase:
    """What the facts of one entry are told from; `units` are the unit of the main post and those above it."""

    entry: PlanningEntry
    posts: PersonPosts
    day: datetime.date
    leaving: CadreStep | None = None
    away: bool = False
    units: Collection[int] = ()

    @property
    def unit(self) -> Unit:
        """The unit that the entry plans for."""
        return self.entry.target.post.unit


Fact = Callable[[EntryCase], NewsItem | None]
AwayFinder = Callable[[Collection[int], datetime.date], Collection[int]]
AWAY: list[AwayFinder] = []


def away(find: AwayFinder) -> AwayFinder:
    """Decorator for a module `news` of an app above: the function gives the keys, among those of cadres, of people
    who work elsewhere only for a time on a day, in a fixed number of queries.
    """
    AWAY.append(find)
    return find


def left(case: EntryCase) -> NewsItem | None:
    """Không còn công tác: told by the post that ended last, or by the act or list that recorded the leaving."""
    former, step = case.posts.former, case.leaving
    if case.posts.main:
        return None
    if former and former.leaving_form in LEAVING:
        where = f" ({former.moved_to})" if former.moved_to else ""
        words = LEFT_BY[former.leaving_form].format(day=former.valid_to)
        return NewsItem(NewsKind.LEFT, words + where, former.valid_to, source_of_end(former))
    if step and (former is None or step.on >= former.valid_to.first_day):
        day = former.valid_to if former else PartialDate.from_date(step.on)
        words = LEFT_BY.get(step.leaving_form, LEFT_SOMEHOW).format(day=day)
        where = f" ({step.moved_to})" if step.moved_to else ""
        return NewsItem(NewsKind.LEFT, words + where, day, step.paper or step.label)
    return None


def without_post(case: EntryCase) -> NewsItem | None:
    """A main post has ended, nobody recorded that the person left, and no other post is known."""
    former = case.posts.former
    if case.posts.main or former is None or left(case):
        return None
    form = former.get_leaving_form_display().lower()
    words = f"thôi giữ {former.post} từ {former.valid_to}{f' ({form})' if form else ''}, chưa ghi chức vụ mới"
    return NewsItem(NewsKind.NO_POST, words, former.valid_to, source_of_end(former))


def elsewhere(case: EntryCase) -> NewsItem | None:
    """The main post lies outside the unit planned for, and neither the entry nor a rotation accounts for it."""
    main = case.posts.main
    if main is None or certain_from(main) > case.day or case.unit.pk in case.units or unit_ended(case):
        return None
    if case.entry.source == Source.EXTERNAL or case.away or main.taking_form in FOR_A_TIME:
        return None
    words = f"công tác tại {main.post.unit}{since(main)}, không thuộc {case.unit}"
    return NewsItem(NewsKind.ELSEWHERE, words, main.valid_from, source_of(main))


def seated(case: EntryCase) -> NewsItem | None:
    """The planned seat is taken, which is a good end. Who is planned to be elected again holds it by design."""
    held = case.posts.held.get(case.entry.target.post_id)
    if held is None or case.posts.main is None or certain_from(held) > case.day:
        return None
    again = case.entry.reelected and case.day < case.entry.target.term.begins_on
    words = f"đang giữ chức danh này{since(held)}{' (quy hoạch để tái cử)' if again else ''}"
    return NewsItem(NewsKind.SEATED, words, held.valid_from, source_of(held), to_review=not again)


def unit_ended(case: EntryCase) -> NewsItem | None:
    """The unit whose title is planned for has ended."""
    ended = case.unit.valid_to
    if ended is None or ended > case.day:
        return None
    words = f"{case.unit} đã kết thúc hoạt động từ {ended:%d/%m/%Y}"
    return NewsItem(NewsKind.UNIT_ENDED, words, PartialDate.from_date(ended), "Cơ quan, đơn vị")


FACTS: list[Fact] = [left, without_post, seated, elsewhere, unit_ended]


def since(held: PostHeld) -> str:
    return f" từ {held.valid_from}" if held.valid_from else UNKNOWN_SINCE


def source_of(held: PostHeld) -> str:
    """Where the beginning of a tenure is recorded: its decision, or the day of the figures that show it."""
    paper = numbered(held.decision_no, held.decision_on)
    known = "" if held.valid_from else f", theo số liệu ngày {held.known_on:%d/%m/%Y}"
    return f"{OF_POSTS}: {held.post}{paper}{known}"


def source_of_end(held: PostHeld) -> str:
    return f"{OF_POSTS}: {held.post}{numbered(held.leaving_decision_no, held.leaving_decision_on)}"


def numbered(number: str, day: datetime.date | None) -> str:
    """A decision as words that follow others; empty without its number."""
    dated = f", ngày {day:%d/%m/%Y}" if day else ""
    return f"; quyết định số {number}{dated}" if number else ""


def news_of(
    entries: Iterable[PlanningEntry], day: datetime.date, posts: Mapping[int, PersonPosts] | None = None
) -> dict[int, list[NewsItem]]:
    """{entry key: what is to be told of it on the day}, for those that stood on their list then and have news.

    The entries come with the term, post and unit of their target; `posts` are those of their people on the day, where
    they are loaded already. A fixed number of queries.
    """
    by_key = {entry.pk: entry for entry in entries}
    return told_of([by_key[key] for key in standing(by_key, day)], day, posts)


def told_of(
    entries: Collection[PlanningEntry], day: datetime.date, posts: Mapping[int, PersonPosts] | None = None
) -> dict[int, list[NewsItem]]:
    """As `news_of`, of entries that are known to stand on their list."""
    told = {}
    for case in cases_of(entries, day, posts):
        items = [item for fact in FACTS if (item := fact(case))]
        if items:
            told[case.entry.pk] = items
    return told


def standing(keys: Collection[int], day: datetime.date) -> list[int]:
    """Keys of those entries that stood on their list on the day and may have news; one query, by the key of each."""
    shown = [*PlanningEntry.PROPOSED, PlanningEntry.Status.APPROVED]
    entries = PlanningEntry.objects.filter(pk__in=keys, target__term__ends_on__gt=day).may_have_news(day)
    states = entries.with_state(day).order_by().values_list("pk", "state_that_day")
    return [key for key, state in states if state in shown]


def cases_of(
    entries: Collection[PlanningEntry], day: datetime.date, posts: Mapping[int, PersonPosts] | None
) -> Iterator[EntryCase]:
    """What the facts ask of each entry, loaded for all at once."""
    people = {entry.cadre_id for entry in entries}
    posts = posts_on(day, people) if posts is None else posts
    parents, leaving, gone = Unit.objects.parents(), leaving_steps(people, day), away_on(day, people)
    for entry in entries:
        person = entry.cadre_id
        main = posts[person].main
        units = line_above(main.post.unit_id, parents) if main else ()
        yield EntryCase(entry, posts[person], day, leaving.get(person), person in gone, units)


def leaving_steps(cadres: Collection[int], day: datetime.date) -> dict[int, CadreStep]:
    """{cadre key: the last act by the day that recorded their leaving}; one query."""
    acts = [LEAVE.name, RECORD_LEAVING.name]
    steps = CadreStep.objects.standing().of(cadres).filter(act__in=acts, on__lte=day)
    return {step.cadre_id: step for step in steps}


def away_on(day: datetime.date, cadres: Collection[int]) -> set[int]:
    """Keys of those among the cadres who work elsewhere only for a time."""
    return set().union(*(find(cadres, day) for find in AWAY))


def counted(told: Iterable[Collection[NewsItem]]) -> list[tuple[NewsKind, int]]:
    """[(kind, entries with such a change)] in the order of the kinds, from the news of each entry."""
    found = Counter(item.kind for items in told for item in items if item.to_review)
    return [(kind, found[kind]) for kind in NewsKind if found[kind]]


def in_words(counts: Iterable[tuple[NewsKind, int]]) -> str:
    """The counts as they follow a total: "1 không còn công tác, 3 đang giữ chức danh quy hoạch"."""
    return ", ".join(f"{count} {kind.label.lower()}" for kind, count in counts)
