"""Planning lists as forms of higher offices ask for them: as they stand on the day, with what was approved."""

import datetime
from typing import Any

from django.utils.functional import cached_property

from cadre.fillable import PeopleOnForms, places_above
from cadre.form_fields import NOTE, PEOPLE_FIELDS
from cadre.models.people import Cadre
from foundation.sheets.filling.fields import ListedField, ListOffer
from foundation.sheets.filling.filler import ListedRow
from foundation.sheets.filling.lists import FillableList, ListChoice, register_list, said
from planning.columns import decision
from planning.imports.kinds import PlanningListKind
from planning.judged_entries import JudgedEntry
from planning.lists import ListCriteria, PlanningList, list_name
from planning.models import PlanningTarget
from planning.secrecy import refusal as secret_refusal

BETWEEN = "/"
OF_KIND = {column.key: column for column in PlanningListKind.columns}
OWN = ("title", "term", "decision", "continuity", "note")
# What a person's record says under the same headings.
OTHERWISE = {"note", "post_decision"}


@register_list
class PlanningListForForms(FillableList):
    slug = "planning"
    label = "Danh sách quy hoạch"
    permission = "planning.export_planningentry"
    private_permission = "cadre.view_cadreprivate"
    model = "planning.planningentry"
    offer = ListOffer(
        (
            *(ListedField(OF_KIND[key], said(f"planned {key}"), by_hand=key == NOTE) for key in OWN),
            *(each for each in PEOPLE_FIELDS if each.column.key not in OTHERWISE),
        )
    )

    @classmethod
    def choices(cls, user: Any, day: datetime.date) -> list[ListChoice]:
        targets = PlanningTarget.objects.for_user(user, "export").order_by("-term__begins_on", "pk")
        lists = {}
        for target in targets.select_related("term", "post__title", "post__unit", "post__body"):
            lists.setdefault((target.term_id, target.post.title_id), []).append(target)
        return [
            ListChoice(
                f"{term}{BETWEEN}{title}", list_name(found), names_of(found[0]), bool(secret_refusal(found))
            )
            for (term, title), found in lists.items()
        ]

    def refusal(self) -> str:
        return super().refusal() or secret_refusal(self._list.targets)

    def rows(self, *, with_private: bool = False) -> list[ListedRow]:
        found = self._list
        people, places = self._people(found.lines, with_private), places_above()
        return [
            ListedRow(self._record(line, people), places.get(found.section_unit(line).pk, ()))
            for line in found.lines
        ]

    @cached_property
    def _list(self) -> PlanningList:
        term, title = map(int, self.choice.key.split(BETWEEN))
        return PlanningList(self.user, term, title, self.day, ListCriteria(action="export"))

    def _people(self, lines: list[JudgedEntry], with_private: bool) -> dict[int, dict[str, Any]]:
        """What is known of the people whose records the user may export too, with the facts that were approved."""
        listed = {line.entry.cadre_id: line.entry.listed for line in lines if not line.masked}
        open_to_user = Cadre.objects.for_user(self.user, "export").filter(pk__in=listed)
        cadres = [listed[key] for key in open_to_user.order_by().values_list("pk", flat=True)]
        return PeopleOnForms(self.user, self.day, with_private=with_private).records(cadres)

    def _record(self, line: JudgedEntry, people: dict[int, dict[str, Any]]) -> dict[str, Any]:
        """Of a masked line what lists show: who it is, and where."""
        entry, listed = line.entry, line.entry.listed
        known = {
            "full_name": listed.full_name,
            "place": line.workplace,
            "planned term": entry.target.term.name,
        }
        known["planned title"] = str(entry.target.post)
        if line.masked:
            return known
        return {
            "birth": listed.birth,
            "sex": listed.get_sex_display(),
            "ethnic_group": str(listed.ethnic_group or ""),
            **people.get(entry.cadre_id, {}),
            **known,
            "planned decision": decision(entry, self.day),
            "planned continuity": entry.get_continuity_display(),
            "planned note": entry.note,
        }


def names_of(target: PlanningTarget) -> tuple[str, ...]:
    """What commands call its list: term and title."""
    title = target.post.title.name
    return f"{target.term.name}{BETWEEN}{title}", f"{target.term.full_name}{BETWEEN}{title}"
