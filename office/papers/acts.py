"""How a paper gets its number, is issued, and how a number is struck. Nothing else assigns a state."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from foundation.core.acts.act import Act, Asked, day_of, guard_states, register
from foundation.core.acts.steps import Step
from foundation.printing.layout import HeadStyle
from office.organisation.models.identity import Issuer
from office.papers.act_forms import IssueForm, StrikeForm, TakeNumberForm
from office.papers.drawn import NotDrawn, changed, draw, source_of
from office.papers.files import keep
from office.papers.models import Paper, PaperFile, PaperStep
from office.papers.models.files import IN_FORCE
from office.papers.numbering import load_numbering

Status = Paper.Status
UNDO = "Hoàn tác"
CLERKS = "Ghi số do văn thư cấp, không kèm ký hiệu."
TAKEN = "Số {number:02} đã có trong sổ; để trống để lấy số kế tiếp ({next:02})."
STANDS = "Số {number:02} đã có trong sổ; kiểm tra lại số văn thư cấp."
OTHER_PERIOD = (
    "Ngày {day} thuộc {period} khác với số đã lấy ({code}); kiểm tra lại ngày, hoặc hủy số rồi lấy số mới."
)
OTHER_ROW = "Văn bản lập từ mẫu “{kind}” nhưng sổ ghi loại khác, hoặc sổ của nơi khác; lập lại bản thảo."
LATER_NUMBER = "Sau số này đã có số {number:02}; dùng “Hủy số” để số này còn trong sổ."

paper_act = partial(Act, model=Paper, step=PaperStep, right="papers.change_paper", related=("unit", "term"))


def clerk_gives_it(paper: Paper, asked: Asked) -> str | None:
    """Only the office's own numbers are counted here; others are written down as they were given."""
    return CLERKS if paper.issuer != Issuer.OFFICE and not asked.get("number") else None


def can_be_numbered(paper: Paper, asked: Asked) -> str | None:
    return paper.numbering.refusal(paper, day_of(asked))


def of_its_kind(paper: Paper, asked: Asked) -> str | None:
    """A paper that is drawn up here bears a number of its kind, whatever was entered of it."""
    kind = paper.kind_class
    if kind is None or not kind.genre:
        return None
    own = (kind.genre, kind.issuer_of(HeadStyle(paper.head)))
    return None if (paper.genre, paper.issuer) == own else OTHER_ROW.format(kind=kind.label)


def is_free(paper: Paper, asked: Asked) -> str | None:
    """A number that is asked for stands nowhere else, not even struck."""
    row, number = paper.numbering.row(paper, day_of(asked)), asked.get("number")
    if number not in row.taken:
        return None
    said = TAKEN if paper.issuer == Issuer.OFFICE else STANDS
    return said.format(number=number, next=row.following)


def numbered(paper: Paper, asked: Asked) -> dict[str, Any]:
    return paper.numbering.numbered(paper, day_of(asked), asked.get("number"))


def is_last(paper: Paper, step: Step) -> str | None:
    """A number in the middle of its row is struck, so that the register tells of it."""
    if paper.issuer != Issuer.OFFICE:
        return None
    later = [number for number in paper.numbering.row(paper, paper.signed_on).taken if number > paper.number]
    return LATER_NUMBER.format(number=min(later)) if later else None


def in_its_period(paper: Paper, asked: Asked) -> str | None:
    """A paper is signed in the term, or in the year, whose number it bears; a draft bears none."""
    if paper.number is None:
        return None
    day = day_of(asked)
    row = paper.numbering.row(paper, day)
    if (row.term and row.term.pk, row.year) == (paper.term_id, paper.year):
        return None
    period = "năm" if paper.year else "nhiệm kỳ"
    return OTHER_PERIOD.format(day=f"{day:%d/%m/%Y}", period=period, code=paper.code)


def signed(paper: Paper, asked: Asked) -> dict[str, Any]:
    return {"signed_on": day_of(asked), "signed_by": asked.get("signed_by") or paper.signed_by}


def can_be_drawn(paper: Paper, asked: Asked) -> str | None:
    return paper.not_drawn


def load_issue(papers: Sequence[Paper], user: Any) -> None:
    """Put on papers the rows of numbers, and what they are drawn from or why that cannot be: it is gone, or not what
    their draft was about.
    """
    load_numbering(papers, user)
    for paper in papers:
        paper.issuing_user, paper.source, paper.not_drawn = user, None, None
        try:
            paper.source = source_of(paper, user) if paper.kind else None
            paper.not_drawn = changed(paper, user, paper.source) if paper.source else None
        except NotDrawn as why:
            paper.not_drawn = str(why)


def keep_files(cases: Sequence[Any]) -> None:
    """What is drawn at issue is what every reprint is; after one that was taken back it says so. Then the records are
    told what it says of them.
    """
    for paper in (case.row for case in cases if case.row.source):
        recalled = paper.files.filter(role=PaperFile.Role.RECALLED).exists()
        role = PaperFile.Role.ANEW if recalled else PaperFile.Role.ISSUED
        files = draw(paper, paper.issuing_user, paper.source, draft=False)
        for extension, content in files.items():
            keep(paper, role, extension, content, paper.issuing_user)
        paper.kind_class().issued(paper.issuing_user, paper)


def take_files_back(pairs: Sequence[tuple[Paper, Step]]) -> None:
    """What went out may lie with somebody: it stays, and is called what it is."""
    papers = [paper for paper, _ in pairs]
    PaperFile.objects.filter(paper__in=papers, role__in=IN_FORCE).update(role=PaperFile.Role.RECALLED)
    take_word_back(papers)


def take_word_back(papers: Iterable[Paper]) -> None:
    for paper in papers:
        if paper.kind_class:
            paper.kind_class().taken_back(paper)


def struck(cases: Sequence[Any]) -> None:
    """What a struck number says of records stands there no more."""
    take_word_back(case.row for case in cases if case.state == Status.ISSUED)


def stands_again(pairs: Sequence[tuple[Paper, Step]]) -> None:
    for paper, step in pairs:
        if paper.kind_class and step.from_state == Status.ISSUED:
            paper.kind_class().issued(step.by, paper)


TAKE_NUMBER = paper_act(
    name="papers.take_number",
    label="Lấy số",
    moves={Status.DRAFT: Status.NUMBERED},
    form=TakeNumberForm,
    facts=load_numbering,
    refusals=(clerk_gives_it, can_be_numbered, of_its_kind, is_free),
    values=numbered,
    undo=UNDO,
    undo_refusals=(is_last,),
    icon="hash",
    done="Đã ghi số.",
)
ISSUE = paper_act(
    name="papers.issue",
    label="Phát hành",
    moves={Status.NUMBERED: Status.ISSUED},
    form=IssueForm,
    facts=load_issue,
    refusals=(in_its_period, of_its_kind, can_be_drawn),
    values=signed,
    others=keep_files,
    put_back=take_files_back,
    undo=UNDO,
    icon="send",
    done="Đã ghi phát hành.",
)
STRIKE = paper_act(
    name="papers.strike",
    label="Hủy số",
    moves=dict.fromkeys([Status.NUMBERED, Status.ISSUED], Status.STRUCK),
    form=StrikeForm,
    others=struck,
    put_back=stands_again,
    undo=UNDO,
    icon="x-circle",
    done="Đã hủy số; số vẫn còn trong sổ.",
)

register(TAKE_NUMBER, ISSUE, STRIKE)
guard_states(Paper)
