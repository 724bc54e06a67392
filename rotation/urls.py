from django.urls import include, path

from foundation.core.pages import pages
from rotation import views
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
    path("<int:pk>/special/", views.SpecialRotationPage.as_view(), name="rotation-special"),
    *(
        page
        for page in pages(
            Rotation, form=RotationForm, listing=views.RotationListPage, detail=views.RotationDetailPage
        )
        if page.name != "rotation-new"
    ),
]
