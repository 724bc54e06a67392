"""What is entered of a proposal: who, for which post, in which form."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from foundation.core import clock
from foundation.core.acts.run import apply
from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from rotation.appointments.acts import PROPOSE_APPOINTMENT
from rotation.appointments.terms import term_months
from rotation.choices import OPEN_APPOINTMENTS, AppointmentForm
from rotation.models import Appointment

TERM_HELP = (
    "Để trống khi bổ nhiệm, bổ nhiệm lại thì lấy theo quy định đang có hiệu lực tại đơn vị của chức vụ."
)
CLOSED = "Đề xuất này {state}; hoàn tác việc đó rồi sửa."
# Those whose term in months a rule sets; who was elected or designated holds the post until the body's term ends.
BY_TERM = (AppointmentForm.APPOINT, AppointmentForm.REAPPOINT)


class ProposalForm(ScopedForm):
    """An open proposal as it can still be changed: of whom, for what and how it is stays."""

    class Meta:
        model = Appointment
        fields = ["main", "term_months", "reason", "note"]
        help_texts = {"term_months": TERM_HELP, "main": "Bỏ đánh dấu khi kiêm nhiệm."}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk and self.instance.state not in OPEN_APPOINTMENTS:
            state = self.instance.state_label(self.instance.state) or self.instance.get_state_display()
            self.add_error(None, CLOSED.format(state=state[:1].lower() + state[1:]))
        return cleaned

    def summary(self) -> Iterator[tuple[str, Any]]:
        """What was not entered of a proposal is no lack but for its term."""
        for name, (label, value) in zip(self.fields, super().summary(), strict=True):
            if name in ("main", "term_months") or value:
                yield label, value


class NewProposalForm(ProposalForm):
    """Writes the proposal by its act; `begun` are the entry and the tenure that the address names."""

    also_checked = ("state",)

    on = PastDayField(
        label="Ngày đề xuất", required=False, initial=clock.today, help_text="Để trống nếu là hôm nay."
    )

    class Meta(ProposalForm.Meta):
        fields = ["cadre", "post", "form", *ProposalForm.Meta.fields]

    def __init__(self, *args: Any, begun: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry, self.held = begun.get("entry"), begun.get("held")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        person, post = cleaned.get("cadre"), cleaned.get("post")
        if self.entry and person == self.entry.cadre:
            self.instance.entry = self.entry
        if post and cleaned.get("form") in BY_TERM and not cleaned.get("term_months"):
            cleaned["term_months"] = term_months(post, cleaned.get("on") or clock.today())
        return cleaned

    def try_save(self) -> Appointment | None:
        """What is against it stands on the form."""
        try:
            with transaction.atomic():
                asked = {"on": self.cleaned_data.get("on")}
                refused = apply(PROPOSE_APPOINTMENT, self.user, [self.instance], asked).refused
        except IntegrityError as error:
            self.refuse(error)
            return None
        for said in (said for sentences in refused.values() for said in sentences):
            self.add_error(None, said)
        return None if refused else self.instance
