"""The pages of the room "Luân chuyển, bổ nhiệm", as tabs of each of its lists."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

# Label, page, and the right that shows it.
TABS = [
    ("Cán bộ luân chuyển", "rotation-list", "rotation.view_rotation"),
    ("Kế hoạch luân chuyển", "rotationplan-list", "rotation.view_rotationplan"),
    ("Bổ nhiệm, giới thiệu, chỉ định", "appointment-list", "rotation.view_appointment"),
    ("Nhiệm kỳ, thời hạn", "post-ends", "cadre.view_postheld"),
    ("Phương án nhân sự thay thế", "what-if", "rotation.draft_rotation"),
    ("Luân chuyển theo năm", "rotation-moves", "rotation.view_rotation"),
]


def room_tabs(request: HttpRequest) -> Iterator[dict[str, Any]]:
    """The pages that the reader may open; one without an address is left out."""
    for label, page, right in TABS:
        try:
            url = reverse(page)
        except NoReverseMatch:
            continue
        if request.user.has_perm(right):
            yield {"label": label, "url": url, "active": request.path == url}


class InRotationRoom:
    """A list of the room, below its tabs."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabs = list(room_tabs(self.request))
        return super().get_context_data(tabs=tabs, tabs_label="Luân chuyển, bổ nhiệm", **kwargs)
