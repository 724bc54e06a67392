"""What is remembered of the imports of a unit, shown so that it can be forgotten."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from foundation.core.parameters import is_key
from foundation.sheets.kinds import KINDS, SheetKind, kinds_for
from foundation.sheets.mappings import home_of
from foundation.sheets.memories import AnswerMemory, ColumnMemory

FORGOTTEN = "Đã quên: {what}. Tệp sau được hỏi lại từ đầu."
COLUMNS, ANSWERS = "cách ghép cột", "các câu trả lời"


def remembered(request: HttpRequest) -> HttpResponse:
    """Matches of columns and numbers of answers of the user's own unit, of the kinds that the user brings in."""
    kinds = {kind.slug: kind for kind in kinds_for(request.user)}
    home = home_of(request.user)
    if not request.user.has_perm("sheets.add_import") or not kinds:
        raise PermissionDenied
    columns = ColumnMemory.objects.filter(unit_key=home.pk, kind__in=kinds)
    answers = AnswerMemory.objects.filter(unit_key=home.pk, kind__in=kinds)
    if request.method == "POST":
        return forget(request, columns, answers)
    counted = answers.values("kind").annotate(number=Count("pk"), last=Max("kept_at")).order_by("kind")
    context = {
        "home": home,
        "columns": [shown(kept, kinds[kept.kind]) for kept in columns.order_by("kind", "-kept_at")],
        "answers": [{**row, "label": kinds[row["kind"]].label} for row in counted],
    }
    return render(request, "sheets/import_remembered.html", context)


def shown(kept: ColumnMemory, kind: type[SheetKind]) -> dict[str, Any]:
    return {"kept": kept, "label": kind.label, "pairs": list(pairs(kept, kind))}


def pairs(kept: ColumnMemory, kind: type[SheetKind]) -> Iterator[tuple[str, str]]:
    """(heading, label of its column or nothing); what was kept before headings were is told as it is known again."""
    labels = {column.key: column.label for column in kind.columns}
    for heading, key in kept.headings or kept.columns.items():
        yield heading.replace("/", " – "), labels.get(key, "")


def forget(request: HttpRequest, columns: Any, answers: Any) -> HttpResponse:
    """One match of columns by its number, or all answers of a kind."""
    number = request.POST.get("columns", "")
    if is_key(number):
        gone, what = columns.filter(pk=number).delete()[0], COLUMNS
    else:
        kind = request.POST.get("answers")
        gone, what = (answers.filter(kind=kind).delete()[0] if kind in KINDS else 0), ANSWERS
    if gone:
        messages.success(request, FORGOTTEN.format(what=what))
    return redirect("import-remembered")
