"""The notice of what was approved, to each unit with its own names."""

from collections.abc import Sequence
from typing import Any

from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import LetterPiece, Writing
from office.papers.phrases import addressed, of_day, two_digits, within
from office.papers.tags import GROUNDS, ISSUER, PEOPLE, TO
from planning.models import PlanningTarget
from planning.papers import masters
from planning.papers.facts import ListFacts, keys_of
from planning.papers.lines import printed_again
from planning.papers.list_letters import PlanningLetter
from planning.papers.tags import ABOUT, AGAIN
from planning.papers.words import named


@register
class PlanningNotice(PlanningLetter):
    """To each unit only its own names, as they were approved."""

    slug = "planning-notice"
    about = "kết quả phê duyệt quy hoạch"
    label = "Thông báo từng đơn vị"
    code = "TB"
    file_stem = "TBQH"
    genre = "notice"
    each_alone = True
    tags = (
        ABOUT,
        AGAIN,
        GROUNDS,
        ISSUER,
        TO,
        PEOPLE,
        Tag("don_vi", "đơn vị được thông báo", "Xã Tân Lập"),
        Tag("danh_sach", "danh sách: muc.tt, muc.ho_ten, muc.sinh, muc.chuc_vu", ""),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.notice(style)

    def usual_grounds(self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing) -> list[str]:
        facts = self.facts(user, subjects, writing)
        decisions, identity = facts.decisions, writing.identity
        above = self.decided_above(facts, writing) and identity
        by = (identity.upper_standing_name or BLANK) if above else writing.name
        return [f"Căn cứ Quyết định số {number}{of_day(day)} của {by}," for number, day in decisions[:1]]

    def of_list(self, facts: ListFacts, writing: Writing) -> PaperValues:
        lines = [line for line in facts.approved if writing.workplace in (None, line.unit.pk)]
        target = facts.found.targets[0]
        unit = str(lines[0].unit) if writing.workplace and lines else str(target.post.unit)
        to = unit if writing.workplace or not target.post.body else str(target.post.body)
        again = not writing.issuing and facts.was_issued(self.slug)
        return PaperValues(
            values={
                "in_lai": "".join(printed_again(lines)) if again else "",
                "kinh_gui": addressed([to]),
                "don_vi": within(unit),
                "so_nguoi": two_digits(len(lines)),
                "danh_sach": [named(line, place) for place, line in enumerate(lines, 1)],
            },
            filled=(f"danh sách: {len(lines)} đồng chí",),
            empty=() if lines else ("danh sách: chưa có đồng chí nào được phê duyệt",),
            total=len(lines),
            people=keys_of(lines),
        )

    def parts(self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing) -> list[LetterPiece]:
        """One letter for every unit planned for; of a list of the office's own unit for every unit where they work."""
        return [piece for target in subjects for piece in self.pieces_of(user, target, writing)]

    def pieces_of(self, user: Any, target: PlanningTarget, writing: Writing) -> list[LetterPiece]:
        if writing.identity is None or target.post.unit_id != writing.identity.unit_id:
            return [LetterPiece([target], name=str(target.post.unit))]
        approved = self.facts(user, [target], writing).approved
        units = dict.fromkeys((line.unit.pk, str(line.unit)) for line in approved)
        return [LetterPiece([target], unit, name) for unit, name in units]

    def sample(self) -> PaperValues:
        people = [("Nông Văn Mẫu", "12/5/1980"), ("Hoàng Thị Mẫu", "1985")]
        rows = [
            {"tt": place, "ho_ten": name, "sinh": born, "chuc_vu": "Phó Chủ tịch UBND"}
            for place, (name, born) in enumerate(people, 1)
        ]
        values = {tag.name: tag.example for tag in self.tags}
        by = "Căn cứ Quyết định số 06-QĐ/ĐU, ngày 01/02/2021 của Ban Thường vụ Đảng ủy,"
        values |= {"can_cu": [by], "kinh_gui": addressed(["Xã Tân Lập"]), "danh_sach": rows}
        return PaperValues(values=values | {"so_nguoi": "02"})
