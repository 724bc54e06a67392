"""The page that relieves somebody of a post, and the buttons for it beside the posts of a person."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from cadre.looked_at import ask_where
from cadre.models.facts import PostHeld
from cadre.models.moving import PostHeldStep
from cadre.moving import is_seen_on
from cadre.relief_acts import RELIEVE
from foundation.core.acts.buttons import button
from foundation.core.acts.pages import ActPage
from foundation.core.acts.steps import standing_steps
from foundation.core.opened.origin import record_url
from foundation.core.saving.shown import lock
from office.organisation.models.structure import Unit

UNDO, SHORT = "Hoàn tác thôi giữ", "Cho thôi giữ"
DECISION, STATE_DECISION = "Lập quyết định", "Lập quyết định (cơ quan nhà nước)"


class RelievePage(ActPage):
    """Of whom and of which post it is stands above the form; it leads back to the person."""

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("cadre", "post__title", "post__unit")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The person first, as every change of posts does: so no two wait for each other."""
        held = self.get_queryset().filter(pk=kwargs["pk"]).first()
        if held:
            lock(held.cadre)
        return super().post(request, *args, **kwargs)

    def get_form(self, form_class: Any = None) -> forms.Form:
        form = super().get_form(form_class)
        ask_where(form, lambda asked: is_seen_on([self.object], asked.get("on")))
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        held = self.object
        since = f", từ {held.valid_from}" if held.valid_from else ""
        return super().get_context_data(**{"explained": f"{held.cadre}: {held.post}{since}", **kwargs})

    def list_url(self) -> str:
        return record_url(self.request, self.object)

    def list_title(self) -> str:
        return str(self.object.cadre)


def put_relief(user: Any, tenures: Sequence[PostHeld]) -> None:
    """Put on each tenure of a person its buttons: relief of what is held, or taking back the last one; one query, none
    where everything is held still.
    """
    allowed = bool(tenures) and user.may(RELIEVE.right, PostHeld(cadre=tenures[0].cadre))
    over = [held.pk for held in tenures if RELIEVE.state_of(held) not in RELIEVE.moves]
    steps = standing_steps(PostHeldStep, over) if allowed else {}
    for held in tenures:
        held.relief = []
        if not allowed:
            continue
        if RELIEVE.state_of(held) in RELIEVE.moves:
            held.relief.append(button(RELIEVE, held, label=SHORT))
        elif last := steps.get(held.pk):
            url = reverse("postheld-undo", args=[held.pk, last[-1].pk])
            held.relief.append(button(RELIEVE, held, label=UNDO, url=url, posts=True))
            held.relief += decisions_of(held)


def decisions_of(held: PostHeld) -> Iterator[dict[str, Any]]:
    """The ways to the decision of a relief: of the Party, and of the state where the post lies in a body of it."""
    yield {"label": DECISION, "url": f"{reverse('paper-draw', args=['post-relief'])}?of={held.pk}"}
    if held.post.unit.kind in (Unit.Kind.STATE, Unit.Kind.AREA):
        url = f"{reverse('paper-draw', args=['post-relief-state'])}?of={held.pk}"
        yield {"label": STATE_DECISION, "url": url}
