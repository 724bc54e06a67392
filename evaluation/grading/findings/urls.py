"""Addresses of appraisal and of the groups of a year."""

from django.urls import path

from evaluation.grading.findings import appraisal_pages, group_pages, line_section
from evaluation.grading.findings.forms import PeerGroupForm
from evaluation.models import PeerGroup

OF_GROUP = {"model": PeerGroup, "form_class": PeerGroupForm}

urlpatterns = [
    path("<int:campaign>/appraisal/", appraisal_pages.AppraisalPage.as_view(), name="grading-appraisal"),
    *(
        path(
            f"<int:campaign>/appraisal/{act.slug}/",
            appraisal_pages.AppraisalActPage.as_view(act=act),
            name=f"grading-appraisal-{act.slug}",
        )
        for act in appraisal_pages.ACTS
    ),
    path("findings/<int:record>/", line_section.FindingsOfLine.as_view(), name="grading-findings"),
    path("<int:campaign>/groups/", group_pages.GroupsPage.as_view(), name="grading-groups"),
    path(
        "<int:campaign>/groups/change/",
        group_pages.ChangeGroupsPage.as_view(),
        name="grading-groups-change",
    ),
    path("<int:campaign>/groups/new/", group_pages.GroupCreatePage.as_view(**OF_GROUP), name="peergroup-new"),
    path("groups/<int:pk>/edit/", group_pages.GroupEditPage.as_view(**OF_GROUP), name="peergroup-edit"),
    path(
        "groups/<int:pk>/remove/",
        group_pages.GroupRemovePage.as_view(model=PeerGroup),
        name="peergroup-remove",
    ),
    path(
        "groups/<int:pk>/history/",
        group_pages.GroupHistoryPage.as_view(model=PeerGroup),
        name="peergroup-history",
    ),
]
