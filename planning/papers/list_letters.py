"""What all letters about planning lists share: the list of today, its grounds, where it is shown."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.urls import reverse

from foundation.core import clock
from office.campaigns.letters import NOT_CONFIRMED, cited_documents
from office.organisation.models.identity import Issuer
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues
from office.papers.letters import LetterKind, Writing
from office.papers.phrases import ended
from planning.models import PlanningTarget
from planning.papers.facts import ListFacts, PaperList
from planning.papers.words import about_of
from planning.secrecy import refusal

NO_RULES = "văn bản căn cứ: danh sách chưa theo bộ quy định nào"
ABOVE = (
    "Danh sách này được phê duyệt bằng quyết định của nơi khác ({number}); không lập lại quyết định ấy ở đây."
)
OF_ONE_LIST = "Các danh sách này khác chức danh hoặc khác nhiệm kỳ; mỗi văn bản lập cho một danh sách."


class PlanningLetter(LetterKind):
    """What the papers of a list have in common: `about` is proposed, grounds come from the set of the list.

    `after_grounds` ends the last of them: a comma where who decides follows.
    """

    from_model = PlanningTarget
    issuer = Issuer.COMMITTEE
    after_grounds = ","

    def refusal(self, subjects: Sequence[PlanningTarget]) -> str:
        return refusal(subjects)

    def apart(self, subjects: Sequence[PlanningTarget]) -> str:
        """A list is one title in one term."""
        keys = [target.pk for target in subjects]
        lists = PlanningTarget.objects.filter(pk__in=keys).order_by().values("term", "post__title").distinct()
        return OF_ONE_LIST if len(keys) > 1 and len(lists) > 1 else ""

    def facts(self, user: Any, targets: Sequence[PlanningTarget], writing: Writing) -> ListFacts:
        """The list as it stands today, read once by whoever asks this kind; the paper's own day may be one to come."""
        day = clock.today()
        asked = user.pk, tuple(target.pk for target in targets), day
        if asked not in self.lists:
            self.lists[asked] = ListFacts(PaperList(user, targets, day), day)
        return self.lists[asked]

    @cached_property
    def lists(self) -> dict[tuple[Any, ...], ListFacts]:
        """{reader, titles, day: the list}; a kind is made anew for every request."""
        return {}

    def decided_above(self, facts: ListFacts, writing: Writing) -> str:
        """The decision of another body that the list bears; it is not this office's to draw up."""
        own = writing.identity.symbol_of(writing.issuer) if writing.identity else ""
        others = [number for number, _ in facts.decisions if own and not number.endswith(f"/{own}")]
        return ABOVE.format(number=others[0]) if others and not facts.proposed else ""

    def usual_about(self, subjects: Sequence[PlanningTarget]) -> str:
        return about_of(subjects)

    def shown_at(self, subjects: Sequence[PlanningTarget]) -> tuple[str, str]:
        first = subjects[0]
        address = reverse("planning-list", args=[first.term_id, first.post.title_id])
        if len(subjects) == 1:
            address = f"{address}?unit={first.post.unit_id}"
        return address, f"Danh sách quy hoạch {about_of(subjects)}"

    def usual_grounds(self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing) -> list[str]:
        documents, _ = cited_documents(self.facts(user, subjects, writing).rule_set)
        committee = writing.identity.committee_name if writing.identity else BLANK
        lines = ["Căn cứ Điều lệ Đảng", f"Căn cứ Quy chế làm việc của {committee}", *documents]
        return ended([*lines, *self.further_grounds(writing)], self.after_grounds)

    def further_grounds(self, writing: Writing) -> list[str]:
        return []

    def usual_recipients(self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing) -> list[str]:
        kept = writing.identity.secretariat_name if writing.identity else ""
        department = writing.identity.department_name if writing.identity else ""
        return [*self.sent_to(subjects, writing), f"- Lưu {', '.join(filter(None, (kept, department)))}."]

    def sent_to(self, subjects: Sequence[PlanningTarget], writing: Writing) -> list[str]:
        return ["- Như trên,"]

    def told(self, user: Any, subjects: Sequence[PlanningTarget], writing: Writing) -> PaperValues:
        facts = self.facts(user, subjects, writing)
        _, unconfirmed = cited_documents(facts.rule_set)
        own = self.of_list(facts, writing)
        return replace(
            own,
            values={"noi_dung": writing.about or self.usual_about(subjects), **own.values},
            empty=((NO_RULES,) if facts.rule_set is None else ()) + tuple(own.empty),
            unconfirmed=tuple(NOT_CONFIRMED.format(words=words) for words in unconfirmed)
            + tuple(own.unconfirmed),
        )

    def of_list(self, facts: ListFacts, writing: Writing) -> PaperValues:
        raise NotImplementedError
