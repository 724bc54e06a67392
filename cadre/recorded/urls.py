"""The pages of recorded facts: added under their person, changed and removed by their own key; two sections."""

from django.urls import include, path

from cadre.models.discipline import Discipline
from cadre.models.standing import HigherListing, Verification
from cadre.models.trust import ConfidenceVote, PoliticalConclusion
from cadre.recorded import forms, sections
from cadre.sections import PersonCreatePage
from cadre.views import FactEditPage, FactRemovePage


def recorded(model, form):
    name = model._meta.model_name
    create = PersonCreatePage.as_view(model=model, form_class=form)
    edit = FactEditPage.as_view(model=model, form_class=form)
    return [
        path("of/<int:cadre>/new/", create, name=f"{name}-new"),
        path("<int:pk>/edit/", edit, name=f"{name}-edit"),
        path("<int:pk>/remove/", FactRemovePage.as_view(model=model), name=f"{name}-remove"),
    ]


FORMS = {
    "disciplines": (Discipline, forms.DisciplineForm),
    "confidence-votes": (ConfidenceVote, forms.ConfidenceVoteForm),
    "political-conclusions": (PoliticalConclusion, forms.PoliticalConclusionForm),
    "higher-listings": (HigherListing, forms.HigherListingForm),
    "verifications": (Verification, forms.VerificationForm),
}
urlpatterns = [
    path("disciplines/of/<int:cadre>/", sections.DisciplineSection.as_view(), name="discipline-of"),
    path("trust/of/<int:cadre>/", sections.TrustSection.as_view(), name="trust-of"),
    *(path(f"{place}/", include(recorded(*parts))) for place, parts in FORMS.items()),
]
