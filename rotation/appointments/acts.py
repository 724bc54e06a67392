"""How a proposal comes to a decision. Nothing else assigns its state."""

from collections.abc import Sequence
from functools import partial

from django import forms

from cadre.looked_at import LookedAtField
from foundation.core.acts.act import Act, ActForm, guard_states, register
from foundation.core.acts.run import Case
from foundation.core.typed.forms import REASON, DayField
from rotation.appointments import work
from rotation.appointments.days import has_plausible_days
from rotation.appointments.kept_findings import keep_findings
from rotation.choices import OPEN_APPOINTMENTS, AppointmentState
from rotation.fulfilling import EndedEntryField, ends_nothing_ahead
from rotation.models import Appointment, AppointmentStep

UNDO = "Hoàn tác"
LIKE_THE_PAPER = "Ghi số, ký hiệu như trên văn bản."


class ProposeAppointmentForm(ActForm):
    on = DayField(label="Ngày đề xuất", required=False)


class BallotRecordedForm(ActForm):
    on = DayField(label="Lấy phiếu xong ngày")


class AgreeAppointmentForm(ActForm):
    decision_no = forms.CharField(label="Số văn bản của cấp ủy", max_length=60, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày văn bản")
    issuer = forms.CharField(label="Cấp ủy", max_length=160, required=False)


class DecideAppointmentForm(ActForm):
    """Of a nomination: what the election brought, by the paper that confirms it."""

    decision_no = forms.CharField(label="Số quyết định", max_length=60, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày quyết định")
    issuer = forms.CharField(label="Cơ quan quyết định", max_length=160, required=False)
    signer = forms.CharField(label="Người ký", max_length=120, required=False)
    on = DayField(label="Giữ chức vụ từ ngày")
    term_ends = DayField(
        label="Hết thời hạn từ ngày",
        required=False,
        help_text="Ngày đầu tiên hết thời hạn; để trống thì tính theo thời hạn (tháng) của đề xuất.",
    )
    ending = forms.MultipleChoiceField(
        label="Thôi giữ chức vụ từ ngày đó",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    entry = EndedEntryField()
    looked_at = LookedAtField()
    days_ahead = ("on", "term_ends")


class NotTakenForm(ActForm):
    on = DayField(label="Từ ngày", required=False)
    reason = forms.CharField(label="Lý do", max_length=REASON)


def decide_posts(cases: Sequence[Case]) -> None:
    """What is found of each person is kept as it stands before their posts move."""
    keep_findings(cases)
    work.write_posts(cases)


appointment_act = partial(
    Act,
    model=Appointment,
    step=AppointmentStep,
    state="state",
    right="rotation.approve_appointment",
    related=("cadre", "post__title", "post__unit"),
    undo=UNDO,
)
PROPOSE_APPOINTMENT = appointment_act(
    name="rotation.propose_appointment",
    label="Đề xuất",
    right="rotation.add_appointment",
    moves={None: AppointmentState.PROPOSED},
    form=ProposeAppointmentForm,
    facts=work.load_tenures,
    refusals=(work.is_held_still, work.is_not_there_yet),
    values=work.proposed,
    undo="",
)
RECORD_BALLOT = appointment_act(
    name="rotation.record_ballot",
    label="Ghi đã lấy phiếu",
    right="rotation.change_appointment",
    moves={AppointmentState.PROPOSED: AppointmentState.VOTED},
    form=BallotRecordedForm,
    icon="card-checklist",
    done="Đã ghi lấy phiếu.",
)
AGREE_APPOINTMENT = appointment_act(
    name="rotation.agree_appointment",
    label="Ghi cấp ủy đồng ý",
    moves=dict.fromkeys([AppointmentState.PROPOSED, AppointmentState.VOTED], AppointmentState.AGREED),
    form=AgreeAppointmentForm,
    values=work.agreed,
    icon="check2",
    done="Đã ghi ý kiến của cấp ủy.",
)
DECIDE_APPOINTMENT = appointment_act(
    name="rotation.decide_appointment",
    label="Ghi quyết định",
    moves=dict.fromkeys(OPEN_APPOINTMENTS, AppointmentState.DECIDED),
    form=DecideAppointmentForm,
    facts=work.load_tenures,
    refusals=(
        work.is_agreed,
        work.is_held_still,
        work.has_its_end,
        has_plausible_days,
        work.can_be_moved,
        ends_nothing_ahead,
    ),
    values=work.decided,
    others=decide_posts,
    undo_refusals=(work.why_not_back,),
    put_back=work.put_back,
    ahead=True,
    icon="check2-square",
    done="Đã ghi quyết định.",
)
LOSE_ELECTION = appointment_act(
    name="rotation.lose_election",
    label="Không trúng cử",
    moves={AppointmentState.AGREED: AppointmentState.NOT_ELECTED},
    form=NotTakenForm,
    refusals=(work.is_election,),
    icon="dash-circle",
    done="Đã ghi không trúng cử.",
)
DROP_APPOINTMENT = appointment_act(
    name="rotation.drop_appointment",
    label="Không thực hiện",
    moves=dict.fromkeys(OPEN_APPOINTMENTS, AppointmentState.DROPPED),
    form=NotTakenForm,
    icon="x-lg",
    done="Đã ghi không thực hiện.",
)
register(PROPOSE_APPOINTMENT, RECORD_BALLOT, AGREE_APPOINTMENT, DECIDE_APPOINTMENT)
register(LOSE_ELECTION, DROP_APPOINTMENT)
guard_states(Appointment)
