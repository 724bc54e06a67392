"""How somebody is relieved of one post by a paper: on request, dismissed, or because they resigned."""

from django import forms

from cadre.looked_at import LookedAtField
from cadre.models.facts import HeldState, PostHeld
from cadre.models.moving import PostHeldStep
from cadre.relief import end_tenures, hold_again, is_held_later, is_kept, load_kept, was_touched
from foundation.core.acts.act import Act, ActForm, register
from foundation.core.typed.forms import REASON, DayField

Form = PostHeld.LeavingForm
FORMS = (Form.RELIEVED, Form.DISMISSED, Form.RESIGNED, Form.REMOVED, Form.RECALLED, Form.TERM_ENDED)


class ReliefForm(ActForm):
    leaving_form = forms.ChoiceField(label="Hình thức", choices=[(form.value, form.label) for form in FORMS])
    on = DayField(label="Thôi giữ từ ngày", help_text="Ngày đầu tiên không còn giữ chức vụ.")
    decision_no = forms.CharField(label="Số quyết định", max_length=60)
    decision_on = DayField(label="Ngày quyết định")
    reason = forms.CharField(label="Lý do", max_length=REASON, required=False)
    looked_at = LookedAtField()


RELIEVE = Act(
    name="cadre.relieve",
    label="Cho thôi giữ chức vụ",
    model=PostHeld,
    step=PostHeldStep,
    right="cadre.relieve_postheld",
    moves={HeldState.HELD: HeldState.LEFT},
    form=ReliefForm,
    facts=load_kept,
    refusals=(is_kept, is_held_later),
    others=end_tenures,
    undo_refusals=(was_touched,),
    put_back=hold_again,
    state="standing",
    derived=HeldState,
    related=("post__title", "post__unit", "cadre"),
    undo="Hoàn tác",
    ahead=True,
    icon="box-arrow-right",
    done="Đã ghi thôi giữ chức vụ.",
)
register(RELIEVE)
