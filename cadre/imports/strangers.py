"""A roster that shares nobody with its unit may be another unit's: that is asked before it is written."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Count

from cadre.models.people import Cadre
from foundation.core.scope.units import Scope
from foundation.sheets.kinds import Question, RowResult, RowStatus
from foundation.sheets.questions import Questions
from office.organisation.imports.posts import place
from office.organisation.imports.units import LEFT, Units
from office.organisation.models.structure import Unit

# So many people of a file cannot by chance be strangers to so many on record.
MANY = 20
RECORDED = 10
GROUP = "file"
RIGHT_UNIT = "yes"
ASKED = (
    "Không có đồng chí nào trong tệp trùng với hồ sơ đã có của đơn vị ({new} đồng chí mới). "
    "Đúng là tệp của {unit}?"
)
CONFIRMED = "Đúng, thêm mới {new} đồng chí"


class Strangers:
    """Of the units of a file those whose people on record it does not know."""

    def __init__(self, results: Sequence[RowResult], units: Units, scope: Scope) -> None:
        self.units, self.scope = units, scope
        self.named: dict[int | str, Unit] = {}
        self.people, self.shared = Counter(), Counter()
        self.results = [result for result in results if result.read.unit]
        for result in self.results:
            for unit in units.chain(result.read.unit):
                self.named[place(unit)] = unit
                self.people[place(unit)] += 1
                self.shared[place(unit)] += is_shared(result)

    def ask(self, questions: Questions) -> None:
        """New rows of such a unit wait for the answer."""
        asked = self._asked()
        for result in self.results if asked else ():
            chain = self.units.chain(result.read.unit)
            question = next((asked[unit.pk] for unit in chain if unit.pk in asked), None)
            if question and result.verdict == RowStatus.NEW and questions.ask(question) != RIGHT_UNIT:
                result.verdict = RowStatus.DOUBTFUL

    def _asked(self) -> dict[int, Question]:
        strange = self._strange()
        recorded = self._recorded() if strange else {}
        return {unit.pk: self._question(unit) for unit in strange if recorded[unit.pk] >= RECORDED}

    def _strange(self) -> list[Unit]:
        """The uppermost of the units that gather many rows and know none; what one unit below holds is its own."""
        most_below = Counter()
        for key, unit in self.named.items():
            most_below[unit.parent_id] = max(most_below[unit.parent_id], self.people[key])
        gathering = {
            key
            for key, number in self.people.items()
            if number >= MANY and not self.shared[key] and (key not in most_below or most_below[key] < number)
        }
        return [
            self.named[key]
            for key in gathering
            if not any(place(above) in gathering for above in list(self.units.chain(self.named[key]))[1:])
        ]

    def _recorded(self) -> Counter:
        """People on record in the very units that rows name, told for each of these and those above."""
        named = {result.read.unit.pk for result in self.results}
        inside = Cadre.objects.filter(self.scope.condition(Cadre.unit_path), now__unit__in=named - {None})
        recorded = Counter()
        for key, number in inside.values_list("now__unit").annotate(number=Count("pk")):
            for unit in self.units.chain(self.units.by_key.get(key)):
                recorded[unit.pk] += number
        return recorded

    def _question(self, unit: Unit) -> Question:
        new = self.people[unit.pk]
        options = ((RIGHT_UNIT, CONFIRMED.format(new=new)), (LEFT, "Để lại"))
        text = ASKED.format(new=new, unit=unit)
        return Question(f"strangers:{unit.pk}", GROUP, text, options, RIGHT_UNIT, 0, alone=True)


def is_shared(result: RowResult) -> bool:
    """Whether the row means somebody on record, or may do so."""
    match = result.read.match
    return match.known is not None or not (match.certain or result.read.is_wrong)
