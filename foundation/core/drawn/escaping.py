"""Texts for a page."""

from html import escape
from typing import Any

from django.utils.html import conditional_escape


def escaped(text: Any) -> str:
    """The text for a page. Nearly all are plain, and need none of what Django asks of others."""
    return escape(text) if type(text) is str else conditional_escape(text)
