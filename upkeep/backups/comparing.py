"""A restored database beside the manifest of its backup."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from foundation.core.catalogue.compared import differences as catalogue_differences
from upkeep.backups import stocktake
from upkeep.backups.figures import figures_of

NAMED = 5
KINDS = {
    "functions": "hàm",
    "triggers": "trình kích hoạt",
    "constraints": "ràng buộc",
    "indexes": "chỉ mục",
    "columns": "cột",
    "extensions": "phần mở rộng",
}


def compared(
    manifest: dict[str, Any], cursor: Any, files: dict[str, list], database: dict[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """(how much was compared, sentences on what differs)."""
    stock = stocktake.taken(cursor, settings.APPLICATION_ROLE)
    same_server = stock["postgres"].split(".")[0] == manifest["postgres"].split(".")[0]
    differences = [
        *tables_differ(manifest["tables"], stock["tables"], same_server),
        *sequences_differ(manifest["sequences"], stock["sequences"]),
        *named_differ("quyền trên bảng", manifest["grants"], stock["grants"]),
        *named_differ("cập nhật cấu trúc", manifest["migrations"], stock["migrations"]),
        *named_differ("tệp đính kèm", manifest["files"], files),
    ]
    for kind, word in KINDS.items() if same_server else ():
        differences += named_differ(word, manifest["objects"][kind], stock["objects"][kind])
    figures = None
    if is_of_this_program(manifest):
        differences += catalogue_differences()
    if manifest["figures"] is not None and is_of_this_program(manifest):
        figures = figures_of(database, datetime.date.fromisoformat(manifest["day"]))
        differences += named_differ("số liệu", manifest["figures"], figures or {})
    return told(manifest, stock, figures), differences


def told(manifest: dict[str, Any], stock: dict[str, Any], figures: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "made": manifest["made"],
        "tables": len(stock["tables"]),
        "rows": sum(count for count, _ in stock["tables"].values()),
        "sequences": len(stock["sequences"]),
        "objects": sum(map(len, stock["objects"].values())),
        "files": len(manifest["files"]),
        "missing": len(manifest["missing"]),
        "figures": figures is not None,
    }


def is_of_this_program(manifest: dict[str, Any]) -> bool:
    """Whether nothing is left to migrate: only then the program can read the tables."""
    return {(app, name) for app, names in manifest["migrations"].items() for name in names} >= set(
        MigrationLoader(None).disk_migrations
    )


def tables_differ(before: dict, after: dict, same_server: bool) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        (rows, total), (found, sums) = before.get(name, (None, "")), after.get(name, (None, ""))
        if rows is None or found is None:
            yield f"bảng {name} {'thừa' if rows is None else 'thiếu'}"
        elif rows != found:
            yield f"bảng {name}: {found} dòng thay vì {rows}"
        # Another major version may hash otherwise.
        elif same_server and total != sums:
            yield f"bảng {name}: nội dung khác"


def sequences_differ(before: dict, after: dict) -> Iterator[str]:
    for name, (low, high) in before.items():
        found = after.get(name, -1)
        if not low <= found <= high:
            yield f"dãy số {name}: {found} thay vì {low}" + (f"–{high}" if high != low else "")


def named_differ(word: str, before: dict, after: dict) -> Iterator[str]:
    """One sentence for all that differ of a kind, which names the first few."""
    names = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if names:
        more = f" và {len(names) - NAMED} nữa" if len(names) > NAMED else ""
        yield f"{word} khác ở {len(names)} mục: {', '.join(names[:NAMED])}{more}"
