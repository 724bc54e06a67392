from django.urls import path

from foundation.core.acts.pages import act_urls
from foundation.core.pages import pages
from rotation.appointments import ballot_pages
from rotation.appointments import pages as own
from rotation.appointments.acts import DECIDE_APPOINTMENT
from rotation.appointments.deciding import AppointmentDecidePage
from rotation.appointments.forms import NewProposalForm, ProposalForm
from rotation.models import Appointment

urlpatterns = [
    path(
        "new/",
        own.AppointmentCreatePage.as_view(model=Appointment, form_class=NewProposalForm),
        name="appointment-new",
    ),
    path(
        "<int:pk>/edit/",
        own.AppointmentEditPage.as_view(model=Appointment, form_class=ProposalForm),
        name="appointment-edit",
    ),
    path(
        "<int:pk>/conference/",
        ballot_pages.AppointmentConferencePage.as_view(),
        name="appointment-conference",
    ),
    path("<int:pk>/tie/", ballot_pages.AppointmentTiePage.as_view(), name="appointment-tie"),
    path("<int:pk>/remove/", own.AppointmentRemovePage.as_view(model=Appointment), name="appointment-remove"),
    path(
        "<int:pk>/decide-appointment/",
        AppointmentDecidePage.as_view(act=DECIDE_APPOINTMENT),
        name="appointment-decide-appointment",
    ),
    *act_urls(Appointment, page=own.AppointmentActPage),
    *(
        page
        for page in pages(
            Appointment,
            form=ProposalForm,
            listing=own.AppointmentListPage,
            detail=own.AppointmentDetailPage,
        )
        if page.name not in ("appointment-new", "appointment-edit", "appointment-remove")
    ),
]
