"""The office's report on what it found of the lines of lists under review, and what it proposes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from office.campaigns.models import CampaignUnit
from office.organisation.models.identity import Issuer
from office.organisation.outside import outside
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import SAMPLE_GROUNDS, addressed, ended, two_digits
from office.papers.tags import GROUNDS, ISSUER, TO
from office.regulations.conditions import Condition, lower_first
from office.regulations.findings import FAILED, NOT_YET, PASSED, SPECIAL_CASE, TO_CONSIDER
from planning.models import ReviewLine, ReviewList
from planning.papers.reviews import masters
from planning.papers.reviews.letters import PEOPLE
from planning.papers.reviews.of_lists import REVIEWED, ReviewListLetter, from_state
from planning.papers.reviews.reviewed import Reviewed, keys_with, lists_about, person_of, proposed, reasons_of
from planning.reviews.cases import LineCase, cases_of, loaded
from planning.reviews.choices import ReviewState, ReviewWord
from planning.reviews.fact_kinds import ReviewFact
from planning.reviews.facts import FACTS
from planning.reviews.gates import answering
from planning.reviews.querysets import WEIGHED

# What the office alone knows: the report is read by others too.
FOR_THE_OFFICE = (Condition.OTHER_LISTS,)
NOT_MET = (FAILED, NOT_YET, TO_CONSIDER)
SETTLED = (PASSED, TO_CONSIDER, SPECIAL_CASE)
STAYING = (ReviewWord.KEEP, ReviewWord.ADD)
IN_WORDS = {
    ReviewWord.KEEP: "tiếp tục quy hoạch",
    ReviewWord.HELD: "đã trúng cử, đã bổ nhiệm chức danh quy hoạch",
    ReviewWord.REMOVE: "đưa ra khỏi quy hoạch",
    ReviewWord.ADD: "bổ sung quy hoạch",
}
NOT_PROPOSED = "đề xuất: còn {count} trường hợp chưa có"
DOSSIERS_BY_HAND = "hồ sơ đã nhận"
STEPS_BY_HAND = "các bước đã thực hiện: hội nghị, ngày, số triệu tập, số có mặt"
HELD_BACK = "nội dung chỉ cơ quan tham mưu được biết: {count} trường hợp, không in"
OF_DOSSIERS = {
    CampaignUnit.State.COMPLETE: "đủ hồ sơ",
    CampaignUnit.State.MERGED: "đủ hồ sơ",
    CampaignUnit.State.UNCHANGED: "báo không thay đổi",
}
SAMPLE_ROWS = (
    (PEOPLE[0], "quy hoạch 4 chức danh cùng cấp (quy định không quá 3)", "Tiếp tục"),
    (PEOPLE[1], "đã nghỉ hưu từ 01/01/2021", "Đưa ra: nghỉ hưu"),
)


class Group(StrEnum):
    """How far a line is settled by what was found."""

    CLEAN, LOOK, LACKING, UNKNOWN = "so_bao_dam", "so_xem_xet", "so_thieu", "so_chua_ro"


@dataclass(frozen=True)
class AppraisedLine:
    """A line with what the report may tell of it."""

    line: ReviewLine
    facts: tuple[ReviewFact, ...]
    lacking: tuple[str, ...]
    settled: bool
    held_back: bool

    @classmethod
    def of(cls, case: LineCase, line: ReviewLine) -> "AppraisedLine":
        findings = [each for each in case.findings if each.condition not in FOR_THE_OFFICE]
        told = replace(case, findings=findings, verifications=())
        facts = tuple(fact for tell in FACTS for fact in tell(told) if fact.to_review)
        lacking = (lower_first(each.text) for each in findings if each.verdict in (FAILED, NOT_YET))
        hidden = bool(case.verifications) or any(
            each.condition in FOR_THE_OFFICE and each.verdict in NOT_MET for each in case.findings
        )
        settled = bool(findings) and all(each.verdict in SETTLED for each in findings)
        return cls(line, facts, tuple(lacking), settled, hidden)

    @property
    def group(self) -> Group:
        if self.lacking:
            return Group.LACKING
        if self.facts:
            return Group.LOOK
        return Group.CLEAN if self.settled else Group.UNKNOWN

    @property
    def row(self) -> dict[str, Any]:
        said = "; ".join(map(in_report, self.facts))
        line = self.line
        reason = lower_first(line.get_proposal_reason_display()) if line.proposal == ReviewWord.REMOVE else ""
        asked = f"{line.get_proposal_display()}: {reason}" if reason else line.get_proposal_display()
        return person_of(line) | {"noi_dung": said, "de_xuat": asked}


def counted(counts: Counter[str], form: str = "{words}: {count} đồng chí") -> list[str]:
    return [form.format(words=words, count=two_digits(count)) for words, count in counts.most_common()]


@register
class AppraisalReport(ReviewListLetter):
    slug = "review-appraisal"
    about = "thẩm định kết quả"
    label = "Báo cáo thẩm định"
    code = "BC"
    file_stem = "BCTD"
    genre = "report"
    issuer = Issuer.OFFICE
    right = WEIGHED
    states = from_state(ReviewState.APPRAISING)
    when = "chuyển thẩm định rồi lập báo cáo"
    drawn_by = staticmethod(masters.appraisal)
    tags = (
        *(REVIEWED, TO, GROUNDS, ISSUER),
        Tag("ho_so", "hồ sơ đã nhận", "đủ hồ sơ: 08 đầu mối; báo không thay đổi: 01 đầu mối."),
        Tag("quy_trinh", "các bước đã thực hiện", "thực hiện đủ các bước theo hướng dẫn."),
        Tag("so_tham_dinh", "số đồng chí được đề xuất tiếp tục, bổ sung, tính ở các mục sau", "09"),
        Tag("so_bao_dam", "số đồng chí bảo đảm", "05"),
        Tag("so_xem_xet", "số đồng chí có nội dung cần xem xét", "02"),
        Tag("noi_dung_xem_xet", "từng loại nội dung, mỗi loại một dòng", ""),
        Tag("so_thieu", "số đồng chí chưa bảo đảm", "01"),
        Tag("dieu_kien_thieu", "điều kiện chưa bảo đảm", "trình độ lý luận chính trị"),
        Tag("so_chua_ro", "số đồng chí chưa đủ thông tin để kết luận", "01"),
        Tag("danh_sach", "từng đồng chí: muc.tt, muc.ho_ten, muc.chuc_vu, muc.noi_dung, muc.de_xuat", ""),
        Tag("noi_xem_xet", "nơi xem xét", "Ban Thường vụ Đảng ủy"),
        Tag("de_xuat", "các đề xuất, mỗi đề xuất một dòng", ""),
    )

    @classmethod
    def kept_from(cls, user: Any) -> QuerySet[ReviewList]:
        """What was found of somebody, and proposed, stays with the others also afterwards."""
        return lists_about(user)

    def of_lists(self, found: Reviewed, writing: Writing) -> PaperValues:
        told = list(self.appraised(found))
        looked_at = [each for each in told if each.line.proposal in ("", *STAYING)]
        groups = Counter(each.group for each in looked_at)
        kinds = Counter(fact.kind.label for each in told for fact in one_of_a_kind(each.facts))
        lacking = dict.fromkeys(words for each in looked_at for words in each.lacking)
        rows = [each.row | {"tt": place} for place, each in enumerate(named_lines(told), 1)]
        to = (writing.identity and writing.identity.standing_name) or BLANK
        dossiers, open_lines = self.dossiers(found), found.count(proposed)[""]
        held_back = sum(each.held_back for each in told)
        return PaperValues(
            values={
                "kinh_gui": addressed([to]),
                "noi_xem_xet": to,
                "ho_so": f"{dossiers}." if dossiers else BLANK,
                "quy_trinh": BLANK,
                "so_tham_dinh": two_digits(len(looked_at)),
                **{str(group): two_digits(groups[group]) for group in Group},
                "so_thieu": two_digits(groups[Group.LACKING]) if groups[Group.LACKING] else "",
                "so_chua_ro": two_digits(groups[Group.UNKNOWN]) if groups[Group.UNKNOWN] else "",
                "noi_dung_xem_xet": ended(counted(kinds), ".") if kinds else [],
                "dieu_kien_thieu": ", ".join(lacking),
                "danh_sach": rows,
                "de_xuat": self.proposals(found, told),
            },
            total=len(found.own_lines),
            people=keys_with(found.own_lines, proposed),
            filled=(f"danh sách: {len(found.own_lines)} trường hợp", f"nêu từng đồng chí: {len(rows)}"),
            empty=(
                *((NOT_PROPOSED.format(count=open_lines),) if open_lines else ()),
                *(() if dossiers else (DOSSIERS_BY_HAND,)),
                STEPS_BY_HAND,
                *((HELD_BACK.format(count=held_back),) if held_back else ()),
            ),
        )

    def appraised(self, found: Reviewed) -> Iterator[AppraisedLine]:
        lines = {line.pk: line for line in found.own_lines}
        rows = list(loaded(ReviewLine.objects.filter(pk__in=lines)))
        cases = {case.line.pk: case for case in cases_of(rows, found.day, found.user)}
        for key, line in lines.items():
            yield AppraisedLine.of(cases[key], line)

    def dossiers(self, found: Reviewed) -> str:
        """How many of the units that answer for the lists handed in."""
        units = {unit.pk: unit for unit in answering(found.lists).values()}.values()
        states = Counter(OF_DOSSIERS[unit.state] for unit in units if unit.state in OF_DOSSIERS)
        return "; ".join(counted(states, "{words}: {count} đầu mối"))

    def proposals(self, found: Reviewed, told: Iterable[AppraisedLine]) -> list[str]:
        counts = found.count(proposed)
        removed = found.of(proposed, ReviewWord.REMOVE)
        reasons = reasons_of(removed, lambda line: line.proposal_reason)
        automatic = sum(
            any(fact.automatic for fact in each.facts) and each.line.proposal == ReviewWord.REMOVE
            for each in told
        )
        own = f"; trong đó thuộc trường hợp đương nhiên đưa ra {automatic}" if automatic else ""
        more = {ReviewWord.REMOVE: f" ({reasons}{own})" if reasons else ""}
        lines = [
            f"{words[0].upper()}{words[1:]}: {two_digits(counts[word])} đồng chí{more.get(word, '')}"
            for word, words in IN_WORDS.items()
            if counts[word]
        ]
        return ended(lines, ".") if lines else [BLANK]

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        rows = [
            {**person, "tt": place, "noi_dung": said, "de_xuat": asked}
            for place, (person, said, asked) in enumerate(SAMPLE_ROWS, 1)
        ]
        kinds = ["Quá số chức danh cùng cấp: 01 đồng chí", "Thời gian công tác còn lại: 01 đồng chí"]
        asked = ["Tiếp tục quy hoạch: 07 đồng chí", "Đưa ra khỏi quy hoạch: 01 đồng chí (nghỉ hưu 1)"]
        values |= {"noi_dung_xem_xet": ended(kinds, "."), "de_xuat": ended(asked, "."), "danh_sach": rows}
        values |= {"can_cu": ended(SAMPLE_GROUNDS, "."), "kinh_gui": addressed(["Ban Thường vụ Đảng ủy"])}
        return PaperValues(values=values)


def in_report(fact: ReviewFact) -> str:
    """What is told of the fact; of one that takes a person out of itself with the article that does."""
    article = f", căn cứ {fact.article}" if fact.automatic and fact.article else ""
    return f"{outside(fact.sentence)}{article}"


def one_of_a_kind(facts: Sequence[ReviewFact]) -> Iterable[ReviewFact]:
    return {fact.kind: fact for fact in facts}.values()


def named_lines(told: Iterable[AppraisedLine]) -> Iterator[AppraisedLine]:
    """Who is told of by name: who is taken out or added, and of whom something has to be looked at. Who took the
    planned seat is counted alone, and nobody is named who is not to be added.
    """
    for each in told:
        word = each.line.proposal
        if word in (ReviewWord.REMOVE, ReviewWord.ADD) or (word in ("", ReviewWord.KEEP) and each.facts):
            yield each
