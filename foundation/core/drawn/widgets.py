"""Boxes and drop-downs drawn in Python, as Django's templates draw them.

Django includes a template for every option and every set of attributes: on a page with a form that takes longer than
all else.
"""

from collections.abc import Callable
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.formats import localize

from foundation.core.drawn.escaping import escaped

PLACE = "django/forms/widgets/"
OF_ONE_LINE = (
    "text",
    "number",
    "email",
    "url",
    "password",
    "hidden",
    "date",
    "datetime",
    "time",
    "checkbox",
    "input",
)


class DrawnWidgets(DjangoTemplates):
    """The project's FORM_RENDERER; what is not drawn here keeps its template."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def attributes(found: dict[str, Any]) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{escaped(value)}"'
        for name, value in found.items()
        if value is not False
    )


def box(widget: dict[str, Any]) -> str:
    value = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    return f'<input type="{widget["type"]}" name="{escaped(widget["name"])}"{value}{attributes(widget["attrs"])}>'


def area(widget: dict[str, Any]) -> str:
    value = escaped(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{escaped(widget["name"])}"{attributes(widget["attrs"])}>\n{value}</textarea>'


def drop_down(widget: dict[str, Any]) -> str:
    lines = []
    for group, options, _ in widget["optgroups"]:
        opened, closed = (
            (f'\n  <optgroup label="{escaped(group)}">', "\n  </optgroup>") if group else ("", "")
        )
        lines += [opened, *map(option, options), closed]
    return (
        f'<select name="{escaped(widget["name"])}"{attributes(widget["attrs"])}>{"".join(lines)}\n</select>'
    )


def option(widget: dict[str, Any]) -> str:
    label = escaped(localize(widget["label"]))
    return f'\n  <option value="{escaped(widget["value"])}"{attributes(widget["attrs"])}>{label}</option>'


DRAWN: dict[str, Callable[[dict[str, Any]], str]] = {
    **{f"{PLACE}{name}.html": box for name in OF_ONE_LINE},
    f"{PLACE}textarea.html": area,
    f"{PLACE}select.html": drop_down,
}
