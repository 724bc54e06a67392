"""The decision that is drawn up from a planning list."""

from collections.abc import Sequence
from typing import Any

from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import SAMPLE_GROUNDS, ended, two_digits
from office.papers.tags import GROUNDS, ISSUER_IN_CAPITALS, PEOPLE
from planning.models import PlanningTarget
from planning.papers import masters
from planning.papers.annex import annex_of, roster_address
from planning.papers.facts import ListFacts, keys_of
from planning.papers.lines import printed_again
from planning.papers.list_letters import PlanningLetter
from planning.papers.tags import ABOUT, AGAIN, OUT
from planning.papers.words import carried_out_by

NO_SUBMISSION = "số, ngày tờ trình đề nghị"
REVISED = "Danh sách còn {count} trường hợp chưa có quyết định; chỉ tính những trường hợp này."


@register
class PlanningDecision(PlanningLetter):
    slug = "planning-decision"
    about = "phê duyệt quy hoạch"
    label = "Quyết định phê duyệt quy hoạch"
    code = "QĐ"
    file_stem = "QDQH"
    genre = "decision"
    formats = ("docx", "pdf", "xlsx")
    tags = (
        ABOUT,
        AGAIN,
        GROUNDS,
        ISSUER_IN_CAPITALS,
        PEOPLE,
        OUT,
        Tag("co_quan_tham_muu", "cơ quan tham mưu về cán bộ", "Ban Xây dựng Đảng"),
        Tag("noi_thi_hanh", "các đơn vị thi hành", "ban thường vụ đảng ủy các xã"),
        Tag("dieu_thi_hanh", "số của điều cuối", "3"),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.decision(style)

    def further_grounds(self, writing: Writing) -> list[str]:
        department = writing.identity.department_name if writing.identity else BLANK
        return [f"Xét đề nghị của {department} tại Tờ trình số {BLANK}, ngày {BLANK}"]

    def sent_to(self, subjects: Sequence[PlanningTarget], writing: Writing) -> list[str]:
        upper = writing.identity.upper_department_name if writing.identity else ""
        return [*([f"- {upper} (để báo cáo),"] if upper else []), "- Như Điều 2,"]

    def recorded(self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing) -> dict[str, Any]:
        """The day of the decision that all lines bear, where none waits for one."""
        facts = self.facts(user, subjects, writing)
        if facts.proposed or len(facts.decisions) != 1 or self.decided_above(facts, writing):
            return {}
        return {"day": facts.decisions[0][1]}

    def annex(self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing) -> str:
        """The page that prints those whom the decision names; none where no page shows just its units."""
        return roster_address(self.facts(user, subjects, writing))

    def annexed(
        self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing, *, draft: bool
    ) -> dict[str, bytes]:
        """The list that goes with the decision."""
        return {"xlsx": annex_of(self.facts(user, subjects, writing), writing, user, draft=draft)}

    def stopped(self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing) -> str:
        return self.decided_above(self.facts(user, subjects, writing), writing)

    def of_list(self, facts: ListFacts, writing: Writing) -> PaperValues:
        waiting, decided = len(facts.proposed), facts.decided_by(writing.code)
        named = f"danh sách: {len(decided)} đồng chí"
        department = writing.identity.department_name if writing.identity else ""
        return PaperValues(
            values={
                "in_lai": "" if writing.issuing else "".join(printed_again(decided)),
                "so_nguoi": two_digits(len(decided)),
                "so_dua_ra": "",
                "co_quan_tham_muu": department or BLANK,
                "noi_thi_hanh": carried_out_by(facts.units),
                "dieu_thi_hanh": "2",
            },
            filled=(named, *([REVISED.format(count=waiting)] if waiting and facts.approved else ())),
            empty=(NO_SUBMISSION,) if any(BLANK in line for line in writing.grounds) else (),
            total=len(decided),
            people=keys_of(decided),
        )

    def sample(self) -> PaperValues:
        grounds = [
            *SAMPLE_GROUNDS,
            "Xét đề nghị của Ban Xây dựng Đảng tại Tờ trình số 01-TTr/BXDĐ, ngày 29/01/2021",
        ]
        recipients = ["- Ban Tổ chức Tỉnh ủy (để báo cáo),", "- Như Điều 3,", "- Lưu Văn phòng Đảng ủy."]
        values = {tag.name: tag.example for tag in self.tags}
        return PaperValues(values=values | {"can_cu": ended(grounds), "noi_nhan": recipients})
