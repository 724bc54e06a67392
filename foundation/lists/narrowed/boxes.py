"""A filter with its label and fault, drawn in Python: a list has some thirty, and a template for each is slow."""

from django import template
from django.forms.boundfield import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
BOX = '<div class="field{}"{}>\n  <label for="{}"{}>{}</label>\n  {}\n{}</div>\n'
HIDDEN = SafeString(' class="visually-hidden"')


@register.filter
def filter_box(bound: BoundField, inside: bool = False) -> SafeString:
    """Where its label stands `inside` the field itself, it is also what a pointer on the field shows."""
    return format_html(
        BOX,
        " field-text" if bound.widget_type == "text" else "",
        format_html(' title="{}"', bound.label) if inside else "",
        bound.id_for_label or "",
        HIDDEN if inside else "",
        bound.label,
        bound.as_widget(),
        format_html_join("", '<div class="error">{}</div>\n', ((error,) for error in bound.errors)),
    )
