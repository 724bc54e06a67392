"""How a list comes through its review, state by state; nothing else assigns a state. The chief takes back the last."""

from functools import partial

from foundation.core.acts.act import Act, always, guard_states, register
from planning.act_forms import DatedForm
from planning.models import ReviewList, ReviewListStep
from planning.reviews import concluding, deciding, gates, later, lines
from planning.reviews.act_forms import (
    ConclusionForm,
    HearingForm,
    LaterDecisionForm,
    ReasonedForm,
    ReviewDecisionForm,
    SentBackForm,
    SubmissionForm,
)
from planning.reviews.choices import DecidingLevel, ReviewState

BACK = "Trả lại bước trước"
RELATED = ("campaign__unit", "target__post__unit", "target__post__title", "target__term")

review_act = partial(
    Act,
    model=ReviewList,
    step=ReviewListStep,
    state="state",
    related=RELATED,
    undo=BACK,
    undo_right="planning.reopen_reviewlist",
    done="Đã ghi cho {count} danh sách.",
    wrong_state="Danh sách đang ở trạng thái “{state}” nên không làm được việc này.",
)
run_act = partial(review_act, right="planning.run_reviewlist")
conclude_act = partial(review_act, right="planning.conclude_reviewlist")

START = run_act(
    name="planning.start_review",
    label="Bắt đầu thu hồ sơ",
    moves={ReviewState.DRAFT: ReviewState.COLLECTING},
    form=DatedForm,
    facts=gates.load_start,
    refusals=(gates.is_open, gates.in_no_other_review, gates.in_its_term),
    values=lines.before_review,
    others=lines.add_standing,
    put_back=lines.take_away,
    undo_refusals=(gates.nothing_said,),
    icon="play",
)
BEGIN_APPRAISAL = run_act(
    name="planning.begin_appraisal",
    label="Chuyển thẩm định",
    moves={ReviewState.COLLECTING: ReviewState.APPRAISING},
    form=DatedForm,
    facts=gates.load_dossiers,
    refusals=(gates.dossier_complete,),
    icon="clipboard-check",
)
LEAVE_OUT = run_act(
    name="planning.leave_out",
    label="Để ngoài đợt rà soát",
    moves={ReviewState.COLLECTING: ReviewState.ENDED},
    form=ReasonedForm,
    icon="slash-circle",
)
APPRAISE = review_act(
    name="planning.finish_appraisal",
    label="Đã thẩm định",
    right="planning.appraise_reviewlist",
    moves={ReviewState.APPRAISING: ReviewState.APPRAISED},
    form=DatedForm,
    facts=gates.load_lines,
    refusals=(gates.all_proposed, gates.additions_ready, gates.politics_concluded, gates.counts_locked),
    icon="check2-square",
)
hearing = partial(review_act, right="planning.hear_reviewlist")
HEAR = hearing(
    name="planning.record_hearing",
    label="Ghi ý kiến của Thường trực",
    moves={ReviewState.APPRAISED: ReviewState.STANDING_HEARD},
    form=HearingForm,
    facts=gates.load_lines,
    refusals=(gates.nothing_of_oneself,),
    others=concluding.reopen_amended,
    put_back=concluding.close_again,
    icon="chat-left-text",
)
SEND_BACK = hearing(
    name="planning.send_back",
    label="Thường trực chưa đồng ý",
    moves={ReviewState.APPRAISED: ReviewState.APPRAISING},
    form=SentBackForm,
    icon="arrow-return-left",
)
CONCLUDE = conclude_act(
    name="planning.conclude_review",
    label="Ghi kết luận của Ban Thường vụ",
    moves={ReviewState.STANDING_HEARD: ReviewState.CONCLUDED},
    form=ConclusionForm,
    facts=gates.load_lines,
    refusals=(
        gates.nothing_of_oneself,
        gates.all_proposed,
        gates.counts_locked,
        gates.conclusions_fit,
        gates.votes_fit,
        gates.votes_carry,
    ),
    others=concluding.write_conclusions,
    put_back=concluding.take_conclusions_back,
    icon="journal-check",
)
SUBMIT_REVIEW = conclude_act(
    name="planning.submit_review",
    label="Trình cấp trên",
    moves={ReviewState.CONCLUDED: ReviewState.SENT_UP},
    form=SubmissionForm,
    values=lambda review, asked: {"decided_by": DecidingLevel.HIGHER},
    icon="send",
)
DECIDE = conclude_act(
    name="planning.decide_review",
    label="Ghi quyết định",
    moves=dict.fromkeys([ReviewState.CONCLUDED, ReviewState.SENT_UP], ReviewState.DECIDED),
    form=ReviewDecisionForm,
    facts=deciding.load,
    refusals=(gates.is_open, gates.sent_up_first, deciding.outcomes_known, deciding.not_about_oneself),
    afterwards=deciding.write_entries,
    put_back=deciding.take_entries_back,
    undo_refusals=(deciding.not_about_oneself, gates.nobody_told),
    ahead=True,
    icon="file-earmark-check",
)
DECIDE_LATER = conclude_act(
    name="planning.decide_later",
    label="Ghi quyết định bổ sung",
    moves={ReviewState.DECIDED: ReviewState.DECIDED},
    form=LaterDecisionForm,
    facts=later.load,
    refusals=(gates.is_open, later.somebody_waits, later.answers_fit, later.not_about_oneself),
    repeats=always,
    afterwards=later.write,
    put_back=later.take_back,
    undo_refusals=(deciding.not_about_oneself, gates.nobody_told_later),
    ahead=True,
    icon="file-earmark-plus",
)
NOTIFY = conclude_act(
    name="planning.finish_notices",
    label="Đã thông báo cho các đơn vị",
    moves={ReviewState.DECIDED: ReviewState.NOTIFIED},
    form=DatedForm,
    facts=gates.load_notices,
    refusals=(gates.nobody_waits, gates.units_told),
    icon="megaphone",
)
END = conclude_act(
    name="planning.end_review",
    label="Kết thúc rà soát",
    moves={ReviewState.NOTIFIED: ReviewState.ENDED},
    form=DatedForm,
    facts=gates.load_waiting,
    refusals=(gates.nobody_waits,),
    icon="check2-all",
)

register(START, BEGIN_APPRAISAL, LEAVE_OUT, APPRAISE, HEAR, SEND_BACK, CONCLUDE, SUBMIT_REVIEW)
register(DECIDE, DECIDE_LATER, NOTIFY, END)
guard_states(ReviewList)
