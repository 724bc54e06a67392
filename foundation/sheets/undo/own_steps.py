"""The acts that an import did: found again by their steps, and taken back by steps of their own."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from foundation.core.acts.act import ACTS
from foundation.core.acts.run import Case
from foundation.core.acts.steps import Step, StepQuerySet
from foundation.core.acts.writing import KEPT, undoing
from foundation.sheets.models import Import
from foundation.sheets.undo.trace import kinds_of_steps

SAME = ("act", "from_state", "to_state", "on", *KEPT)


@dataclass
class OwnSteps:
    """The steps of one kind that the import made and that stand; the `corrected` ones were taken back by them.

    `later` holds by record the last step that stands since.
    """

    kind: type[Step]
    made: list[Step] = field(default_factory=list)
    corrected: list[Step] = field(default_factory=list)
    later: dict[int, Step] = field(default_factory=dict)

    @property
    def model(self) -> type[Model]:
        return self.kind._meta.get_field(self.kind.record).related_model

    def take_back(self, user: Any, kept: Collection[int], reason: str) -> None:
        """Undo the acts but for those on the records in `kept`; what they corrected is done once more, as it was.

        The rows themselves are put back by their history.
        """
        undone = [
            undoing(step, user, {"reason": reason}) for step in self.made if step.record_key not in kept
        ]
        self.kind.objects.bulk_create(undone)
        before = [step for step in self.corrected if step.record_key not in kept]
        again = self.kind.objects.bulk_create([copied(step, user) for step in before])
        for act in {ACTS[step.act] for step in before}:
            pairs = [pair for pair in zip(before, again, strict=True) if pair[0].act == act.name]
            cases = [Case(None, {}, corrected=step) for step, _ in pairs]
            act.afterwards(cases, [step for _, step in pairs])


def steps_of(sent: Import) -> list[OwnSteps]:
    return [
        own_steps(kind, *sent.steps[label]) for label, kind in kinds_of_steps().items() if label in sent.steps
    ]


def own_steps(kind: type[Step], before: int, last: int) -> OwnSteps:
    """The steps of an import, which stand between two keys among those that others made meanwhile."""
    own = OwnSteps(kind)
    between = kind.objects.filter(pk__gt=before, pk__lte=last).order_by("pk")
    imported = list(between.filter(origin=Step.Origin.IMPORT, undoes=None))
    standing = kind.objects.standing()
    by_record = {step.record_key: step for step in imported}
    own.made = list(standing.filter(pk__in=[step.pk for step in imported]))
    own.corrected = corrected_by(between, by_record)
    for step in since(standing, last, by_record):
        if is_same(step, by_record[step.record_key]):
            own.made.append(step)
        else:
            own.later[step.record_key] = step
    return own


def corrected_by(between: StepQuerySet, imported: dict[int, Step]) -> list[Step]:
    undoing_steps = between.exclude(undoes=None).select_related("undoes")
    moments = {step.at for step in imported.values()}
    return [step.undoes for step in undoing_steps if step.at in moments and step.record_key in imported]


def since(standing: StepQuerySet, last: int, records: Collection[int]) -> StepQuerySet:
    return standing.of(records).filter(pk__gt=last).order_by("pk")


def is_same(step: Step, earlier: Step) -> bool:
    """Whether a step stands in for an earlier one: what corrected that was itself taken back."""
    return all(getattr(step, name) == getattr(earlier, name) for name in SAME)


def copied(step: Step, user: Any) -> Step:
    """The step once more, by whoever takes its correction back."""
    left_out = {"id", "at", "by", "undoes"}
    values = {
        field.attname: getattr(step, field.attname)
        for field in step._meta.concrete_fields
        if field.name not in left_out
    }
    return type(step)(by_id=user.pk, **values)
