"""The navigation at the left of every page, drawn in one go: as template nodes it costs a tenth of a small page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

OPENED = '<li><a href="{}'
CLOSED = '><i class="bi bi-{}" aria-hidden="true"></i><span>{}</span></a></li>'
CURRENT = ' aria-current="page"'
# Whether it stands folded, whether the page is of it, and its HTML.
Entry = tuple[bool, bool, str]


@dataclass(frozen=True)
class NavigationPart:
    """Entries that stand together; those of a catalogue are `folded` behind its name, `open` or not."""

    folded: bool
    open: bool
    entries: SafeString


def navigation(request: HttpRequest, day_query: str) -> Iterator[NavigationPart]:
    """The entries whose right the user has; `day_query` keeps the day.

    A catalogue is open where nothing stands before it, where it holds more than what does, or the page itself.
    """
    parts = [
        (folded, list(found)) for folded, found in groupby(destinations(request, day_query), itemgetter(0))
    ]
    for place, (folded, found) in enumerate(parts):
        opened = not place or len(found) > len(parts[0][1]) or any(active for _, active, _ in found)
        yield NavigationPart(folded, opened, mark_safe("".join(drawn for *_, drawn in found)))


def destinations(request: HttpRequest, day_query: str) -> Iterator[Entry]:
    """Of entries whose addresses lie within one another the page is of the innermost."""
    prefix, day, known = get_script_prefix(), escape(day_query), []
    for label, name, icon, right in settings.NAVIGATION:
        if not right or request.user.has_perm(right):
            known.append((name, *pieces(name, icon, label, prefix)))
    current = max((url for _, url, *_ in known if request.path.startswith(url)), key=len, default="")
    for name, url, opened, closed in known:
        active = url == current
        yield name in settings.CATALOGUES, active, f'{opened}{day}"{CURRENT if active else ""}{closed}'


@cache
def pieces(name: str, icon: str, label: str, prefix: str) -> tuple[str, str, str]:
    """The address of an entry, and its HTML before and after what differs between requests."""
    url = reverse(name)
    return url, format_html(OPENED, url), format_html(CLOSED, icon, label)
