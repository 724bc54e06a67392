from django.urls import include, path

from foundation.bulk.undo import undo_many_url
from foundation.core.acts.pages import AskedUndoPage, act_urls
from foundation.core.pages import pages
from training.models import PlanPerson, PlanRow, TrainingPlan
from training.plans import adding_pages, choosing_pages, person_pages, plan_pages, row_pages
from training.plans.forms import PlanPersonForm, PlanRowForm, TrainingPlanForm

rows = [
    path(
        "<int:pk>/",
        choosing_pages.PlanRowDetailPage.as_view(model=PlanRow, form_class=PlanRowForm),
        name="planrow-detail",
    ),
    path(
        "<int:pk>/edit/",
        row_pages.PlanRowEditPage.as_view(model=PlanRow, form_class=PlanRowForm),
        name="planrow-edit",
    ),
    path("<int:pk>/remove/", row_pages.PlanRowRemovePage.as_view(model=PlanRow), name="planrow-remove"),
    path("<int:pk>/history/", row_pages.PlanRowHistoryPage.as_view(model=PlanRow), name="planrow-history"),
    path("<int:pk>/choose/", choosing_pages.ChoosePage.as_view(), name="planrow-choose"),
    path("<int:pk>/order/", choosing_pages.OrderPage.as_view(), name="planrow-order"),
    path("<int:pk>/add/", adding_pages.AddPersonPage.as_view(), name="planrow-add"),
    path("<int:pk>/move/", row_pages.MoveRowPage.as_view(), name="planrow-move"),
]
people = [
    path("", person_pages.PlanPersonListPage.as_view(), name="planperson-list"),
    path(
        "<int:pk>/",
        person_pages.PlanPersonDetailPage.as_view(model=PlanPerson, form_class=PlanPersonForm),
        name="planperson-detail",
    ),
    path(
        "<int:pk>/edit/",
        person_pages.PlanPersonEditPage.as_view(model=PlanPerson, form_class=PlanPersonForm),
        name="planperson-edit",
    ),
    path(
        "<int:pk>/history/",
        person_pages.PlanPersonHistoryPage.as_view(model=PlanPerson),
        name="planperson-history",
    ),
    undo_many_url(PlanPerson, page=choosing_pages.UndoChosenPage),
    *act_urls(PlanPerson, page=person_pages.PlanPersonActPage),
]
urlpatterns = [
    path("rows/", include(rows)),
    path("people/", include(people)),
    path(
        "<int:plan>/rows/new/",
        row_pages.PlanRowCreatePage.as_view(model=PlanRow, form_class=PlanRowForm),
        name="planrow-new",
    ),
    path("<int:pk>/copy/<int:other>/", plan_pages.CopyRowsPage.as_view(), name="trainingplan-copy"),
    *act_urls(TrainingPlan, undoing=AskedUndoPage),
    path(
        "<int:pk>/remove/",
        plan_pages.TrainingPlanRemovePage.as_view(model=TrainingPlan),
        name="trainingplan-remove",
    ),
    *(
        page
        for page in pages(
            TrainingPlan,
            form=TrainingPlanForm,
            listing=plan_pages.TrainingPlanListPage,
            detail=plan_pages.TrainingPlanDetailPage,
        )
        if page.name != "trainingplan-remove"
    ),
]
