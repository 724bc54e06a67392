"""What every page loads, drawn once by each process: sixteen files whose addresses do not change while it runs."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@cache
def head() -> SafeString:
    return render_to_string("core/_head.html")
