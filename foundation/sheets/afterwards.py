"""Where an officer goes on after an import: apps say it of the kinds that they know."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from foundation.sheets.models import Import


@dataclass(frozen=True)
class Afterwards:
    """A link after an import of the kind, for whoever holds the right.

    `label` may name the {number} of rows written; `query` is added to the address and may name the {key} of the import.
    """

    kind: str
    label: str
    url_name: str
    permission: str
    query: str = ""

    def data(self, sent: Import) -> dict[str, str]:
        address = reverse(self.url_name)
        query = self.query.format(key=sent.pk)
        return {
            "label": self.label.format(number=sent.written),
            "url": f"{address}?{query}" if query else address,
        }


LINKS: list[Afterwards] = []


def links_after(sent: Import, user: Any) -> list[dict[str, str]]:
    return [link.data(sent) for link in LINKS if link.kind == sent.kind and user.has_perm(link.permission)]
