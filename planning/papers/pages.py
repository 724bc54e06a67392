"""A planning list on paper: the list of one title, of all its units together."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from cadre.papers.columns import RosterColumns
from cadre.papers.forms import ATTACHED, RosterForm
from cadre.papers.frames import as_of_day, belongs
from cadre.papers.pages import DrawsUpRoster
from cadre.papers.roster import RosterPaper
from foundation.core.figures import thousands
from foundation.core.scope.rows import permission
from office.regulations.conditions import lower_first
from planning.list_pages import PlanningListPage
from planning.lists import ListCriteria
from planning.papers.attached import against_decision, with_issuer
from planning.papers.lines import decisions_of, printed_again, roster_lines, unkept, years_of, young_of
from planning.papers.words import about_of

NOT_KEPT = "{count} đồng chí được phê duyệt trước khi phần mềm giữ đủ các cột: chỉ in những cột đã giữ."


class PlanningRosterPage(DrawsUpRoster, PlanningListPage):
    """The lines that the filter of the list leaves; what was approved is printed as it was kept."""

    asked = ListCriteria(action="export")
    switched_off = ("numbers", "reason")

    def roster(self, asked: Mapping[str, Any]) -> RosterPaper:
        found, user = self.planning_list, self.request.user
        frame = self.frame(asked, *self.notes())
        columns = RosterColumns(years_of(found.lines, self.day), planned=True, ballots=bool(asked["ballots"]))
        lines, sections = roster_lines(found, user), bool(asked["sections"])
        return RosterPaper(lines, columns, self.day, frame, sections, young_of(found))

    def notes(self) -> Iterator[str]:
        """Of which day the figures are: of the approval, of today, or both."""
        lines = self.planning_list.lines
        yield from printed_again(lines)
        if not lines or any(not line.entry.approved_line for line in lines):
            yield as_of_day(self.day)

    def usual(self) -> dict[str, Any]:
        """A list that one decision approved belongs to it; one that is not approved is a draft."""
        lines, user = self.planning_list.lines, self.request.user
        decisions = decisions_of(lines)
        usual = super().usual() | {"subject": f"quy hoạch {about_of(self.planning_list.chosen_targets)}"}
        usual["draft"] = "" in decisions
        if len(decisions) == 1 and "" not in decisions:
            usual |= {
                "top": ATTACHED,
                "attached_to": with_issuer(decisions.pop(), user, permission(self.model, self.action)),
            }
        return usual

    def accepts(self, form: RosterForm) -> bool:
        """A decision goes with those whom it names."""
        if super().accepts(form) and belongs(asked := form.cleaned_data):
            found = self.planning_list
            if why := against_decision(asked["attached_to"], found.lines, found.everybody, self.day):
                form.add_error("attached_to", why)
        return form.is_valid()

    def more_said(self) -> Collection[str]:
        count = unkept(self.planning_list.lines)
        return [*super().more_said(), *([NOT_KEPT.format(count=thousands(count))] if count else ())]

    def stem(self) -> str:
        return f"DSQH_{self.day:%Y}_{self.key() or self.kwargs['title']:04d}"

    def key(self) -> int | None:
        """That of the title of a unit; a list of several units is none."""
        targets = self.planning_list.chosen_targets
        return targets[0].pk if len(targets) == 1 else None

    def back_url(self) -> str:
        query = self.request.GET.urlencode()
        return self.list_path + (f"?{query}" if query else "")

    def back_title(self) -> str:
        return f"Danh sách quy hoạch {lower_first(self.planning_list.name)}"
