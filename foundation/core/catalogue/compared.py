"""What the database says of its tables, beside what the models and the files of functions say."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.core.management import CommandError
from django.db import connection, models, transaction
from pgtrigger.registry import registered

from foundation.core.scope.functions import FILE, in_force
from foundation.core.wall import building

FUNCTION = "CREATE OR REPLACE FUNCTION"
PARTS = re.compile(r"^(?=CREATE OR REPLACE)", re.M)
TRIGGER = re.compile(r"^CREATE OR REPLACE TRIGGER (\w+) .*? ON (\w+)\s", re.M | re.S)
# A type as Django writes it, as PostgreSQL says it.
SPELLED = {"varchar": "character varying"}

COLUMNS = """
SELECT relname, attname, attnotnull, format_type(atttypid, atttypmod)
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
"""
# Not-null constraints are those of the columns; before PostgreSQL 18 they had no rows here. One that old rows need not
# fulfil holds for every new one.
CONSTRAINTS = """
SELECT relname, conname, contype::text, true, ARRAY(
    SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS of(number, place)
    JOIN pg_attribute ON attrelid = conrelid AND attnum = number ORDER BY place)
FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
UNION ALL
SELECT of.relname, named.relname, CASE WHEN indisunique AND indpred IS NULL THEN 'u' ELSE 'i' END, indisvalid, ARRAY(
    SELECT attname::text FROM unnest(indkey::int2[]) WITH ORDINALITY AS of(number, place)
    JOIN pg_attribute ON attrelid = indrelid AND attnum = number ORDER BY place)
FROM pg_index JOIN pg_class named ON named.oid = indexrelid JOIN pg_class of ON of.oid = indrelid
WHERE named.relnamespace = 'public'::regnamespace
"""
TRIGGERS = """
SELECT relname, tgname, tgenabled = 'O', coalesce(obj_description(pg_trigger.oid, 'pg_trigger'), ''), prosrc
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal
"""
FUNCTIONS = """
SELECT proname, pg_get_functiondef(oid) FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
"""


OTHERWISE = (
    "Cơ sở dữ liệu khác với chương trình: {}.\n"
    "Chương trình không khởi động trên dữ liệu như vậy, vì có thể ghi sai mà không ai biết; chưa có gì bị đổi. "
    "Nếu vừa có người sửa bảng bằng tay: đưa lại như trước rồi khởi động lại. Nếu không rõ vì sao: phục hồi bản sao "
    "lưu gần nhất vào một hệ thống trống (docs/installation.md)."
)


class Kept(NamedTuple):
    """A constraint or an index as the database keeps it; `kind` as in pg_constraint, "i" for an index alone."""

    name: str
    kind: str
    valid: bool
    columns: tuple[str, ...]


def require_same() -> None:
    """Raises CommandError, with what differs and a way out."""
    if found := differences():
        raise CommandError(OTHERWISE.format("; ".join(found)))


def differences() -> list[str]:
    """Sentences on what the database lacks, or has otherwise than the program; five questions for all tables.

    The text of a constraint or an index is not compared, only that it is there and in force.
    """
    tables = [model._meta for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    found = [*columns_differ(tables), *constraints_differ(tables), *triggers_differ()]
    return [*found, *functions_differ(), *building.differences()]


def columns_differ(tables: list[models.options.Options]) -> Iterator[str]:
    found = defaultdict(dict)
    for table, column, required, kind in asked(COLUMNS):
        found[table][column] = required, kind
    for meta in tables:
        columns = dict(found[meta.db_table])
        if not columns:
            yield f"thiếu bảng {meta.db_table}"
            continue
        for field in meta.local_concrete_fields:
            place = f"{meta.db_table}.{field.column}"
            required, kind = columns.pop(field.column, (None, None))
            wanted = spelled(field.db_type(connection))
            if kind is None:
                yield f"thiếu cột {place}"
            elif required == field.null and not isinstance(field, models.GeneratedField):
                yield f"cột {place} {'phải' if required else 'không'} bắt buộc có giá trị"
            elif kind != wanted:
                yield f"cột {place} có kiểu {kind} thay vì {wanted}"
        yield from (f"thừa cột {meta.db_table}.{column}" for column in sorted(columns))


def spelled(kind: str) -> str:
    name, rest = re.fullmatch(r"(\w+)(.*)", kind, re.S).groups()
    return SPELLED.get(name, name) + rest.replace(", ", ",")


def constraints_differ(tables: list[models.options.Options]) -> Iterator[str]:
    found = defaultdict(list)
    for table, name, kind, valid, columns in asked(CONSTRAINTS):
        found[table].append(Kept(name, kind, valid, tuple(columns)))
    for meta in tables:
        here = found[meta.db_table]
        in_force = {kept.name for kept in here if kept.valid}
        for named in [*meta.constraints, *meta.indexes]:
            if named.name not in in_force:
                yield f"thiếu ràng buộc hoặc chỉ mục {named.name} của bảng {meta.db_table}"
        for field in meta.local_concrete_fields:
            kinds = {kept.kind for kept in here if kept.valid and kept.columns == (field.column,)}
            place = f"{meta.db_table}.{field.column}"
            if field.remote_field and field.db_constraint and "f" not in kinds:
                yield f"thiếu khóa ngoại của cột {place}"
            if field.unique and not kinds & {"u", "p"}:
                yield f"thiếu ràng buộc duy nhất của cột {place}"


def triggers_differ() -> Iterator[str]:
    """A trigger bears the digest of its whole text; in a dump made without comments its function alone is left."""
    found = {(table, name): rest for table, name, *rest in asked(TRIGGERS)}
    for model, trigger in registered():
        compiled = trigger.compile(model)
        table, name = model._meta.db_table, trigger.get_pgid(model)
        on, digest, source = found.get((table, name), (False, "", ""))
        if not on:
            yield f"thiếu trình kích hoạt {name} của bảng {table}"
        elif digest not in {"", compiled.hash} or f"$${source}$$" not in compiled.install_sql:
            yield f"trình kích hoạt {name} của bảng {table} khác với chương trình"
    for text in texts():
        for name, table in TRIGGER.findall(text):
            if not found.get((table, name), [False])[0]:
                yield f"thiếu trình kích hoạt {name} của bảng {table}"


def functions_differ() -> Iterator[str]:
    """Each is made anew and looked at before and after; then all is taken back."""
    made = [part for text in texts() for part in PARTS.split(text) if part.startswith(FUNCTION)]
    found = dict(asked(FUNCTIONS))
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("".join(made))
        wanted = dict(asked(FUNCTIONS))
        transaction.set_rollback(True)
    for name in sorted(wanted):
        if name not in found:
            yield f"thiếu hàm {name}"
        elif found[name] != wanted[name]:
            yield f"hàm {name} khác với chương trình"


def texts() -> Iterator[str]:
    """The files of functions, each app's own."""
    for app in apps.get_app_configs():
        if (Path(app.path) / FILE).exists():
            yield in_force(app.label)


def asked(question: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()
