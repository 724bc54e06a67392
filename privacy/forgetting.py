"""A record made nameless, by the owner of the tables: what is written over, what goes, and what stays.

Kept is what figures are made of: sex, month of birth, ethnic group, posts, qualifications, grades, lists, moves. The
history is written over like the rows: it would tell the name otherwise.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from psycopg2 import sql

from cadre.models.conflicts import Account, Relative
from cadre.models.people import Cadre, CadrePrivate
from foundation.core.models import AccessLog
from foundation.core.traces.removed import event_model
from privacy.speaking import Speaking, speaking

NAMELESS = "Hồ sơ ẩn danh số {key}"
# Rows that go, with their history: what only identifies, and who is related to whom.
GOING = (CadrePrivate, Relative, Account)
# Columns of the person: what is written over them. A day becomes its month, of which ages are counted.
NAME = "{name}"
MONTH, BLANK = "left({column}::text, 7)", "''"
OVER = {
    "full_name": NAME,
    "other_names": BLANK,
    "home_town": BLANK,
    "phone": BLANK,
    "note": BLANK,
    "birth": MONTH,
    "party_joined_on": MONTH,
    "party_official_on": MONTH,
}
# Free words on what hangs on the person are blanked by the names of their columns.
WORDS = ("note", "reason", "remark", "text", "workplace", "moved_to", "contact")
# Other columns that hold the name of who is on record.
NAMES = {"ballots.choice": ("name",)}
# Triggers that refuse it of everybody, the owner too: those of events, and that of locked counts.
REFUSING = ("append_only", "fits_its_count")
# What was decided and printed stays as it was: snapshots of approved lists.
SNAPSHOTS = ("planning.approvedline",)
STAYS = (
    "Giữ nguyên: danh sách đã phê duyệt và văn bản đã phát hành (có tên như lúc ký), số liệu, chức vụ đã giữ,"
    " trình độ, kết quả xếp loại, quy hoạch, đào tạo, luân chuyển – không còn gắn với họ tên.",
    "Nhật ký truy cập giữ số của hồ sơ, không có tên.",
    "Bản sao lưu cũ vẫn có họ tên cho đến khi hết hạn giữ; tệp đã nhập theo quy định của lần nhập.",
)


@dataclass
class Forgotten:
    """How many rows of each table were written over or went."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, title: str, count: int) -> None:
        if count:
            self.counts[title] = self.counts.get(title, 0) + count


def forget(cursor: Any, key: int) -> Forgotten:
    """Write over all that tells who it was; the cursor is the owner's, in a transaction."""
    done = Forgotten()
    open_history(cursor)
    for of in speaking():
        keys = list(of.rows(key).values_list("pk", flat=True))
        for table, named in tables(of, key, keys):
            title = str(of.model._meta.verbose_name)
            if of.model in GOING:
                done.add(
                    title,
                    run(cursor, sql.SQL("DELETE FROM {}").format(sql.Identifier(table.db_table)), named),
                )
            elif changes := list(written_over(of.model, table)):
                done.add(title, run(cursor, writing(table.db_table, changes, key), named))
    said = writing(AccessLog._meta.db_table, [("reason", BLANK)], key)
    done.add(str(AccessLog._meta.verbose_name), run(cursor, said, of_keys("person_key", [key])))
    return done


def open_history(cursor: Any) -> None:
    """Let this transaction alone write over events and locked counts."""
    cursor.execute(
        "SELECT set_config('pgtrigger.ignore', array_agg(tgname::text)::text, true) FROM pg_trigger"
        " WHERE tgname LIKE ANY(%s)",
        [[f"pgtrigger_{name}_%" for name in REFUSING]],
    )


def tables(of: Speaking, key: int, keys: list) -> Iterator[tuple[Any, sql.Composed]]:
    """The table of the rows, then that of their history, of removed rows too: a change of a row is told there."""
    yield of.model._meta, of_keys(of.model._meta.pk.column, keys)
    if events := event_model(of.model):
        named = of_keys("pgh_obj_id", keys)
        for way in of.ways:
            if hasattr(events, f"{way}_id"):
                named = sql.SQL("({} OR {})").format(named, of_keys(f"{way}_id", [key]))
        if of.model is Cadre:
            named = of_keys("pgh_obj_id", [key])
        yield events._meta, named


def of_keys(column: str, keys: list) -> sql.Composed:
    return sql.SQL("{} = ANY({})").format(sql.Identifier(column), sql.Literal(keys or [0]))


def written_over(model: type[models.Model], table: Any) -> Iterator[tuple[str, str]]:
    """(column, what it becomes) of a table of the model, or of its history."""
    if model._meta.label_lower in SNAPSHOTS:
        return
    columns = {each.column for each in table.concrete_fields}
    for each in model._meta.concrete_fields:
        if each.column not in columns:
            continue
        if model is Cadre and each.column in OVER:
            yield each.column, OVER[each.column]
        elif each.name in NAMES.get(model._meta.label_lower, ()):
            yield each.column, NAME
        elif model is not Cadre and is_free(each):
            yield each.column, BLANK


def is_free(each: models.Field) -> bool:
    """Whether a column holds free words that may be blank."""
    words = isinstance(each, models.CharField | models.TextField) and not each.choices and each.blank
    return words and any(each.name == word or each.name.endswith(f"_{word}") for word in WORDS)


def writing(table: str, changes: list[tuple[str, str]], key: int) -> sql.Composed:
    """The statement that writes over the columns; the words of OVER are ours, the name is a value."""
    name = sql.Literal(NAMELESS.format(key=key))
    sets = [
        sql.SQL("{0} = ").format(sql.Identifier(column))
        + sql.SQL(what).format(name=name, column=sql.Identifier(column))
        for column, what in changes
    ]
    return sql.SQL("UPDATE {} SET ").format(sql.Identifier(table)) + sql.SQL(", ").join(sets)


def run(cursor: Any, statement: sql.Composed, named: sql.Composed) -> int:
    cursor.execute(statement + sql.SQL(" WHERE ") + named)
    return cursor.rowcount
