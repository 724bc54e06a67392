"""What a rotation says of the posts a person held: written where nothing is recorded for those days, else asked."""

from cadre.models import PostHeld
from cadre.tenures import certain_from, ended_by, make_room
from sheets.kinds import Question

KEEP, WRITE, LEFT = "keep", "write", ""
CLASH = "Dòng {row}: hồ sơ ghi {posts} trong thời gian luân chuyển"
OPTIONS = (
    (KEEP, "Chỉ ghi luân chuyển, giữ quá trình công tác"),
    (WRITE, "Ghi cả quá trình công tác, kết thúc chức vụ đang ghi"),
    (LEFT, "Để lại"),
)


class Tenures:
    """Plans on rows already loaded; nothing is saved here."""

    def __init__(self, questions):
        self.questions = questions

    def plan(self, plan, known, row):
        """Add to the plan what is to be written; False while a question about it is open or left aside."""
        rotation = plan.rotation
        mains = [held for held in known.posts if held.main]
        clashing = [held for held in mains if clash(held, rotation)]
        if any(held.post == rotation.to_post for held in clashing):
            complete(plan, next(held for held in clashing if held.post == rotation.to_post))
            return True
        if not clashing:
            plan.tenures.append(tenure_of(rotation))
            return True
        return self._asked(plan, mains, clashing, row)

    def _asked(self, plan, mains, clashing, row):
        posts = "; ".join(f"{held.post} ({span(held)})" for held in clashing)
        open_end = len(clashing) == 1 and clashing[0].valid_to is None
        begun_before = certain_from(clashing[0]) < plan.rotation.valid_from.first_day
        options = OPTIONS if open_end and begun_before else (OPTIONS[0], OPTIONS[2])
        text = CLASH.format(row=row.number, posts=posts)
        question = Question(f"tenure:{row.sheet}:{row.number}", "post", text, options, KEEP, 0)
        answer = self.questions.ask(question)
        if answer == WRITE:
            new = tenure_of(plan.rotation)
            plan.tenures += [*make_room(new, mains), new]
        return bool(answer)

    def told(self, plan):
        """What the tenures of a plan mean, in words."""
        for held in plan.tenures:
            yield f"{held.post}: {span(held)}"


def clash(held, rotation):
    """Whether days that surely belong to the tenure are days of the rotation."""
    begun = rotation.valid_from.first_day
    if ended_by(held, begun):
        return False
    return rotation.valid_to is None or certain_from(held) < rotation.valid_to.first_day


def complete(plan, held):
    """The post is recorded already: only what nobody knew of it is added, its beginning above all."""
    rotation = plan.rotation
    before = held.valid_from, held.taking_form, held.decision_no
    if held.valid_from is None:
        held.valid_from = rotation.valid_from
    held.taking_form = held.taking_form or PostHeld.TakingForm.ROTATED
    held.decision_no = held.decision_no or rotation.decision_no
    if before != (held.valid_from, held.taking_form, held.decision_no):
        plan.tenures.append(held)


def tenure_of(rotation):
    return PostHeld(
        cadre=rotation.cadre,
        post=rotation.to_post,
        main=True,
        valid_from=rotation.valid_from,
        valid_to=rotation.valid_to,
        taking_form=PostHeld.TakingForm.ROTATED,
        decision_no=rotation.decision_no,
        decision_on=rotation.decision_on,
    )


def span(held):
    begun = f"từ {held.valid_from}" if held.valid_from else f"theo số liệu ngày {held.known_on:%d/%m/%Y}"
    return f"{begun} đến {held.valid_to}" if held.valid_to else begun
