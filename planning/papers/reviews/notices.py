"""The notice to each unit of what a review came to: of its own people alone, on whichever lists they stand."""

from collections.abc import Sequence
from typing import Any

from office.organisation.models.structure import Unit
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import LetterPiece, Writing
from office.papers.phrases import addressed, of_day, two_digits, within
from office.papers.tags import GROUNDS, ISSUER, PEOPLE, TO
from planning.models import ReviewLine, ReviewList
from planning.papers.reviews import result_masters as masters
from planning.papers.reviews.of_lists import REVIEWED, ReviewListLetter, from_state
from planning.papers.reviews.results import ROWS
from planning.papers.reviews.reviewed import Reviewed, decided, is_retitled, keys_with, named
from planning.papers.words import title_of
from planning.reviews.acts import DECIDE, DECIDE_LATER
from planning.reviews.choices import ReviewState, ReviewWord
from planning.reviews.telling import unit_told

RESULTS = {
    ReviewWord.KEEP: "Tiếp tục quy hoạch",
    ReviewWord.REMOVE: "Đưa ra khỏi quy hoạch",
    ReviewWord.HELD: "Đã trúng cử, đã bổ nhiệm",
    ReviewWord.ADD: "Bổ sung quy hoạch",
}
RETITLED = "Điều chỉnh quy hoạch: {title}"
NO_DECISION = "quyết định đã ghi"


@register
class ReviewNoticeLetter(ReviewListLetter):
    """Says neither why somebody is taken out nor anything of who was not added."""

    slug = "review-notice"
    about = "kết quả"
    label = "Thông báo kết quả rà soát từng đơn vị"
    code = "TB"
    file_stem = "TBRS"
    genre = "notice"
    states = from_state(ReviewState.DECIDED)
    when = "có quyết định rồi thông báo"
    drawn_by = staticmethod(masters.notice)
    each_alone = True
    tags = (
        *(REVIEWED, GROUNDS, ISSUER, TO, PEOPLE),
        Tag("theo_van_ban", "các quyết định về người của đơn vị", "Quyết định số 06-QĐ/ĐU, ngày 01/02/2021"),
        Tag("don_vi", "đơn vị được thông báo", "xã Tân Lập"),
        Tag(
            "danh_sach",
            "danh sách: muc.tt, muc.ho_ten, muc.sinh, muc.chuc_vu, muc.danh_sach, muc.ket_qua",
            "",
        ),
    )

    def usual_about(self, subjects: Sequence[ReviewList]) -> str:
        """A unit is not told which other lists there are."""
        name = subjects[0].campaign.name
        return f"{name[:1].lower()}{name[1:]}"

    def usual_grounds(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> list[str]:
        """Each unit's letter names the decisions on its own people by itself."""
        return []

    def parts(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> list[LetterPiece]:
        """One letter for every unit with people on the lists, about those of the lists on which they stand."""
        found = self.reviewed(user, subjects)
        places: dict[int, set[int]] = {}
        for line in told_of(found):
            places.setdefault(unit_told(line, line.review_list), set()).add(line.review_list_id)
        host = found.lists[0].campaign.unit_id
        units = Unit.objects.filter(pk__in=places.keys() - {host}).order_by("official_key")
        return [
            LetterPiece([each for each in subjects if each.pk in places[unit.pk]], unit.pk, unit.name)
            for unit in units
        ]

    def of_lists(self, found: Reviewed, writing: Writing) -> PaperValues:
        lines = [
            line for line in told_of(found) if writing.workplace in (None, unit_told(line, line.review_list))
        ]
        unit = Unit.objects.filter(pk=writing.workplace).first()
        papers = decisions_on(found, lines)
        rows = [row | {"ket_qua": result_of(line)} for row, line in zip(named(lines), lines, strict=True)]
        return PaperValues(
            values={
                "kinh_gui": addressed([str(unit or BLANK)]),
                "don_vi": within(str(unit)) if unit else BLANK,
                "theo_van_ban": "; ".join(papers) or BLANK,
                "so_nguoi": two_digits(len(lines)),
                "danh_sach": rows,
            },
            total=len(lines),
            people=keys_with(lines, decided),
            filled=(f"danh sách: {len(lines)} đồng chí",),
            empty=() if papers else (NO_DECISION,),
        )

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        values |= {"can_cu": [], "kinh_gui": addressed(["Xã Tân Lập"]), "danh_sach": ROWS, "so_nguoi": "02"}
        return PaperValues(values=values | {"noi_dung": "rà soát, bổ sung quy hoạch năm 2021"})


def told_of(found: Reviewed) -> list[ReviewLine]:
    return [line for line in found.lines if decided(line) in RESULTS]


def result_of(line: ReviewLine) -> str:
    if is_retitled(line):
        return RETITLED.format(title=title_of([line.outcome_target]))
    return RESULTS[ReviewWord(decided(line))]


def decisions_on(found: Reviewed, lines: Sequence[ReviewLine]) -> list[str]:
    """The decisions on those lines, each once: of who was decided later the later one."""
    lists = {line.review_list_id for line in lines if not line.later_step_id}
    later = {line.later_step_id for line in lines}
    steps = [step for step in found.steps_of(DECIDE) if step.review_list_id in lists]
    steps += sorted(
        (step for step in found.steps_of(DECIDE_LATER) if step.pk in later), key=lambda step: step.pk
    )
    named_once = dict.fromkeys((step.decision_no, step.decision_on, step.issuer) for step in steps)
    return [
        f"Quyết định số {number}{of_day(day)}{f' của {issuer}' if issuer else ''}"
        for number, day, issuer in named_once
        if number
    ]
