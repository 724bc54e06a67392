"""After an import of people: the list of those whom it brought or changed, and what is done with them next."""

import django_filters
from django import forms
from django.db.models import Q

from cadre.brought import CONDITIONS, Asked, PeopleCondition
from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadrePrivate
from cadre.models.standing import HigherListing, Verification
from cadre.models.trust import ConfidenceVote, PoliticalConclusion
from cadre.querysets import CadreQuerySet
from foundation.core.parameters import BadParameter
from foundation.sheets.afterwards import LINKS, Afterwards
from foundation.sheets.models import Import

# Kind of sheet → the facts about people that it records.
RECORDED = {
    "disciplines": Discipline,
    "confidence_votes": ConfidenceVote,
    "conclusions": PoliticalConclusion,
    "higher_listings": HigherListing,
    "verifications": Verification,
}
NAME = "import"
NOT_OWN = "Lần nhập số {number} không có hoặc không phải của đồng chí."
ABOUT = (CadrePrivate, PostHeld, Qualification, *RECORDED.values())


def hidden(asked: Asked) -> django_filters.Filter:
    return django_filters.NumberFilter(label="Vừa nhập, lần nhập số", widget=forms.HiddenInput)


def written_by(cadres: CadreQuerySet, number: int, asked: Asked) -> CadreQuerySet:
    """Of the people those about whom one of the reader's own imports wrote anything."""
    sent = Import.objects.for_user(asked.user).exclude(context=None).filter(pk=number).first()
    if sent is None:
        raise BadParameter(NOT_OWN.format(number=number))
    wrote = Q(pk__in=events_of(Cadre, sent).values("pgh_obj_id"))
    for model in ABOUT:
        wrote |= Q(pk__in=events_of(model, sent).values("cadre_id"))
    return cadres.filter(wrote)


def events_of(model, sent):
    return model.pgh_event_model.objects.filter(pgh_context=sent.context)


CONDITIONS.append(PeopleCondition(NAME, Cadre, hidden, written_by))
LINKS += [
    Afterwards(
        kind, "Xem {number} đồng chí vừa nhập", "cadre-list", "cadre.view_cadre", f"{NAME}={{key}}&status=all"
    )
    for kind in ("roster", "former", "current_posts", *RECORDED)
]
