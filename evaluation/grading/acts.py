"""How a row of the year's grading goes on: the person, the unit, the office and the body each say their word."""

from functools import partial
from typing import Any

from django import forms

from evaluation.grades import Grade
from evaluation.grading.acting import deciding, gates
from evaluation.grading.choices import Given, GradingState
from evaluation.models import GradingLine, GradingStep
from foundation.core.acts.act import Act, ActForm, guard_states, register
from foundation.core.typed.forms import REASON, DayField

State = GradingState
NO_PAPER = "Đợt đánh giá năm này chưa quyết định: ghi cả số và ngày ở cột “Số, ngày quyết định”."
LINE = {"max_length": REASON, "widget": forms.Textarea(attrs={"rows": 2})}


class GradingDayForm(ActForm):
    on = DayField(label="Ngày", required=False, help_text="Để trống nếu là hôm nay.")


class ReturnLineForm(GradingDayForm):
    reason = forms.CharField(label="Lý do trả lại", help_text="Đơn vị đọc được nội dung này.", **LINE)


class GradingDecisionForm(ActForm):
    on = DayField(label="Ngày quyết định")
    decision_no = forms.CharField(label="Số quyết định", max_length=60)
    issuer = forms.CharField(label="Cơ quan quyết định", max_length=160, required=False)
    signer = forms.CharField(label="Người ký", max_length=120, required=False)


class GradingResultForm(ActForm):
    """What a sheet of results says of one person."""

    grade = forms.ChoiceField(label="Mức xếp loại", choices=Given.choices)
    not_graded_reason = forms.CharField(
        label="Lý do không đánh giá, xếp loại", max_length=200, required=False
    )
    member_grade = forms.ChoiceField(
        label="Xếp loại đảng viên", choices=[("", ""), *Grade.choices], required=False
    )
    decision_no = forms.CharField(label="Số quyết định", max_length=60, error_messages={"required": NO_PAPER})
    decision_on = DayField(label="Ngày quyết định", error_messages={"required": NO_PAPER})


class GradingNoticeForm(ActForm):
    on = DayField(label="Ngày thông báo")
    decision_no = forms.CharField(label="Thông báo số", max_length=60, required=False)


class GradingComplaintForm(ActForm):
    on = DayField(label="Ngày nhận kiến nghị")
    reason = forms.CharField(label="Nội dung kiến nghị", **LINE)


class GradingAnswerForm(ActForm):
    on = DayField(label="Ngày trả lời")
    reason = forms.CharField(label="Nội dung trả lời", **LINE)
    grade = forms.ChoiceField(
        label="Mức xếp loại mới",
        choices=[("", "Giữ nguyên mức đã quyết định"), *Given.choices],
        required=False,
    )
    not_graded_reason = forms.CharField(
        label="Lý do không đánh giá, xếp loại", max_length=200, required=False
    )
    decision_no = forms.CharField(
        label="Số văn bản thay đổi mức", max_length=60, required=False, help_text="Chỉ ghi khi thay đổi mức."
    )
    decision_on = DayField(label="Ngày văn bản thay đổi mức", required=False)


class ReopenLineForm(GradingDayForm):
    reason = forms.CharField(label="Lý do mở lại", **LINE)


of_lines = partial(
    Act,
    model=GradingLine,
    step=GradingStep,
    state="state",
    related=("cadre", "campaign", "unit"),
    undo="Hoàn tác",
    wrong_state="Trường hợp này đang ở trạng thái “{state}” nên không làm được việc này.",
)


def line_act(*, refusals: tuple = (), undo_refusals: tuple = (), **given: Any) -> Act:
    """Done and undone as long as the campaign runs."""
    gate = gates.campaign_ended
    return of_lines(refusals=(gate, *refusals), undo_refusals=(gate, *undo_refusals), **given)


RECORD_SELF = line_act(
    name="evaluation.record_self",
    label="Ghi đã tự xếp loại",
    right="evaluation.submit_gradingline",
    moves={State.OPEN: State.SELF},
    form=GradingDayForm,
    refusals=(gates.self_graded,),
    icon="person-check",
    done="Đã ghi {count} đồng chí đã tự xếp loại.",
)
RECORD_UNIT = line_act(
    name="evaluation.record_unit",
    label="Ghi tập thể đã đề nghị",
    right="evaluation.submit_gradingline",
    moves=dict.fromkeys([State.OPEN, State.SELF], State.UNIT),
    form=GradingDayForm,
    refusals=(gates.collective_spoke,),
    icon="people",
    done="Đã ghi tập thể đề nghị cho {count} đồng chí.",
)
APPRAISE = line_act(
    name="evaluation.appraise",
    label="Ghi đã thẩm định",
    right="evaluation.appraise_gradingline",
    moves={State.UNIT: State.APPRAISED},
    form=GradingDayForm,
    refusals=(gates.office_proposed,),
    icon="clipboard-check",
    done="Đã ghi thẩm định {count} đồng chí.",
)
RETURN = line_act(
    name="evaluation.return_to_unit",
    label="Trả lại đơn vị",
    right="evaluation.appraise_gradingline",
    moves=dict.fromkeys([State.SELF, State.UNIT, State.APPRAISED], State.OPEN),
    form=ReturnLineForm,
    icon="arrow-return-left",
    done="Đã trả lại {count} trường hợp.",
)
VOTE = line_act(
    name="evaluation.record_vote",
    label="Ghi đã bỏ phiếu",
    right="evaluation.appraise_gradingline",
    moves={State.APPRAISED: State.VOTED},
    form=GradingDayForm,
    facts=gates.load_votes,
    refusals=(gates.body_voted,),
    icon="box-seam",
    done="Đã ghi kết quả bỏ phiếu {count} đồng chí.",
)
SEND_UP = line_act(
    name="evaluation.send_up",
    label="Trình cấp trên quyết định",
    right="evaluation.appraise_gradingline",
    moves=dict.fromkeys([State.UNIT, State.APPRAISED, State.VOTED], State.ABOVE),
    form=GradingDayForm,
    refusals=(gates.decided_above,),
    icon="arrow-up-circle",
    done="Đã trình cấp trên {count} trường hợp.",
)
DECIDE = line_act(
    name="evaluation.decide",
    label="Ghi quyết định xếp loại",
    right="evaluation.decide_gradingline",
    moves=dict.fromkeys([State.APPRAISED, State.VOTED, State.DECIDED], State.DECIDED),
    form=GradingDecisionForm,
    facts=gates.load_results,
    refusals=(gates.decided_here, gates.graded, gates.paper_of_its_year, gates.no_other_result),
    others=deciding.write_results,
    undo="",
    icon="patch-check",
    done="Đã ghi quyết định xếp loại {count} đồng chí.",
)
DECIDE_ABOVE = line_act(
    name="evaluation.decide_above",
    label="Ghi kết quả cấp trên quyết định",
    right="evaluation.decide_gradingline",
    moves=dict.fromkeys([State.ABOVE, State.DECIDED], State.DECIDED),
    form=GradingDecisionForm,
    facts=gates.load_results,
    refusals=(gates.result_of_above, gates.graded, gates.paper_of_its_year, gates.no_other_result),
    others=deciding.write_results,
    undo="",
    icon="patch-check",
    done="Đã ghi kết quả của cấp trên cho {count} đồng chí.",
)
# A result sheet that comes in decides what the row of the year has not yet: by its import alone.
RECORD_RESULT = line_act(
    name="evaluation.record_result",
    label="Ghi kết quả đã có",
    right="evaluation.import_gradingline",
    moves=dict.fromkeys(
        [State.OPEN, State.SELF, State.UNIT, State.APPRAISED, State.VOTED, State.ABOVE], State.DECIDED
    ),
    form=GradingResultForm,
    facts=gates.load_results,
    refusals=(gates.no_other_result,),
    values=deciding.recorded,
    put_back=deciding.take_results_back,
    undo_refusals=(gates.result_as_written,),
    origin=GradingStep.Origin.IMPORT,
    offered=False,
)
# What was written of the year without its row, by hand or before the row was made, is the decided fact.
TAKE_OVER = line_act(
    name="evaluation.take_over_result",
    label="Ghi nhận kết quả đã có",
    right="evaluation.decide_gradingline",
    moves=RECORD_RESULT.moves,
    facts=gates.load_results,
    refusals=(gates.stands_elsewhere, gates.has_its_paper),
    values=deciding.taken_over,
    others=deciding.tie_results,
    put_back=deciding.untie_results,
    undo_refusals=(gates.result_as_written,),
    icon="check2-circle",
    done="Đã ghi nhận kết quả đã có của {count} đồng chí.",
)
NOTIFY = line_act(
    name="evaluation.notify",
    label="Ghi đã thông báo",
    right="evaluation.decide_gradingline",
    moves={State.DECIDED: State.NOTIFIED},
    form=GradingNoticeForm,
    icon="megaphone",
    done="Đã ghi thông báo kết quả của {count} đồng chí.",
)
COMPLAIN = line_act(
    name="evaluation.complain",
    label="Ghi kiến nghị",
    right="evaluation.decide_gradingline",
    moves={State.NOTIFIED: State.COMPLAINT},
    form=GradingComplaintForm,
    icon="chat-left-text",
    done="Đã ghi kiến nghị.",
)
ANSWER = line_act(
    name="evaluation.answer_complaint",
    label="Ghi trả lời kiến nghị",
    right="evaluation.decide_gradingline",
    moves={State.COMPLAINT: State.NOTIFIED},
    form=GradingAnswerForm,
    facts=gates.load_results,
    refusals=(gates.answer_fits, gates.answered_after_decision, gates.no_other_result),
    values=deciding.answered,
    others=deciding.write_answers,
    put_back=deciding.put_answers_back,
    icon="reply",
    done="Đã ghi trả lời kiến nghị.",
)
CLOSE = line_act(
    name="evaluation.close",
    label="Kết thúc",
    right="evaluation.decide_gradingline",
    moves={State.NOTIFIED: State.CLOSED},
    form=GradingDayForm,
    icon="archive",
    done="Đã kết thúc {count} trường hợp.",
)
REOPEN = line_act(
    name="evaluation.reopen",
    label="Mở lại",
    right="evaluation.reopen_gradingline",
    moves=dict.fromkeys([State.DECIDED, State.NOTIFIED, State.CLOSED], State.APPRAISED),
    form=ReopenLineForm,
    facts=gates.load_results,
    refusals=(gates.result_as_written,),
    others=deciding.take_results_away,
    undo="",
    icon="unlock",
    done="Đã mở lại {count} trường hợp.",
)

register(
    *(RECORD_SELF, RECORD_UNIT, APPRAISE, RETURN, VOTE, SEND_UP, DECIDE, DECIDE_ABOVE, RECORD_RESULT),
    *(TAKE_OVER, NOTIFY, COMPLAIN, ANSWER, CLOSE, REOPEN),
)
guard_states(GradingLine)
