"""The decision on one list or on many: what is not Đạt of who stays or is added is shown and ticked kind by kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property

from foundation.bulk.pages import ListedActPage
from foundation.core import clock
from foundation.core.acts.act import day_of
from foundation.core.acts.pages import NOT_SHOWN, ActPage
from office.papers.recorded import as_recorded
from planning.decide_pages import NOT_REVIEWED
from planning.judged_entries import JudgedEntry
from planning.judging import RELATED, candidate_findings, judged
from planning.models import PlanningEntry, PlanningTarget, ReviewLine, ReviewList
from planning.papers.recorded import review_paper
from planning.papers.reviews.results import ReviewDecisionPaper
from planning.posts import PersonPosts
from planning.review import said_once, seen, to_review, told
from planning.reviews.acts import DECIDE
from planning.reviews.cases import loaded
from planning.reviews.choices import ReviewWord
from planning.reviews.deciding import decided_word
from planning.reviews.facts import facts_of_lines
from planning.reviews.record_pages import OfReviewList
from planning.reviews.since import Since, since

CHANGED = "{cadre}: số liệu hoặc kết quả kiểm tra khác với lúc mở trang; xem lại rồi ghi lần nữa."
UNCONFIRMED = "{cadre}: từ khi đề xuất có thay đổi; xem rồi đánh dấu trước khi ghi."
STAYING = (ReviewWord.KEEP, ReviewWord.ADD)


@dataclass(frozen=True)
class DecidedLine:
    """A line with what the decision makes of it, and how its person is judged where they stand on the list after it."""

    line: ReviewLine
    word: str
    judged: JudgedEntry | None
    since: Since | None = None

    @property
    def words(self) -> str:
        if not self.word:
            return f"{self.line.get_outcome_display()}: chưa quyết định"
        return str(ReviewWord(self.word).label)

    @property
    def told(self) -> list[str]:
        return told(self.judged) if self.judged else []

    @property
    def seen(self) -> str:
        return seen(self.judged) if self.judged else "-"


class ReviewDecision:
    """What the pages of one list and of many share."""

    act = DECIDE
    day = None

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/decide.html"]

    def lists_shown(self) -> list[ReviewList]:
        raise NotImplementedError

    def lists_to_decide(self) -> list[ReviewList]:
        return self.lists_shown()

    @cached_property
    def lines(self) -> list[DecidedLine]:
        """Those the reader may weigh, in the order of the lists; a fixed number of queries."""
        lines = self.asked_lines()
        words = {line.pk: decided_word(line) for line in lines if line.proposal or line.outcome}
        verdicts = self.verdicts([line for line in lines if words.get(line.pk) in STAYING])
        changed = self.changed([line.pk for line in lines])
        return [
            DecidedLine(line, words.get(line.pk, ""), verdicts.get(line.pk), changed.get(line.pk))
            for line in lines
        ]

    def asked_lines(self) -> list[ReviewLine]:
        keys = [review.pk for review in self.lists_shown()]
        lines = ReviewLine.objects.for_user(self.request.user).filter(review_list__in=keys)
        return list(
            lines.select_related("cadre__ethnic_group", "review_list__target", "entry", "outcome_target")
        )

    def changed(self, keys: Sequence[int]) -> dict[int, Since]:
        """{key of a line: what is otherwise than it was when the office proposed}, of those where something is."""
        user = self.request.user
        lines = list(loaded(ReviewLine.objects.for_user(user).filter(pk__in=keys).exclude(facts_seal="")))
        facts = facts_of_lines(lines, clock.today(), user)
        found = (since(line, facts[line.pk], user) for line in lines)
        return {each.line.pk: each for each in found if each.changes}

    def verdicts(self, lines: Sequence[ReviewLine]) -> dict[int, JudgedEntry]:
        """{key of a line: how the person is judged on the day of the decision}."""
        day = self.day or clock.today()
        standing = {line.entry_id: line.pk for line in lines if line.entry_id and not line.outcome_target_id}
        entries = PlanningEntry.objects.for_user(self.request.user).filter(pk__in=standing)
        reader = self.request.user
        told = judged(entries, day, reader=reader, to_decide=True)
        found = {standing[each.entry.pk]: each for each in told}
        new = [line for line in lines if line.pk not in found]
        candidates = self.candidates(new)
        judgements = candidate_findings(candidates, day, reader)
        for line, entry, findings in zip(new, candidates, judgements, strict=True):
            found[line.pk] = JudgedEntry(entry, PersonPosts(), None, findings)
        return found

    def candidates(self, lines: Sequence[ReviewLine]) -> list[PlanningEntry]:
        """Entries as they will be made, with all that judging reads."""
        keys = [line.pk for line in lines]
        related = [f"review_list__{path}" for path in RELATED if path.startswith("target")]
        related += [path for path in RELATED if path.startswith("cadre")]
        related += [f"outcome_{path}" for path in RELATED if path.startswith("target")]
        loaded = ReviewLine.objects.for_user(self.request.user).filter(pk__in=keys)
        by_key = {line.pk: line for line in loaded.select_related(*related)}
        rows = [by_key[key] for key in keys]
        return [
            PlanningEntry(cadre=row.cadre, target=self.target_of(line, row))
            for line, row in zip(lines, rows, strict=True)
        ]

    def target_of(self, line: ReviewLine, row: ReviewLine) -> PlanningTarget:
        """The title for which the person is judged; `row` is the line as it is stored, with all that judging reads."""
        return row.outcome_target or row.review_list.target

    @property
    def lines_to_keep(self) -> list[DecidedLine]:
        keys = {review.pk for review in self.lists_to_decide()}
        return [each for each in self.lines if each.line.review_list_id in keys]

    @property
    def judged_lines(self) -> list[JudgedEntry]:
        return [each.judged for each in self.lines_to_keep if each.judged]

    @cached_property
    def paper(self) -> Any:
        """The decision of the register about these lists."""
        return review_paper(
            self.request.user, ReviewDecisionPaper, {review.pk for review in self.lists_to_decide()}
        )

    def get_initial(self) -> dict[str, Any]:
        shown = self.request.method == "GET" and self.paper
        return super().get_initial() | (as_recorded(self.paper) if shown else {})

    def form_valid(self, form: Any) -> Any:
        """Judged on the day of effect; a kind without its tick is a sentence, and nothing typed is lost."""
        self.day = day_of(form.cleaned_data)
        vars(self).pop("lines", None)
        for said in (*self.unseen(), *self.unconfirmed()):
            form.add_error(None, said)
        reviewed = set(self.request.POST.getlist("reviewed"))
        for kind in to_review(self.judged_lines):
            if kind.key not in reviewed:
                form.add_error(None, NOT_REVIEWED.format(sentence=kind.sentence))
        return self.form_invalid(form) if form.errors else super().form_valid(form)

    def unseen(self) -> list[str]:
        """What is written must be what the page showed; where it is not, the page shows it now."""
        shown = dict(value.partition(":")[::2] for value in self.request.POST.getlist("seen"))
        lines = [(each.line, shown.get(str(each.line.pk)), each.seen) for each in self.lines_to_keep]
        if any(before is None for _, before, _ in lines):
            return [NOT_SHOWN]
        return [CHANGED.format(cadre=line.cadre) for line, before, now in lines if before != now]

    def unconfirmed(self) -> Iterator[str]:
        """Whoever decides has looked at what changed since the proposal, as it is by now."""
        ticked = set(self.request.POST.getlist("changed"))
        changed = (each.since for each in self.lines_to_keep if each.since)
        return (UNCONFIRMED.format(cadre=each.line.cadre) for each in changed if each.tick not in ticked)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        by_list: dict[int, list[DecidedLine]] = {review.pk: [] for review in self.lists_shown()}
        for each in self.lines:
            by_list[each.line.review_list_id].append(each)
        context = {
            "groups": [(review, by_list[review.pk]) for review in self.lists_shown()],
            "kinds": to_review(self.judged_lines),
            "said_once": list(said_once([each.judged for each in self.lines if each.judged])),
            "reviewed": set(self.request.POST.getlist("reviewed")),
            "changed": set(self.request.POST.getlist("changed")),
            "paper": self.paper,
        }
        return super().get_context_data(**context, **kwargs)


class ReviewDecidePage(ReviewDecision, OfReviewList, ActPage):
    def lists_shown(self) -> list[ReviewList]:
        return [self.object]


class ManyDecidePage(ReviewDecision, ListedActPage):
    """One paper for many lists, which are ticked."""

    def lists_shown(self) -> list[ReviewList]:
        return self.rows

    def lists_to_decide(self) -> list[ReviewList]:
        return (
            [row for row in self.rows if row.pk in self.posted]
            if self.request.method == "POST"
            else self.rows
        )

    def get_rows(self) -> Any:
        return super().get_rows().select_related(*self.act.related)

    def row_label(self, row: ReviewList) -> str:
        return f"{row} – {row.get_state_display()}"
