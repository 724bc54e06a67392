from django.urls import include, path

from cadre import views
from cadre.forms import CadreForm, PostHeldForm, QualificationForm
from cadre.models import Cadre, PostHeld, Qualification
from core.pages import pages


def facts(model, form):
    """Pages of a dated fact: added under its person, changed and removed by its own key."""
    name = model._meta.model_name
    create = views.FactCreatePage.as_view(model=model, form_class=form)
    return [
        path("of/<int:cadre>/new/", create, name=f"{name}-new"),
        path("<int:pk>/edit/", views.FactEditPage.as_view(model=model, form_class=form), name=f"{name}-edit"),
        path("<int:pk>/remove/", views.FactRemovePage.as_view(model=model), name=f"{name}-remove"),
    ]


urlpatterns = [
    path("posts-held/", include(facts(PostHeld, PostHeldForm))),
    path("qualifications/", include(facts(Qualification, QualificationForm))),
    path(
        "", include(pages(Cadre, form=CadreForm, listing=views.CadreListPage, detail=views.CadreDetailPage))
    ),
]
