"""Long work of training, one transaction each."""

from foundation.core.acts.act import ACTS
from foundation.core.acts.run import apply
from foundation.jobs.kinds import Progress, Refused, job
from training.closing.recording import lock_learners
from training.models import ClassCompletion, TrainingClass


@job("class-results", "Đang ghi kết quả vào hồ sơ")
def record_results(key: int, progress: Progress) -> None:
    """What was looked at is written as a whole: if anything of it is otherwise by now, nothing is."""
    asked = ClassCompletion.objects.filter(training_class=key).select_related("by").latest("pk")
    one = TrainingClass.objects.select_related("programme", "unit").get(pk=key)
    lock_learners(one)
    act = ACTS[asked.act]
    shown = act.as_shown(one, next(iter(act.moves)))
    what = {"on": asked.on, "seal": asked.seal, "completion": asked}
    outcome = apply(act, asked.by, [shown], what)
    if outcome.refused:
        raise Refused(" ".join(outcome.refused[one.pk]))
    asked.save(update_fields=["recorded", "left"])
    progress(asked.recorded, asked.recorded)
