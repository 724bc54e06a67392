"""How many planned people lack a level of political theory, by the highest that their planned titles ask for."""

import datetime
from collections import Counter
from collections.abc import Collection

from cadre.models.facts import Qualification
from office.organisation.models.structure import PostTitle
from office.regulations.findings import NOT_YET
from planning.checks.titles import LEVELS
from planning.figures import planned_entries
from standards.planned import TitleAsked, findings_for

THEORY = Qualification.Kind.THEORY


def planned_below(
    day: datetime.date, units: Collection[int], hidden: Collection[int] = frozenset()
) -> Counter[int]:
    """{level of theory: people on the lists of the units (keys) on the day who lack it}; each counted once, without
    those of whom the reader is told nothing (`hidden`). Five queries at most.
    """
    entries = planned_entries(day, units).exclude(cadre__in=hidden).order_by()
    asked = list(entries.values_list("cadre", "target__post__title", "target__post__unit"))
    titles = PostTitle.objects.in_bulk({title for _, title, _ in asked})
    found = findings_for(TitleAsked(cadre, titles[title], unit, day) for cadre, title, unit in asked)
    most: dict[int, int] = {}
    for each, findings in found.items():
        for finding in findings:
            if finding.kind == THEORY and finding.verdict == NOT_YET:
                level = LEVELS[THEORY, finding.least]
                most[each.cadre] = max(level, most.get(each.cadre, 0))
    return Counter(most.values())
