"""The tags of the guide's pages (library "guide")."""

from typing import Any

from django import template
from django.utils.html import format_html

from guide.screens import every_screen
from office.organisation.naming import office_body

register = template.Library()


@register.simple_tag(takes_context=True)
def screen(context: Any, name: str, words: str = "") -> str:
    """The name of a page, or the given words: a link for who may open it, plain words for others."""
    found = next(each for each in every_screen() if each.name == name)
    words = words or found.label
    return format_html('<a href="{}">{}</a>', found.url, words) if name in context["screens"] else words


@register.simple_tag
def office() -> str:
    """What the body that keeps the records is called, as it stands inside a sentence."""
    return office_body()
