from django.urls import include, path

from foundation.core.acts.pages import act_urls
from foundation.core.pages import pages
from rotation import views
from rotation.cases.act_pages import RotationActPage, RotationUndoPage
from rotation.cases.case_page import RotationDetailPage
from rotation.cases.forms import NewCaseForm
from rotation.cases.record_pages import CaseCreatePage, RotationEditPage, RotationRemovePage
from rotation.forms import RotationForm
from rotation.models import Rotation

urlpatterns = [
    path("plans/", include("rotation.plans.urls")),
    path("cases/", include("rotation.cases.urls")),
    path("appointments/", include("rotation.appointments.urls")),
    path("ends/", include("rotation.ends.urls")),
    path("chain/", include("rotation.chain.urls")),
    path("moves/", include("rotation.moves.urls")),
    path("papers/", include("rotation.papers.urls")),
    path("of/<int:cadre>/", views.PersonRotationsSection.as_view(), name="rotation-of-person"),
    path(
        "of/<int:cadre>/new/",
        views.RotationCreatePage.as_view(model=Rotation, form_class=RotationForm),
        name="rotation-new",
    ),
    path(
        "of/<int:cadre>/propose/",
        CaseCreatePage.as_view(model=Rotation, form_class=NewCaseForm),
        name="rotation-propose",
    ),
    path("<int:pk>/edit/", RotationEditPage.as_view(model=Rotation), name="rotation-edit"),
    path("<int:pk>/remove/", RotationRemovePage.as_view(model=Rotation), name="rotation-remove"),
    *act_urls(Rotation, page=RotationActPage, undoing=RotationUndoPage),
    path("<int:pk>/special/", views.SpecialRotationPage.as_view(), name="rotation-special"),
    *(
        page
        for page in pages(
            Rotation, form=RotationForm, listing=views.RotationListPage, detail=RotationDetailPage
        )
        if page.name not in ("rotation-new", "rotation-edit", "rotation-remove")
    ),
]
