"""The decision by which somebody is relieved of a post, once that is recorded: of the Party, and of the state."""

from collections.abc import Sequence
from typing import Any, ClassVar

from cadre.models.facts import PostHeld
from cadre.models.moving import PostHeldStep
from foundation.core.acts.steps import standing_steps
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import within
from rotation.papers import masters
from rotation.papers.kinds import OF_PARTY, OF_STATE, SINCE, DecisionOfParty, DecisionOfState, bodies
from rotation.papers.of_case import CaseLetter, decided
from rotation.papers.posts import RELATED
from rotation.papers.words import BORN, NAME, is_of_the_state, lacking, person_values, post_words, since

NOT_RELIEVED = "Chưa ghi thôi giữ chức vụ này bằng “Cho thôi giữ chức vụ”; ghi xong rồi lập quyết định."
Form = PostHeld.LeavingForm
# How the decision says it; of all others that somebody ceases to hold the post.
VERBS = {
    Form.DISMISSED: "miễn nhiệm chức vụ",
    Form.RESIGNED: "cho từ chức, thôi giữ chức vụ",
    Form.REMOVED: "cách chức",
    Form.RECALLED: "bãi nhiệm chức vụ",
}
LEFT = Tag(
    "Noi_dung",
    "cho thôi giữ chức vụ nào, viết hoa chữ đầu",
    "Cho thôi giữ chức vụ Trưởng ban, Ban Xây dựng Đảng",
)
OF_RELIEF: dict[str, Any] = {"trich_yeu": "cho thôi giữ chức vụ Trưởng ban, Ban Xây dựng Đảng"}


class ReliefRuling(CaseLetter):
    """As it was recorded, with number and day of the decision; the reason stays on the record."""

    from_model = PostHeld
    taken_by = "relieve"

    def unready(self, subjects: Sequence[PostHeld]) -> str:
        return "" if relief_of(subjects[0]) else NOT_RELIEVED

    def usual_about(self, subjects: Sequence[PostHeld]) -> str:
        held = loaded_tenure(subjects)
        return f"{verb(held)} {post_words(held.post)}"

    def usual_grounds(self, user: Any, subjects: Sequence[PostHeld], writing: Writing) -> list[str]:
        return self.grounds(writing)

    def recorded(self, user: Any, subjects: Sequence[PostHeld], writing: Writing) -> dict[str, Any]:
        step = relief_of(subjects[0])
        return decided([(step.decision_no, step.decision_on)], writing, self.issuer) if step else {}

    def told(self, user: Any, subjects: Sequence[PostHeld], writing: Writing) -> PaperValues:
        held = loaded_tenure(subjects)
        person, left = person_values(held.cadre), f"{verb(held)} {post_words(held.post)}"
        return PaperValues(
            values=person
            | bodies([within(str(held.post.unit))], writing)
            | {
                "trich_yeu": writing.about or self.usual_about(subjects),
                "Ong_ba": person["ong_ba"].capitalize(),
                "Noi_dung": f"{left[:1].upper()}{left[1:]}",
                "tu_ngay": since(held.valid_to),
            },
            filled=(f"đồng chí, chức vụ: {post_words(held.post)}",),
            empty=lacking(person, {"sinh": "ngày sinh"}),
            total=1,
            people=(held.pk,),
        )


def loaded_tenure(subjects: Sequence[PostHeld]) -> PostHeld:
    """The tenure with all that its letters print; one query."""
    return PostHeld.objects.select_related(*RELATED).get(pk=subjects[0].pk)


def relief_of(held: PostHeld) -> PostHeldStep | None:
    """The act that relieved somebody of the post, if it was not taken back."""
    steps = standing_steps(PostHeldStep, [held.pk]).get(held.pk, [])
    return steps[-1] if steps else None


def verb(held: PostHeld) -> str:
    return VERBS.get(held.leaving_form, "cho thôi giữ chức vụ")


@register
class PartyRelief(DecisionOfParty, ReliefRuling):
    slug = "post-relief"
    label = "Quyết định cho thôi giữ chức vụ"
    file_stem = "QDTGCV"
    drawn_by = staticmethod(masters.relief)
    tags = (*OF_PARTY, NAME, BORN, LEFT, SINCE)
    lists: ClassVar[dict[str, Any]] = DecisionOfParty.lists | OF_RELIEF


@register
class StateRelief(DecisionOfState, ReliefRuling):
    slug = "post-relief-state"
    label = "Quyết định cho thôi giữ chức vụ (cơ quan nhà nước)"
    file_stem = "QDTGCV"
    drawn_by = staticmethod(masters.state_relief)
    tags = (*OF_STATE, NAME, BORN, LEFT, SINCE)
    lists: ClassVar[dict[str, Any]] = DecisionOfState.lists | OF_RELIEF

    def is_of(self, subjects: Sequence[PostHeld]) -> bool:
        return is_of_the_state(loaded_tenure(subjects).post)
