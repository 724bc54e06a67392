"""The three opinions on a case: asked by paper, typed by the office."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from foundation.core.pages import CreatePage, DetailPage, EditPage, HistoryPage, RemovePage
from rotation.choices import OpinionParty
from rotation.models import Rotation, RotationOpinion
from rotation.querysets import keeps_case

DECIDED = "Trường hợp này {state} nên ý kiến không sửa được nữa; hoàn tác quyết định rồi sửa."
OPEN = ("planned", "agreed")
RELATED = ("cadre", "to_post__title", "to_post__unit")


def opinion_rows(rotation: Rotation) -> list[tuple[OpinionParty, RotationOpinion | None]]:
    """Each party with what is kept of it."""
    kept = {each.party: each for each in rotation.opinions.all()}
    return [(party, kept.get(party.value)) for party in OpinionParty]


def may_be_typed(user: Any, rotation: Rotation) -> bool:
    return keeps_case(user, "rotation.change_rotationopinion", rotation) and rotation.state in OPEN


class RotationOpinionsPage(DetailPage):
    """The three beside one another."""

    model = Rotation

    def get_queryset(self) -> QuerySet:
        return Rotation.objects.for_user(self.request.user).select_related(*RELATED)

    def get_object(self, queryset: QuerySet | None = None) -> Rotation:
        found = super().get_object(queryset)
        if not keeps_case(self.request.user, "rotation.view_rotationopinion", found):
            raise PermissionDenied
        return found

    def get_template_names(self) -> list[str]:
        return ["rotation/opinions.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.object
        context = {"opinions": opinion_rows(row), "may_type": may_be_typed(self.request.user, row)}
        return {"object": row, "actions": [], "list_url": row.get_absolute_url(), **context, **kwargs}


class OfRotationPage:
    """Leads back to the case."""

    def list_url(self) -> str:
        return self.rotation.get_absolute_url()

    def list_title(self) -> str:
        return str(self.rotation)

    @property
    def rotation(self) -> Rotation:
        return self.object.rotation


class OfOpinion(OfRotationPage):
    model = RotationOpinion

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related(*(f"rotation__{name}" for name in RELATED))

    def get_object(self, queryset: QuerySet | None = None) -> RotationOpinion:
        found = super().get_object(queryset)
        if self.action != "view" and found.rotation.state not in OPEN:
            raise PermissionDenied(refusal(found.rotation))
        return found


def refusal(rotation: Rotation) -> str:
    state = rotation.get_state_display()
    return DECIDED.format(state=state[:1].lower() + state[1:])


class RotationOpinionCreatePage(OfRotationPage, CreatePage):
    """What is said of the party that the address names; the row there is already is changed instead."""

    model = RotationOpinion

    @cached_property
    def rotation(self) -> Rotation:
        rows = Rotation.objects.for_user(self.request.user).select_related(*RELATED)
        found = get_object_or_404(rows, pk=self.kwargs["rotation"])
        if not keeps_case(self.request.user, "rotation.add_rotationopinion", found):
            raise PermissionDenied
        if found.state not in OPEN:
            raise PermissionDenied(refusal(found))
        return found

    @cached_property
    def party(self) -> OpinionParty:
        if self.kwargs["party"] not in OpinionParty.values:
            raise Http404
        return OpinionParty(self.kwargs["party"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"of": (self.rotation, self.party)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(verbose_name=f"ý kiến: {self.party.label.lower()}", **kwargs)


class RotationOpinionEditPage(OfOpinion, EditPage):
    pass


class RotationOpinionRemovePage(OfOpinion, RemovePage):
    pass


class RotationOpinionHistoryPage(OfOpinion, HistoryPage):
    pass
