"""Lists of planned people among the kinds of paper: the official one, those of a review, and what a review changes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cadre.models.people import Cadre, CadreNow
from cadre.papers.columns import RosterColumns
from cadre.papers.forms import ATTACHED, HEAD
from cadre.papers.frames import as_of_day, frame_of
from cadre.papers.invented import PEOPLE, invented_lines
from cadre.papers.lists import CLERK, years_before
from cadre.papers.roster import RosterPaper
from foundation.core.dates import PartialDate
from foundation.printing.layout import FormLayout, FormRow, FormSection, HeadStyle, Signature
from foundation.sheets.heads import MAKER
from office.organisation.models.identity import Issuer
from office.organisation.models.structure import Unit
from office.organisation.models.users import User
from office.papers.heads import code_of
from office.papers.kinds import register
from office.papers.letters import Writing
from office.papers.lists import ListKind, letterhead_of
from office.papers.phrases import short_day
from office.papers.samples import NUMBER
from planning.choices import EndReason
from planning.measures import StructureMeasure
from planning.models import PlanningEntry, ReviewLine
from planning.papers.kinds import PlanningDecision
from planning.papers.review_difference import COLUMNS, difference_rows, frame, headed
from planning.papers.review_lists import STEMS, SUBJECTS, ReviewPart, columns_of
from planning.papers.tags import ABOUT
from planning.reviews.difference import ChangeKind, Difference, Moved
from planning.reviews.difference_rows import AskedFigure, StructureRow


@register
class PlanningRoster(ListKind):
    """All its columns with its head; attached to a decision without those of the ballots, as it goes to units."""

    slug = "planning-list"
    label = "Danh sách trích ngang quy hoạch"
    file_stem = "DSQH"
    heads = (HeadStyle.PARTY, HeadStyle.NONE)

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        own = letterhead_of(writing)
        code = code_of(writing.identity, PlanningDecision.issuer, PlanningDecision.code, NUMBER)
        asked = {
            "top": HEAD if own else ATTACHED,
            "corner": "Biểu số 01",
            "attached_to": f"Quyết định số {code}, ngày {short_day(writing.day)} của {writing.name}",
            "subject": f"quy hoạch {ABOUT.example}",
            "signed": True,
            "draft": False,
        }
        frame = frame_of(asked, own, User(full_name=CLERK), (as_of_day(writing.day),))
        frame = replace(frame, signatures=(Signature(MAKER, name=CLERK), writing.signature))
        columns = RosterColumns(years_before(writing), planned=True, ballots=own is not None)
        paper = RosterPaper(list(invented_lines(writing.day, planned=True)), columns, writing.day, frame)
        return paper.form, paper.rows()


class ReviewRoster(ListKind):
    """A list of a review, as it goes with the paper that the review leads to; a subclass names its `part`."""

    heads = (HeadStyle.NONE,)
    part: ReviewPart

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        code = code_of(writing.identity, PlanningDecision.issuer, PlanningDecision.code, NUMBER)
        asked = {
            **{"top": ATTACHED, "corner": "", "signed": True, "draft": False},
            "attached_to": f"Quyết định số {code}, ngày {short_day(writing.day)} của {writing.name}",
            "subject": SUBJECTS[self.part].format(about=ABOUT.example),
        }
        frame = frame_of(asked, None, User(full_name=CLERK), (as_of_day(writing.day),))
        frame = replace(frame, signatures=(Signature(MAKER, name=CLERK), writing.signature))
        lines = list(invented_lines(writing.day, planned=True))
        if self.part == ReviewPart.OUT:
            lines = [replace(line, note="Nghỉ hưu") for line in lines]
        columns = columns_of(self.part, years_before(writing), {})
        paper = RosterPaper(lines, columns, writing.day, frame)
        return paper.form, paper.rows()


@register
class LeavingList(ReviewRoster):
    slug = "review-out"
    label = "Danh sách đưa ra khỏi quy hoạch"
    file_stem = STEMS[ReviewPart.OUT]
    part = ReviewPart.OUT


@register
class AddedList(ReviewRoster):
    slug = "review-added"
    label = "Danh sách bổ sung quy hoạch"
    file_stem = STEMS[ReviewPart.ADDED]
    part = ReviewPart.ADDED


@register
class ListAfterReview(ReviewRoster):
    slug = "review-after"
    label = "Danh sách quy hoạch sau rà soát"
    file_stem = STEMS[ReviewPart.AFTER]
    part = ReviewPart.AFTER


@register
class DifferenceTable(ListKind):
    """Two people who stand for what a review changes, and one line of a structure."""

    slug = "review-difference"
    label = "Tăng, giảm so với danh sách đã phê duyệt"
    file_stem = "TGQH"
    issuer = Issuer.OFFICE

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        found = list(invented_moves())
        women = StructureMeasure("Nữ", "1/2 (50,0%)", "từ 25%")
        rows = [StructureRow(women, [AskedFigure("1/2 (50,0%)")], [AskedFigure(women.figure)])]
        form = frame(f"Quy hoạch {ABOUT.example}", COLUMNS, (), draft=False)
        return headed(form, letterhead_of(writing), CLERK), difference_rows(Difference(found), rows)


def invented_moves() -> Iterator[Moved]:
    changes = ((ChangeKind.KEPT, ""), (ChangeKind.OUT, EndReason.RETIRED), (ChangeKind.ADDED, ""))
    for (unit, name, _, birth, *_), (part, reason) in zip(PEOPLE, changes, strict=False):
        cadre = Cadre(full_name=name, birth=PartialDate(birth))
        cadre.now = CadreNow(unit=Unit(name=unit))
        yield Moved(ReviewLine(), PlanningEntry(cadre=cadre), part, reason)
