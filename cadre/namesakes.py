"""People who may be one person entered twice: of one name, and of births that do not contradict."""

from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from cadre.models.people import Cadre
from foundation.core.database import wait_in_line
from foundation.core.dates import PartialDate
from foundation.core.text import fold_name
from foundation.core.wall.reading import beyond_the_reader
from office.organisation.naming import office_body

FOUND = "Đã có hồ sơ trùng họ tên, ngày sinh: {people}. Mở hồ sơ để xem; nếu là hai đồng chí khác nhau thì xác nhận."
OUT_OF_SIGHT = "Đã có hồ sơ trùng họ tên, ngày sinh ngoài phạm vi của đồng chí; hỏi {office} trước khi lưu."


@dataclass(frozen=True)
class Namesakes:
    """Those whom the reader may see, and how many others there are."""

    seen: list[Cadre]
    unseen: int
    answer: str

    def __bool__(self):
        return bool(self.seen or self.unseen)

    def questions(self):
        if self.seen:
            yield FOUND.format(people="; ".join(map(described, self.seen)))
        if self.unseen:
            yield out_of_sight()


def namesakes(user, full_name: str, birth: PartialDate | None, *, key: int | None) -> Namesakes:
    """Everybody else of the name and birth; two who enter one person at once wait for each other.

    `answer` is what says that all of these, and no others, are different people; it tells nothing of them.
    """
    name = fold_name(full_name)
    wait_in_line(f"namesakes:{name}")
    with beyond_the_reader():
        others = list(Cadre.objects.filter(name_fold=name).exclude(pk=key))
    keys = {one.pk for one in others if births_agree(one.birth, birth)}
    seen = list(Cadre.objects.for_user(user).filter(pk__in=keys).select_related("now__unit").order_by("pk"))
    answer = salted_hmac("namesakes", repr(sorted(keys))).hexdigest()[:16]
    return Namesakes(seen, len(keys) - len(seen), answer)


def described(one: Cadre) -> str:
    return f"{one}, sinh {one.birth or 'chưa rõ'}, {one.now.unit}"


def out_of_sight() -> str:
    return OUT_OF_SIGHT.format(office=office_body())


def births_agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one == other or bool(one and other and one.agrees(other))
