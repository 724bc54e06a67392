"""A field of a form with its label, fault and help: the HTML of crispy's templates, without their time."""

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# Fields of several boxes, and of files, are few: they keep their template.
OTHERS = (forms.FileInput, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.MultiWidget)
STAR = '<span class="asteriskField">*</span>'


@register.filter
def drawn(bound: BoundField) -> SafeString:
    widget = bound.field.widget
    if isinstance(widget, OTHERS) or widget.use_fieldset:
        return as_crispy_field(bound)
    if bound.is_hidden:
        return bound.as_widget()
    if isinstance(widget, forms.CheckboxInput):
        parts = box(bound, "form-check-input"), label(bound, "form-check-label"), below(bound)
        return mark_safe(
            f'<div class="mb-3">\n{opening(bound, "form-check")}{"".join(parts)}</div>\n</div>\n'
        )
    kind = "form-select" if isinstance(widget, forms.Select) else "form-control"
    named = label(bound, "form-label") if bound.label else ""
    return mark_safe(f"{opening(bound, 'mb-3')}{named}{box(bound, kind)}{below(bound)}</div>\n")


def opening(bound: BoundField, kind: str) -> SafeString:
    css = " ".join(filter(None, (kind, bound.css_classes())))
    return format_html('<div id="div_{}" class="{}">\n', bound.auto_id, css)


def label(bound: BoundField, css: str) -> SafeString:
    place, must = bound.id_for_label, bound.field.required
    return format_html(
        '<label {}class="{}{}">{}{}</label>\n',
        format_html('for="{}" ', place) if place else "",
        css,
        " requiredField" if must else "",
        bound.label,
        mark_safe(STAR if must else ""),
    )


def box(bound: BoundField, kind: str) -> str:
    """The widget with the classes that Bootstrap asks for beside its own."""
    widget = bound.field.widget
    css, name = widget.attrs.get("class", ""), type(widget).__name__.lower()
    found = css.split() + [name] * (name not in css)
    asked = [kind] + ["is-invalid"] * bool(bound.errors)
    found += [each for each in asked if each not in found]
    return f"{bound.as_widget(attrs={'class': ' '.join(found)})}\n"


def below(bound: BoundField) -> str:
    """What is wrong with it, then its help."""
    faults = ""
    if errors := bound.errors:
        lines = ((place, bound.auto_id, error) for place, error in enumerate(errors, 1))
        lines = format_html_join("", '<p id="error_{}_{}"><strong>{}</strong></p>\n', lines)
        faults = format_html(
            '<div id="{}_error" class="invalid-feedback">\n{}</div>\n', errors.field_id, lines
        )
    if not bound.help_text:
        return faults
    place = f'id="{conditional_escape(bound.auto_id)}_helptext" ' if bound.auto_id else ""
    return f'{faults}<div {place}class="form-text">{bound.help_text}</div>\n'
