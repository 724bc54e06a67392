"""The navigation at the left of every page, drawn in one go: as template nodes it costs a tenth of a small page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

ENTRY = '<li><a href="{}"{}><i class="bi bi-{}" aria-hidden="true"></i><span>{}</span></a></li>'
CURRENT = SafeString(' aria-current="page"')
# Whether it stands folded, whether the page is of it; address, mark, icon and label.
Entry = tuple[bool, bool, tuple[str, str, str, str]]


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
        yield NavigationPart(folded, opened, format_html_join("", ENTRY, (drawn for *_, drawn in found)))


def destinations(request: HttpRequest, day_query: str) -> Iterator[Entry]:
    for label, name, icon, right in settings.NAVIGATION:
        if not right or request.user.has_perm(right):
            url = reverse(name)
            active = request.path.startswith(url)
            yield (
                name in settings.CATALOGUES,
                active,
                (url + day_query, CURRENT if active else "", icon, label),
            )
