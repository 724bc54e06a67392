"""What is loaded of a list before an act on it, and what stands against the act."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cadre.models.conflicts import conflicted_cadres
from foundation.core.acts.act import Asked
from foundation.core.acts.steps import Step
from foundation.core.scope.rows import OTHERS_ACT
from training.choices import PlaceState, PlanState
from training.models import PlanPerson, SendingList
from training.sending.act_forms import OF_THE_CLASS, GivenAnswer, SummonsAnswer
from training.sending.completeness import here, lacking

NOBODY = "Danh sách chưa có ai; chọn người rồi gửi."
SECRET_PLAN = (
    "Kế hoạch có độ mật: phần mềm không lập danh sách cử đi học, không ghi tên, không kết xuất, không in."
)
NOT_UNDER_WAY = (
    "Kế hoạch đang ở trạng thái “{state}”; danh sách gửi, trả lời khi kế hoạch đã ban hành, chưa kết thúc."
)
LACKING = "Còn {count} đồng chí chưa đủ hồ sơ: {names}. Đánh dấu “Gửi khi hồ sơ chưa đủ” nếu vẫn gửi."
MOST_NAMED = 5
NOBODY_ANSWERED = "Chưa ghi kết quả của đồng chí nào."
UNSAID = "Chưa ghi lý do không được triệu tập: {names}."
ANSWERED_ALREADY = "{cadre}: người khác vừa ghi kết quả; xem lại rồi làm tiếp."
WAITING = (PlaceState.CHOSEN, PlaceState.RESERVE)


def load(lists: Sequence[SendingList], user: Any) -> None:
    """Put on the lists who is on them, who acts, and whether one of them is about the acting user."""
    hidden = conflicted_cadres(user)
    by_list: dict[int, list[PlanPerson]] = {}
    people = PlanPerson.objects.filter(sending__in=lists).select_related("cadre", "row__plan")
    for person in people.order_by("order", "pk"):
        by_list.setdefault(person.sending_id, []).append(person)
    for each in lists:
        each.acting_user, each.people_loaded = user, by_list.get(each.pk, [])
        each.about_actor = any(person.cadre_id in hidden for person in each.people_loaded)


def in_states(sending: SendingList, states: Sequence[str]) -> list[PlanPerson]:
    return [person for person in sending.people_loaded if person.state in states]


def not_about_oneself(sending: SendingList, asked: Asked | Step) -> str | None:
    return OTHERS_ACT if sending.about_actor else None


def is_open(sending: SendingList, asked: Asked) -> str | None:
    return SECRET_PLAN if sending.row.plan.secret else None


def plan_is_under_way(sending: SendingList, asked: Asked | Step) -> str | None:
    plan = sending.row.plan
    under_way = plan.state in (PlanState.ISSUED, PlanState.RUNNING)
    return None if under_way else NOT_UNDER_WAY.format(state=plan.get_state_display())


def somebody_stands(sending: SendingList, asked: Asked) -> str | None:
    return None if in_states(sending, WAITING) else NOBODY


def dossiers_complete(sending: SendingList, asked: Asked) -> str | None:
    """Or it is ticked that the list goes without what is lacking."""
    if asked.get("incomplete"):
        return None
    short = [person for person in in_states(sending, WAITING) if lacking(sending.items, person.papers)]
    if not short:
        return None
    names = [
        f"{person.cadre} ({here(sending.items, person.papers)}/{len(sending.items)})" for person in short
    ]
    return LACKING.format(count=len(short), names=some_of(names))


def some_of(names: Sequence[str]) -> str:
    """The first of the names."""
    return ", ".join([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])


def answered(sending: SendingList, asked: Asked) -> Iterator[tuple[PlanPerson, GivenAnswer]]:
    """Who of those still waited for got an answer: their own, else that of the rest."""
    answers: Mapping[int, GivenAnswer] = asked.get("answers") or {}
    rest, why = asked.get("rest") or "", asked.get("rest_why") or ""
    for person in in_states(sending, [PlaceState.SENT]):
        if answer := answers.get(person.pk) or (GivenAnswer(rest, why) if rest else None):
            yield person, answer


def somebody_is_answered(sending: SendingList, asked: Asked) -> str | None:
    return None if list(answered(sending, asked)) else NOBODY_ANSWERED


def refusals_say_why(sending: SendingList, asked: Asked) -> str | None:
    """The unit is told why; a later list, who can be put forward again."""
    refused = SummonsAnswer.REFUSED
    found = [person for person, each in answered(sending, asked) if each.word == refused and not each.reason]
    return UNSAID.format(names=some_of([str(person.cadre) for person in found])) if found else None


def nobody_answered_meanwhile(sending: SendingList, asked: Asked) -> str | None:
    answers = asked.get("answers") or {}
    gone = [
        person for person in sending.people_loaded if person.pk in answers and person.state != PlaceState.SENT
    ]
    return ANSWERED_ALREADY.format(cadre=gone[0].cadre) if gone else None


def class_is_named(sending: SendingList, asked: Asked) -> str | None:
    words = {answer.word for _, answer in answered(sending, asked)}
    named = asked.get("class_name") and asked.get("opens_on")
    return None if named or SummonsAnswer.SUMMONED not in words else OF_THE_CLASS
