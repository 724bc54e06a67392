from django.urls import include, path

from cadre import account_pages, conflict_pages, structure_sections, views
from cadre.act_pages import CadreHistoryPage, ManyLeavePage, PersonActPage, RemovedListPage, RestorePage
from cadre.forms import CadreForm, PostHeldForm, QualificationForm
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre
from cadre.papers.pages import RosterPage
from cadre.papers.person_pages import PersonPapersPage
from cadre.recorded.urls import urlpatterns as recorded
from cadre.relief_pages import RelievePage
from foundation.bulk.undo import undo_many_url
from foundation.core.acts.pages import act_urls
from foundation.core.pages import pages


def facts(model, form):
    """Pages of a dated fact: added under its person, changed and removed by its own key."""
    name = model._meta.model_name
    create = views.FactCreatePage.as_view(model=model, form_class=form)
    return [
        path("of/<int:cadre>/new/", create, name=f"{name}-new"),
        path("<int:pk>/edit/", views.FactEditPage.as_view(model=model, form_class=form), name=f"{name}-edit"),
        path("<int:pk>/remove/", views.FactRemovePage.as_view(model=model), name=f"{name}-remove"),
    ]


ACCOUNTS = [
    path("of/<int:user>/", conflict_pages.AccountSection.as_view(), name="account-section"),
    path("of/<int:user>/edit/", conflict_pages.AccountEditPage.as_view(), name="account-edit"),
    path("of/<int:user>/without/", account_pages.NoRecordPage.as_view(), name="account-without"),
    path("told/", account_pages.ToldPage.as_view(), name="account-told"),
    path("<int:pk>/remove/", conflict_pages.AccountRemovePage.as_view(), name="account-remove"),
]
RELATIVES = [
    path("of/<int:cadre>/", conflict_pages.RelativesSection.as_view(), name="cadre-relatives"),
    path("of/<int:cadre>/new/", conflict_pages.RelativeCreatePage.as_view(), name="relative-new"),
    path("of/<int:cadre>/history/", conflict_pages.RelativesHistoryPage.as_view(), name="relative-history"),
    path("<int:pk>/remove/", conflict_pages.RelativeRemovePage.as_view(), name="relative-remove"),
]

STRUCTURE = [
    path("post/<int:record>/", structure_sections.PostHoldersSection.as_view(), name="post-holders"),
    path("unit/<int:record>/", structure_sections.UnitPostsSection.as_view(), name="unit-holders"),
    path("unit/<int:record>/bodies/", structure_sections.UnitBodiesSection.as_view(), name="unit-bodies"),
    path("body/<int:record>/", structure_sections.BodyMembersSection.as_view(), name="body-members"),
]

urlpatterns = [
    path("holders/", include(STRUCTURE)),
    path("accounts/", include(ACCOUNTS)),
    path("relatives/", include(RELATIVES)),
    path("posts-held/", include([*facts(PostHeld, PostHeldForm), *act_urls(PostHeld, page=RelievePage)])),
    path("qualifications/", include(facts(Qualification, QualificationForm))),
    path("", include(recorded)),
    # Before the pages that every record gets: removal is an act here, and the history outlives the record.
    path("", include(act_urls(Cadre, page=PersonActPage))),
    path("<int:pk>/history/", CadreHistoryPage.as_view(), name="cadre-history"),
    path("leave/", ManyLeavePage.as_view(), name="cadre-leave-many"),
    undo_many_url(Cadre),
    path("<int:cadre>/papers/", PersonPapersPage.as_view(), name="cadre-papers"),
    path("roster/", RosterPage.as_view(), name="cadre-roster"),
    path("removed/", RemovedListPage.as_view(), name="cadre-removed"),
    path("removed/<int:pk>/restore/", RestorePage.as_view(), name="cadre-restore"),
    path(
        "", include(pages(Cadre, form=CadreForm, listing=views.CadreListPage, detail=views.CadreDetailPage))
    ),
]
