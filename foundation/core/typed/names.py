"""Names that are unique by what they say: cleaned, capitals left aside, accents kept.

An old database may hold names that clash. The index is then made without the later of them; they are neither merged
nor renamed. `migrate` tells them each time, and takes in those that clash no more; `manage.py same_names` tells them
at any time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import connection, models
from django.db.migrations.operations import AddConstraint
from django.db.models import Func, QuerySet

from foundation.core.typed.texts import name_key

Rule = models.UniqueConstraint | ExclusionConstraint
# Of the names asked for the indexes that leave rows out, or all that there are.
INDEXES = """
SELECT name.relname FROM pg_index JOIN pg_class name ON name.oid = pg_index.indexrelid
WHERE (indpred IS NOT NULL OR %s) AND name.relname = ANY(%s)
"""


class CleanKey(Func):
    """A name as it is compared with others; in Python `name_key`."""

    function = "clean_key"
    output_field = models.TextField()


def unique_name(field: str, *within: str, name: str, said: str) -> models.UniqueConstraint:
    """The rule that a text is unique among the rows that have the other fields in common."""
    return models.UniqueConstraint(CleanKey(field), *within, name=name, violation_error_message=said)


def called(rows: QuerySet, text: str, field: str = "name") -> QuerySet:
    """The rows whose name says the same as the text."""
    return rows.alias(said=CleanKey(field)).filter(said=name_key(text))


@dataclass(frozen=True)
class Namesake:
    """A row whose name clashes with that of a row entered earlier."""

    model: type[models.Model]
    rule: Rule
    key: int
    earlier: int


def rules() -> Iterator[tuple[type[models.Model], Rule]]:
    """Every rule of a unique name, with its model."""
    for model in apps.get_models():
        for rule in model._meta.constraints:
            if any(isinstance(part, CleanKey) for part, _ in parts(rule)):
                yield model, rule


def parts(rule: models.BaseConstraint) -> list[tuple[object, str]]:
    """(expression, operator) of what two rows must not have in common."""
    if isinstance(rule, ExclusionConstraint):
        return rule.expressions
    return [(part, RangeOperators.EQUAL) for part in getattr(rule, "expressions", ())]


def namesakes(model: type[models.Model], rule: Rule) -> Iterator[Namesake]:
    """The rows that break the rule beside a row entered earlier; one query."""
    split = [
        [part for part, sign in parts(rule) if (sign == RangeOperators.EQUAL) is same]
        for same in (True, False)
    ]
    columns = {f"part_{place}": part for place, part in enumerate([*split[0], *split[1]])}
    equal, standing = len(split[0]), {}
    for key, *values in model._base_manager.order_by("pk").annotate(**columns).values_list("pk", *columns):
        alike = standing.setdefault(tuple(map(str, values[:equal])), [])
        earlier = next((other for other, days in alike if overlap(days, values[equal:])), None)
        if earlier:
            yield Namesake(model, rule, key, earlier)
        else:
            alike.append((key, values[equal:]))


def overlap(some: Sequence, others: Sequence) -> bool:
    """Whether each range shares a day with its twin; no ranges always do."""
    return all(
        (a.upper is None or b.lower is None or b.lower < a.upper)
        and (b.upper is None or a.lower is None or a.lower < b.upper)
        for a, b in zip(some, others, strict=True)
    )


def make(editor: object, model: type[models.Model], rule: Rule) -> None:
    """Put the rule into the database, without the rows that break it already."""
    left_out = ", ".join(str(each.key) for each in namesakes(model, rule))
    statement = str(rule.create_sql(model, editor))
    but = f" WHERE (id <> ALL ('{{{left_out}}}'::bigint[]))" if left_out else ""
    editor.execute(statement + but, params=None)


class AddUniqueName(AddConstraint):
    """In the place of AddConstraint, for a rule that old rows may break."""

    def database_forwards(
        self, app_label: str, schema_editor: object, from_state: object, to_state: object
    ) -> None:
        make(schema_editor, to_state.apps.get_model(app_label, self.model_name), self.constraint)


def take_in(*, all_rules: bool = False) -> None:
    """Make the rules anew that leave rows out, so that rows which clash no more are under them again. By the owner.

    `all_rules`: all that stand, after names began to be cleaned otherwise.
    """
    known = {rule.name: (model, rule) for model, rule in rules()}
    with connection.cursor() as cursor:
        cursor.execute(INDEXES, [all_rules, list(known)])
        standing = [name for (name,) in cursor.fetchall()]
    for model, rule in (known[name] for name in standing):
        with connection.schema_editor() as editor:
            editor.execute(rule.remove_sql(model, editor), params=None)
            make(editor, model, rule)


def after_migrating(options: Mapping[str, object]) -> list[str]:
    """Take in what clashes no more; lines about what does. Only where all tables are those of today."""
    if options["app_label"] or options["plan"] or options["check_unapplied"] or options["fake"]:
        return []
    take_in()
    return [f"{line}\n" for line in told(all_namesakes())] if options["verbosity"] else []


def told(clashes: Iterable[Namesake]) -> Iterator[str]:
    """A line for each clash: the kind of record, and the two rows by number and name."""
    for clash in clashes:
        rows = clash.model._base_manager.in_bulk([clash.earlier, clash.key])
        pair = " và ".join(f"số {key} “{rows[key]}”" for key in (clash.earlier, clash.key))
        yield f"{clash.model._meta.verbose_name}: {pair}. {clash.rule.violation_error_message}"


def all_namesakes() -> list[Namesake]:
    return [each for model, rule in rules() for each in namesakes(model, rule)]
