"""Whether a class that was opened for a plan may be taken back."""

from typing import Any

from foundation.core.scope.rows import OTHERS_ACT
from training.choices import Completion
from training.models import Enrolment, TrainingClass

Result = Enrolment.Result
ENDED = "Lớp đã bế giảng, ghi kết quả; hoàn tác việc đó trước."
HAS_RESULTS = "Đã có học viên có kết quả nên không hoàn tác mở lớp được."
SENT = "Đã có quyết định cử học viên đi học; hủy quyết định đó trước."
BY_HAND = "Lớp có học viên thêm ngoài kế hoạch; đưa các học viên đó khỏi danh sách trước."
OUTSIDE = "Có học viên thuộc đơn vị ngoài phạm vi của đồng chí; người phụ trách của cấp trên hoàn tác."


def why_kept(one: TrainingClass, user: Any) -> str:
    """The first of what stands against it; empty where nothing does."""
    if one.completion != Completion.OPEN:
        return ENDED
    learners = list(Enrolment.objects.select_for_update(of=("self",)).filter(training_class=one))
    hidden, scope = Enrolment.objects.all().hidden_people(user), user.scope("training.remove_enrolment")
    against = [
        (OTHERS_ACT, any(each.cadre_id in hidden for each in learners)),
        (OUTSIDE, not all(scope.covers(each.scope_unit_id) for each in learners)),
        (HAS_RESULTS, any(each.result not in (Result.SENT, Result.STUDYING) for each in learners)),
        (SENT, any(each.sent_no for each in learners)),
        (BY_HAND, any(each.plan_person_id is None for each in learners)),
    ]
    return next((said for said, so in against if so), "")


def remove_learners(one: TrainingClass) -> None:
    Enrolment.objects.filter(training_class=one).delete()
