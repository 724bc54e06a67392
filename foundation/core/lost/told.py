"""What was shown when a form was opened, and is not there when it is sent: said as it is, and nothing typed is lost."""

from collections import Counter
from collections.abc import Collection, Iterator
from operator import attrgetter
from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from foundation.core.acts.run import GONE, NO_RIGHT, judge
from foundation.core.clock import moment
from foundation.core.traces import history
from foundation.core.traces.removed import as_it_was
from foundation.core.wall.reading import beyond_the_reader

REMOVED = "{who} đã đưa mục này khỏi danh sách, nên chưa lưu được."
NOT_LISTED = "Trường hợp này không còn trong danh sách đang lọc; mở lại danh sách rồi chọn lại."


class RemovedMeanwhile(Http404):
    """The record of a form is gone: the argument has the sentence, and the labels and values that were sent."""


def refuse_removed(view: Any) -> None:
    """Raise if the record of a sent form, on which its user might act, was removed: with who did it and when."""
    events = history.event_model(view.model)
    found = (
        events.objects.filter(pgh_obj_id=view.kwargs["pk"]).select_related("pgh_context") if events else ()
    )
    last = max(found, key=attrgetter("pgh_id"), default=None)
    if last is None or last.pgh_label != "delete":
        return
    try:
        row = as_it_was(view.model, last)
        admitted = view.model.objects.all().admits(view.request.user, view.action, row)
    except ObjectDoesNotExist:
        return  # What it hung on is gone as well.
    if admitted:
        by = history.authors_of([last]).get(
            (last.pgh_context.metadata if last.pgh_context else {}).get("user")
        )
        said = REMOVED.format(who=f"{by or 'Người khác'} lúc {moment(last.pgh_created_at)}")
        form = view.get_form_class() if hasattr(view, "get_form_class") else None
        raise RemovedMeanwhile({"sentence": said, "pairs": list(sent(form, view.request)) if form else []})


def sent(form: type[forms.BaseForm], request: Any) -> Iterator[tuple[str, str]]:
    """(label, value) of what was filled in, a choice by its name."""
    for name, field in form.base_fields.items():
        values = [value for value in request.POST.getlist(name) if value.strip()]
        if values and not isinstance(field.widget, forms.PasswordInput | forms.HiddenInput):
            yield str(field.label or name), ", ".join(chosen(field, request.user, each) for each in values)


def chosen(field: forms.Field, user: Any, value: str) -> str:
    """A sent value as the form shows it; of records only those that the user may see."""
    if isinstance(field, forms.ModelChoiceField):
        rows = field.queryset.for_user(user) if hasattr(field.queryset, "for_user") else field.queryset.none()
        return str(rows.filter(pk=value).first() or value) if value.isdecimal() else value
    return str(dict(getattr(field, "choices", ())).get(value, value))


def absent(act: Any, user: Any, keys: Collection[int], asked: Any) -> list[str]:
    """What became of rows that were ticked and that the list no longer offers, each sentence once."""
    rows = list(act.model.objects.filter(pk__in=keys).select_related(*act.related))
    refused = judge(act, user, rows, asked) if rows else {}
    said = [refused.get(row.pk, [NOT_LISTED])[0] for row in rows]
    said += unread(act, set(keys) - {row.pk for row in rows})
    return [one if times == 1 else f"{times} trường hợp: {one}" for one, times in Counter(said).items()]


def unread(act: Any, keys: Collection[int]) -> list[str]:
    """A sentence for each key of which the reader reads no row: it lies out of their scope, or it is gone."""
    if not keys:
        return []
    with beyond_the_reader():
        standing = act.model.objects.filter(pk__in=keys).count()
    return [NO_RIGHT] * standing + [GONE] * (len(keys) - standing)
