from django.urls import include, path

from foundation.core.acts.pages import AskedUndoPage, act_urls
from foundation.core.pages import pages
from rotation.models import RotationPlan, RotationSlot
from rotation.plans import candidate_pages, plan_pages, slot_pages
from rotation.plans.forms import RotationPlanForm, RotationSlotForm

OF_SLOT = {"model": RotationSlot, "form_class": RotationSlotForm}
slots = [
    path("<int:pk>/", slot_pages.RotationSlotDetailPage.as_view(**OF_SLOT), name="rotationslot-detail"),
    path("<int:pk>/edit/", slot_pages.RotationSlotEditPage.as_view(**OF_SLOT), name="rotationslot-edit"),
    path(
        "<int:pk>/remove/",
        slot_pages.RotationSlotRemovePage.as_view(model=RotationSlot),
        name="rotationslot-remove",
    ),
    path(
        "<int:pk>/history/",
        slot_pages.RotationSlotHistoryPage.as_view(model=RotationSlot),
        name="rotationslot-history",
    ),
    path("<int:pk>/candidates/", candidate_pages.SlotCandidatesPage.as_view(), name="slot-candidates"),
    path("<int:pk>/propose/", candidate_pages.SlotProposePage.as_view(), name="slot-propose"),
    path("<int:pk>/move/", slot_pages.MoveSlotPage.as_view(), name="rotationslot-move"),
]
urlpatterns = [
    path("slots/", include(slots)),
    path(
        "<int:plan>/slots/new/",
        slot_pages.RotationSlotCreatePage.as_view(**OF_SLOT),
        name="rotationslot-new",
    ),
    *act_urls(RotationPlan, page=plan_pages.RotationPlanActPage, undoing=AskedUndoPage),
    path(
        "<int:pk>/remove/",
        plan_pages.RotationPlanRemovePage.as_view(model=RotationPlan),
        name="rotationplan-remove",
    ),
    *(
        page
        for page in pages(
            RotationPlan,
            form=RotationPlanForm,
            listing=plan_pages.RotationPlanListPage,
            detail=plan_pages.RotationPlanDetailPage,
        )
        if page.name != "rotationplan-remove"
    ),
]
