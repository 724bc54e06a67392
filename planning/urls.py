from django.urls import include, path

from foundation.bulk.undo import undo_many_url
from foundation.core.acts.pages import act_urls
from foundation.core.pages import pages
from planning import (
    act_pages,
    candidate_adding,
    candidate_pages,
    decide_pages,
    index_pages,
    list_pages,
    structure_sections,
    views,
)
from planning.forms import EntryForm, RoundForm, TargetForm, TermForm
from planning.guidance import GuidancePage, GuidanceSavePage
from planning.models import PlanningEntry, PlanningRound, PlanningTarget, PlanningTerm
from planning.papers.pages import PlanningRosterPage
from planning.reviews.course_pages import EntryCourseFile, EntryCoursePage

LISTS = [
    path("<int:term>/<int:title>/", list_pages.PlanningListPage.as_view(), name="planning-list"),
    path("<int:term>/<int:title>/roster/", PlanningRosterPage.as_view(), name="planning-roster"),
    path(
        "<int:term>/<int:title>/candidates/",
        candidate_pages.CandidatesPage.as_view(),
        name="planning-candidates",
    ),
    path(
        "<int:term>/<int:title>/candidates/add/",
        candidate_adding.AddCandidatePage.as_view(),
        name="planning-candidate-add",
    ),
    path("<int:term>/<int:title>/decide/", decide_pages.DecidePage.as_view(), name="planning-decide"),
    path("decide/", decide_pages.DecidePage.as_view(), name="planning-decide-many"),
    path("<int:term>/<int:title>/fulfil/", act_pages.SeatsTakenPage.as_view(), name="planning-fulfil"),
    path("add/<int:target>/", act_pages.add, name="planning-add"),
]
ENTRIES = [
    path(
        "<int:pk>/",
        views.EntryDetailPage.as_view(model=PlanningEntry, form_class=EntryForm),
        name="planningentry-detail",
    ),
    path(
        "<int:pk>/edit/",
        views.EntryEditPage.as_view(model=PlanningEntry, form_class=EntryForm),
        name="planningentry-edit",
    ),
    path(
        "<int:pk>/history/", views.EntryHistoryPage.as_view(model=PlanningEntry), name="planningentry-history"
    ),
    path("<int:pk>/course/", EntryCoursePage.as_view(), name="planningentry-course"),
    path("<int:pk>/course/file/", EntryCourseFile.as_view(), name="planningentry-course-file"),
    path("<int:pk>/special/", views.SpecialPage.as_view(), name="planningentry-special"),
    path("<int:pk>/approve/", decide_pages.ApprovalPage.as_view(), name="planningentry-approve"),
    undo_many_url(PlanningEntry),
    *act_urls(PlanningEntry, page=act_pages.EntryActPage, undoing=act_pages.EntryUndoPage),
]

urlpatterns = [
    path("", index_pages.IndexPage.as_view(), name="planning-index"),
    path("post/<int:record>/", structure_sections.PostPlansSection.as_view(), name="post-plans"),
    path("unit/<int:record>/", structure_sections.UnitPlansSection.as_view(), name="unit-plans"),
    path("of/<int:cadre>/", views.PersonPlansSection.as_view(), name="planning-of-person"),
    path("figures/", GuidancePage.as_view(), name="planning-guidance"),
    path("figures/save/", GuidanceSavePage.as_view(), name="planning-guidance-save"),
    path("lists/", include(LISTS)),
    path("reviews/", include("planning.reviews.urls")),
    path("entries/", include(ENTRIES)),
    path("terms/", include(pages(PlanningTerm, form=TermForm, listing=views.TermListPage))),
    path("rounds/", include(pages(PlanningRound, form=RoundForm, listing=views.RoundListPage))),
    path(
        "targets/",
        include(
            pages(
                PlanningTarget, form=TargetForm, listing=views.TargetListPage, detail=views.TargetDetailPage
            )
        ),
    ),
]
