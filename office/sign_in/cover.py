"""What covers a page when it is left alone or hidden (library "cover")."""

from typing import Any

from django import template
from django.conf import settings

from office.sign_in.own_password import FIELD

register = template.Library()


@register.inclusion_tag("sign_in/_cover.html", takes_context=True)
def cover(context: Any) -> dict[str, Any]:
    return {"user": context["user"], "seconds": settings.IDLE_LOCK_MINUTES * 60, "field": FIELD}
