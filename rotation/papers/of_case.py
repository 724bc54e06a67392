"""What letters about one rotation, or one proposal, share: whom they name, by whom they are drawn up, secrecy."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from foundation.core.acts.steps import standing_steps
from office.organisation.models.identity import Issuer
from office.papers.genres import called_by
from office.papers.heads import BLANK
from office.papers.letters import Writing
from office.papers.phrases import ended, of_day, within
from office.papers.shipped import ShippedLetter
from rotation.models import Rotation, RotationStep
from rotation.papers.words import for_how_long, person_values, post_words, since

SECRET_CASE = (
    "Trường hợp thuộc kế hoạch luân chuyển có độ mật: phần mềm chỉ ghi số, ngày văn bản;"
    " không lập văn bản, không in."
)
OF_ONE_CASE = "Mỗi văn bản lập cho một đồng chí; mở từng trường hợp rồi lập."
RELATED = (
    "slot__plan__unit",
    "cadre__now__held__post__title",
    "cadre__now__held__post__unit",
    "cadre__now__unit",
)
POSTS = tuple(
    f"{post}__{part}" for post in ("to_post", "from_post", "after_post") for part in ("title", "unit")
)
VERBS = {
    Rotation.Kind.ROTATION: "luân chuyển",
    Rotation.Kind.TRANSFER: "điều động",
    Rotation.Kind.SECONDMENT: "biệt phái",
}
NOTHING_DONE = "Trường hợp này ghi là không thực hiện; không lập văn bản."


class CaseLetter(ShippedLetter):
    """Drawn up by who keeps such cases, for one person at a time."""

    taken_by = "approve"

    def apart(self, subjects: Sequence[Model]) -> str:
        return OF_ONE_CASE if len(subjects) > 1 else ""

    def shown_at(self, subjects: Sequence[Model]) -> tuple[str, str]:
        # What the record is called names the person: it stands on pages alone.
        return subjects[0].get_absolute_url(), str(subjects[0])


class RotationLetter(CaseLetter):
    from_model = Rotation

    def refusal(self, subjects: Sequence[Rotation]) -> str:
        keys = [each.pk for each in subjects]
        secret = Rotation.objects.filter(pk__in=keys, slot__plan__secret=True).exists()
        return SECRET_CASE if secret else ""

    def usual_about(self, subjects: Sequence[Rotation]) -> str:
        """What is done and where to: nobody by name."""
        one = loaded(subjects)
        return f"{VERBS[one.kind]} cán bộ đến {within(str(one.to_post.unit))}"


def loaded(subjects: Sequence[Rotation]) -> Rotation:
    """The rotation with all that its letters print; one query."""
    return Rotation.objects.select_related(*RELATED, *POSTS).get(pk=subjects[0].pk)


def moved(rotation: Rotation) -> dict[str, str]:
    """The values that letters about a rotation share."""
    months = rotation.slot.months if rotation.slot else None
    verb = VERBS[rotation.kind]
    return {
        **person_values(
            rotation.cadre, post_words(rotation.from_post) if rotation.from_post else rotation.from_words
        ),
        "hinh_thuc": verb,
        "Hinh_thuc": verb.capitalize(),
        "noi_den": post_words(rotation.to_post),
        "tu_ngay": since(rotation.valid_from or rotation.planned_from),
        "thoi_han": for_how_long(rotation.due_on, months),
    }


def agreement(rotation: Rotation) -> str:
    """The paper by which the rotation was agreed to, as a ground; empty where none is recorded."""
    steps = standing_steps(RotationStep, [rotation.pk]).get(rotation.pk, [])
    found = next((step for step in steps if step.act == "rotation.agree" and step.decision_no), None)
    if found is None:
        return ""
    by = f" của {found.issuer}" if found.issuer else ""
    paper = f"{called_by(found.decision_no)} số {found.decision_no}{of_day(found.decision_on)}"
    return f"Căn cứ {paper}{by} về chủ trương luân chuyển cán bộ"


def party_grounds(writing: Writing, *between: str) -> list[str]:
    """The rules of the committee, what is between, and whose proposal it is."""
    identity = writing.identity
    first = f"Căn cứ Quy chế làm việc của {(identity and identity.committee_name) or BLANK}"
    last = f"Xét đề nghị của {(identity and identity.department_name) or BLANK}"
    return ended([first, *filter(None, between), last], ",")


def state_grounds(*between: str) -> list[str]:
    laws = ("Căn cứ Luật Tổ chức chính quyền địa phương", "Căn cứ Luật Cán bộ, công chức")
    return ended([*laws, *filter(None, between), f"Theo đề nghị của {BLANK}"], ".")


def decided(recorded: Iterable[tuple[str, Any]], writing: Writing, issuer: Issuer) -> dict[str, Any]:
    """Number and day of the recorded decision that is of this issuer; empty where none is."""
    own = writing.identity.symbol_of(issuer) if writing.identity else ""
    found = ({"code": number, "day": day} for number, day in recorded if day and own and number.endswith(own))
    return next(found, {})
