"""What the office is reminded of in cases of rotation: opinions, beginning, remarks of the year, end, placing.

All but the remark, which the receiving unit writes, are duties of the office: before a decision no unit learns of it.
"""

import datetime
from collections.abc import Iterator

from django.db.models import Exists, Min, OuterRef, Q

from planning.models import PlanningEntry
from reminders.kinds import Event, ScanContext, reminder
from rotation.choices import NOT_BEGUN, NOT_PLACED, STAYING, UNDER_WAY, RotationState
from rotation.models import Appointment, Rotation, RotationRemark, RotationStep

OPENS = ("rotation-detail", "Mở trường hợp")


@reminder(
    "rotation_opinions",
    "Chưa có ý kiến về luân chuyển",
    subject="rotation.rotation",
    gone="đã có trả lời, đã ghi lý do không lấy ý kiến, hoặc không còn chờ ý kiến",
    opens=OPENS,
)
def rotation_opinions(asked: ScanContext) -> Iterator[Event]:
    """So long after the first question that nobody answered as the lead says."""
    unit = asked.office
    waiting = Q(opinions__sent_on__isnull=False, opinions__answered_on=None, opinions__skipped="")
    cases = Rotation.objects.filter(state__in=NOT_BEGUN).exclude(state=RotationState.DECIDED)
    found = list(cases.annotate(asked_on=Min("opinions__sent_on", filter=waiting)).order_by("pk"))
    for rule in asked.rules if unit else ():
        for case in found:
            if case.asked_on:
                yield Event(case.pk, unit, rule.leading.after(case.asked_on), case.cadre_id, rule=rule.pk)


@reminder(
    "rotation_start",
    "Bắt đầu luân chuyển theo quyết định",
    subject="rotation.rotation",
    gone="đã bắt đầu luân chuyển, không thực hiện, hoặc đã đổi ngày",
    opens=OPENS,
)
def rotations_to_begin(asked: ScanContext) -> Iterator[Event]:
    """What is decided begins on the day that it was meant for, else on that of its decision."""
    unit = asked.office
    for case in Rotation.objects.filter(state=RotationState.DECIDED).order_by("pk") if unit else ():
        on = case.planned_from.first_day if case.planned_from else case.decision_on
        if on:
            yield Event(case.pk, unit, on, case.cadre_id, basis=decision_of(case))


@reminder(
    "rotation_remark",
    "Nhận xét hằng năm cán bộ luân chuyển",
    subject="rotation.rotation",
    gone="đã nhận xét, hoặc lần luân chuyển đã thay đổi",
    yearly=True,
    opens=OPENS,
)
def remarks_lacking(asked: ScanContext) -> Iterator[Event]:
    """The receiving unit remarks on each year in which somebody was there on rotation; asked while they are there."""
    for rule in asked.rules:
        day = rule.latest_begun(asked.today, asked.working)
        written = RotationRemark.objects.filter(rotation=OuterRef("pk"), year=day.year)
        cases = Rotation.objects.begun_by(day).running_on(asked.today).filter(~Exists(written))
        for case, unit, person in cases.order_by("pk").values_list("pk", "to_post__unit", "cadre"):
            yield Event(case, unit, day, person, str(day.year), rule=rule.pk)


@reminder(
    "rotation_placing",
    "Chưa bố trí sau luân chuyển",
    subject="rotation.rotation",
    gone="đã bố trí, hoặc lần luân chuyển đã thay đổi",
    opens=OPENS,
)
def placing_awaited(asked: ScanContext) -> Iterator[Event]:
    """Whose rotation is over waits for a place as long as the lead says."""
    unit = asked.office
    found = list(Rotation.objects.filter(state__in=NOT_PLACED).order_by("pk"))
    for rule in asked.rules if unit else ():
        for case in found:
            on = rule.leading.after(case.valid_to.first_day)
            yield Event(case.pk, unit, on, case.cadre_id, rule=rule.pk)


@reminder(
    "planned_post_taken",
    "Ghi đã bổ nhiệm, đã trúng cử theo quy hoạch",
    subject="planning.planningentry",
    gone="đã ghi kết quả của trường hợp quy hoạch, hoặc quyết định đã hoàn tác",
    opens=("planningentry-detail", "Mở trường hợp quy hoạch"),
)
def planned_posts_taken(asked: ScanContext) -> Iterator[Event]:
    """From the day on which somebody takes the planned post: a decision for a day ahead cannot end the entry by itself.

    Who is appointed again is planned to stay, and the entry of a term to come goes on.
    """
    unit = asked.office
    taken = taken_by(asked.horizon()) if unit else {}
    entries = PlanningEntry.objects.planned_on(asked.today).filter(cadre__in={person for person, _ in taken})
    found = entries.select_related("target__term").order_by("pk") if taken else ()
    for entry in found:
        on = taken.get((entry.cadre_id, entry.target.post_id))
        if on and entry.target.term.begins_on <= on:
            yield Event(entry.pk, unit, on, entry.cadre_id)


def taken_by(day: datetime.date) -> dict[tuple[int, int], datetime.date]:
    """{person and post (keys): since when, by a decision or by the placing after a rotation}; two queries."""
    decided = Appointment.objects.decided().filter(valid_from__lte=day).exclude(form__in=STAYING)
    taken = {
        (person, post): begun
        for person, post, begun in decided.order_by("valid_from").values_list("cadre", "post", "valid_from")
    }
    steps = RotationStep.objects.standing().filter(to_state=RotationState.PLACED, on__lte=day)
    placed = steps.exclude(rotation__after_post=None).order_by("on")
    for person, post, on in placed.values_list("rotation__cadre", "rotation__after_post", "on"):
        taken[person, post] = on
    return taken


@reminder(
    "rotation_left",
    "Đã thôi công tác, chưa ghi kết thúc luân chuyển",
    subject="rotation.rotation",
    gone="đã ghi kết thúc luân chuyển, hoặc đồng chí còn công tác",
    opens=OPENS,
)
def rotations_to_end(asked: ScanContext) -> Iterator[Event]:
    """A rotation whose person left the service runs until the office says that it ended."""
    unit = asked.office
    running = Rotation.objects.filter(state__in=UNDER_WAY).with_gone(asked.today)
    for case in running.exclude(gone_from=None).order_by("pk") if unit else ():
        yield Event(case.pk, unit, case.gone_from.first_day, case.cadre_id)


def decision_of(case: Rotation) -> str:
    return f"Quyết định số {case.decision_no}" if case.decision_no else ""
