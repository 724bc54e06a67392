from django.urls import path

from rotation.cases import opinion_pages, remark_pages
from rotation.cases.forms import RotationOpinionForm, RotationRemarkForm

urlpatterns = [
    path("<int:pk>/opinions/", opinion_pages.RotationOpinionsPage.as_view(), name="rotation-opinions"),
    path(
        "<int:rotation>/opinions/<slug:party>/",
        opinion_pages.RotationOpinionCreatePage.as_view(form_class=RotationOpinionForm),
        name="rotationopinion-new",
    ),
    path(
        "opinions/<int:pk>/edit/",
        opinion_pages.RotationOpinionEditPage.as_view(form_class=RotationOpinionForm),
        name="rotationopinion-edit",
    ),
    path(
        "opinions/<int:pk>/remove/",
        opinion_pages.RotationOpinionRemovePage.as_view(),
        name="rotationopinion-remove",
    ),
    path(
        "opinions/<int:pk>/history/",
        opinion_pages.RotationOpinionHistoryPage.as_view(),
        name="rotationopinion-history",
    ),
    path(
        "<int:rotation>/remarks/new/",
        remark_pages.RotationRemarkCreatePage.as_view(form_class=RotationRemarkForm),
        name="rotationremark-new",
    ),
    path(
        "remarks/<int:pk>/edit/",
        remark_pages.RotationRemarkEditPage.as_view(form_class=RotationRemarkForm),
        name="rotationremark-edit",
    ),
    path(
        "remarks/<int:pk>/remove/",
        remark_pages.RotationRemarkRemovePage.as_view(),
        name="rotationremark-remove",
    ),
    path(
        "remarks/<int:pk>/history/",
        remark_pages.RotationRemarkHistoryPage.as_view(),
        name="rotationremark-history",
    ),
]
