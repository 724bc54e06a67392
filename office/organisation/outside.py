"""How verdicts are worded on what leaves the office: on screen as the office says them, in files and in print mildly.

Only words that the program chose are worded anew; what somebody entered is printed as it stands.
"""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

NOT_ENSURED = "Chưa bảo đảm điều kiện"
HARSH_WORDS = ("không đạt", "không đủ điều kiện")
HARSH = re.compile(rf"\b(?:{'|'.join(HARSH_WORDS)})\b", re.IGNORECASE)
BOTH = '<span class="words-inside">{}</span><span class="print-inline">{}</span>'


def outside(words: str) -> str:
    """The words for files and papers."""
    return HARSH.sub(_mild, words)


@register.filter
def on_page(words: str) -> SafeString:
    """The words for a page: as they are on screen, mild where the page is printed."""
    escaped = conditional_escape(words)
    return mark_safe(HARSH.sub(lambda found: format_html(BOTH, found[0], _mild(found)), escaped))


def _mild(found: re.Match[str]) -> str:
    return NOT_ENSURED if found[0][0].isupper() else NOT_ENSURED[0].lower() + NOT_ENSURED[1:]
