"""A filter with its label and fault, drawn in Python: a list has some thirty, and a template for each is slow."""

from django import template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString, mark_safe

from foundation.core.drawn.escaping import escaped

register = template.Library()


@register.filter
def filter_box(bound: BoundField, inside: bool = False) -> SafeString:
    """Where its label stands `inside` the field itself, it is also what a pointer on the field shows."""
    label = escaped(bound.label)
    kind = " field-text" if bound.widget_type == "text" else ""
    title, hidden = (f' title="{label}"', ' class="visually-hidden"') if inside else ("", "")
    faults = "".join(f'<div class="error">{escaped(error)}</div>\n' for error in bound.errors)
    return mark_safe(
        f'<div class="field{kind}"{title}>\n  <label for="{escaped(bound.id_for_label)}"{hidden}>{label}</label>\n'
        f"  {bound.as_widget()}\n{faults}</div>\n"
    )
