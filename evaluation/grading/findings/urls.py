"""Addresses of the groups of a year."""

from django.urls import path

from evaluation.grading.findings import group_pages
from evaluation.grading.findings.forms import PeerGroupForm
from evaluation.models import PeerGroup

OF_GROUP = {"model": PeerGroup, "form_class": PeerGroupForm}

urlpatterns = [
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
