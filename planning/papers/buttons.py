"""The way from a list, or an entry, to its papers."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from foundation.core import clock
from office.papers.draw_pages import DRAW
from office.papers.own_head import has_own_words
from planning.models import PlanningTarget
from planning.secrecy import refusal


def paper_buttons(page: Any, targets: Iterable[PlanningTarget]) -> Iterator[dict[str, str]]:
    """“Lập văn bản” about the whole lists of the titles of units, as they stand today, for who may take them away."""
    targets = list(targets)
    if refusal(targets):
        return
    if page.day == clock.today() and page.offers("export") and has_own_words(page.request.user, DRAW):
        keys = urlencode([("of", target.pk) for target in targets])
        address = reverse("paper-choice", args=["planningtarget"])
        yield {"label": "Lập văn bản", "url": f"{address}?{keys}", "icon": "file-earmark-text"}
