"""The page on which a decision is recorded: which posts end by it, and whether a planned place does."""

from typing import Any

from django import forms

from cadre.looked_at import ask_where
from cadre.models.facts import PostHeld
from cadre.moving import is_seen_on, tenures_of
from foundation.core import clock
from rotation.appointments.days import odd_days
from rotation.appointments.pages import AppointmentActPage
from rotation.appointments.work import ending
from rotation.choices import STAYING, AppointmentForm
from rotation.fulfilling import offer_entries
from rotation.models import Appointment

Form = AppointmentForm


def told(held: PostHeld) -> str:
    return f"{held.post}{'' if held.main else ' (kiêm nhiệm)'}, từ {held.valid_from or 'ngày chưa rõ'}"


class AppointmentDecidePage(AppointmentActPage):
    """Of who takes a main post anew the present main post is ticked; of who stays no other post is asked."""

    def get_form(self, form_class: Any = None) -> forms.Form:
        form, row = super().get_form(form_class), self.object
        if row.form == Form.NOMINATE:
            form.fields["decision_no"].label = "Số văn bản xác nhận kết quả bầu cử"
            form.fields["decision_on"].label = "Ngày văn bản"
        if row.form == Form.PROLONG:
            form.fields["on"].label = "Kéo dài từ ngày"
        self.offer_posts(form)
        offer_entries(form, self.request.user, row.cadre_id, row.post, clock.today())
        if not form.fields["entry"].queryset:
            del form.fields["entry"]
        row.tenures = tenures_of([row.cadre_id]).get(row.cadre_id, [])
        ask_where(
            form, lambda asked: any(odd_days(row, asked)) or is_seen_on(ending(row, asked), asked.get("on"))
        )
        return form

    def offer_posts(self, form: forms.Form) -> None:
        row = self.object
        held = (
            [] if row.form in STAYING else [each for each in self.tenures(row) if each.post_id != row.post_id]
        )
        if not held:
            del form.fields["ending"]
            return
        form.fields["ending"].choices = [(str(each.pk), told(each)) for each in held]
        ending = [str(each.pk) for each in held if row.main and each.main]
        form.initial.setdefault("ending", ending)

    def tenures(self, row: Appointment) -> list[PostHeld]:
        """The posts that have not ended, those of them that the reader may see."""
        held = PostHeld.objects.for_user(self.request.user).filter(cadre=row.cadre_id, valid_to=None)
        return list(held.select_related("post__title", "post__unit"))

    def get_initial(self) -> dict[str, Any]:
        """Who is appointed again begins where the term that runs out ends."""
        initial, held = super().get_initial(), self.object.held
        if self.object.form in STAYING and held and held.term_ends:
            initial["on"] = held.term_ends
        return initial
