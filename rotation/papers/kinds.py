"""The decisions on a rotation, and on where somebody is placed after it: of the Party, and of the state."""

from collections.abc import Sequence
from typing import Any, ClassVar

from foundation.core.acts.steps import standing_steps
from foundation.printing.layout import HeadStyle
from office.organisation.models.identity import Issuer
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import of_day, within
from office.papers.recipients import kept_at
from office.papers.tags import GROUNDS, ISSUER_IN_CAPITALS
from rotation.choices import NOT_PLACED, RotationState
from rotation.models import Rotation, RotationStep
from rotation.papers import masters
from rotation.papers.of_case import (
    NOTHING_DONE,
    RotationLetter,
    agreement,
    decided,
    loaded,
    moved,
    party_grounds,
    state_grounds,
)
from rotation.papers.words import CALLED, PERSON, is_of_the_state, lacking, post_words, since

NOT_COMPARED = "Chưa đối chiếu với quyết định đã ban hành."
AGREE_FIRST = "Trường hợp này còn là dự kiến; ghi chủ trương rồi lập quyết định."
END_FIRST = "Chưa ghi hết thời gian luân chuyển; ghi kết thúc rồi lập quyết định bố trí."
CONCERNING = Tag("trich_yeu", "trích yếu", "luân chuyển cán bộ đến xã Tân Lập")
VERB = Tag("hinh_thuc", "luân chuyển, điều động hoặc biệt phái", "luân chuyển")
VERB_FIRST = Tag("Hinh_thuc", "hình thức, viết hoa chữ đầu", "Luân chuyển")
TO_POST = Tag("noi_den", "chức vụ nơi đến", "Bí thư Đảng ủy, xã Tân Lập")
SINCE = Tag("tu_ngay", "từ ngày", "01/3/2021")
TERM = Tag("thoi_han", "thời hạn, viết tiếp sau ngày", ", thời hạn 36 tháng")
DEPARTMENT = Tag("co_quan_tham_muu", "cơ quan tham mưu", "Ban Xây dựng Đảng")
CARRY_OUT = Tag("noi_thi_hanh", "các đơn vị thi hành", "xã Tân Lập")
CALLED_FIRST = Tag("Ong_ba", "ông hoặc bà, viết hoa chữ đầu", "Bà")
CARRY_OUT_FIRST = Tag("Noi_thi_hanh", "các đơn vị thi hành, viết hoa chữ đầu", "Xã Tân Lập")
OF_PARTY = (CONCERNING, GROUNDS, ISSUER_IN_CAPITALS, DEPARTMENT, CARRY_OUT)
OF_STATE = (CONCERNING, GROUNDS, ISSUER_IN_CAPITALS, CARRY_OUT_FIRST, CALLED, CALLED_FIRST)
PARTY_SAMPLE: dict[str, Any] = {
    "can_cu": ["Căn cứ Quy chế làm việc của Đảng ủy;", "Xét đề nghị của Ban Xây dựng Đảng,"],
    "noi_nhan": ["- Như Điều 3,", "- Lưu Văn phòng Đảng ủy, Ban Xây dựng Đảng."],
}
STATE_SAMPLE: dict[str, Any] = {
    "can_cu": [
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Theo đề nghị của Trưởng phòng Phòng Văn hóa – Xã hội.",
    ],
    "noi_nhan": ["- Như Điều 3;", "- Lưu: VT, VHXH."],
    **{"quyen_han": "KT. CHỦ TỊCH", "chuc_vu": "PHÓ CHỦ TỊCH"},
}
BY_HAND = {"tu_ngay": "ngày bắt đầu", "thoi_han": "thời hạn", "chuc_vu_hien_nay": "chức vụ hiện nay"}


class DecisionOfParty:
    """Grounds, recipients and bodies of a decision of the standing committee."""

    code = "QĐ"
    genre = "decision"
    issuer = Issuer.COMMITTEE
    lists: ClassVar[dict[str, Any]] = PARTY_SAMPLE

    def usual_recipients(self, user: Any, subjects: Sequence[Any], writing: Writing) -> list[str]:
        return ["- Như Điều 3,", kept_at(writing)]

    def grounds(self, writing: Writing, *between: str) -> list[str]:
        return party_grounds(writing, *between)


class DecisionOfState:
    """Of the head of the body of the state, where the post lies in such a body."""

    code = "QĐ"
    genre = "decision"
    heads = (HeadStyle.STATE,)
    issuer = Issuer.STATE
    unconfirmed = NOT_COMPARED
    lists: ClassVar[dict[str, Any]] = STATE_SAMPLE

    def usual_recipients(self, user: Any, subjects: Sequence[Any], writing: Writing) -> list[str]:
        return ["- Như Điều 3;", "- Lưu: VT."]

    def grounds(self, writing: Writing, *between: str) -> list[str]:
        return state_grounds(*between)


class RotationRuling(RotationLetter):
    """A decision about a rotation; `by_hand` tells what of its tags somebody has to write, where it is not known."""

    by_hand: ClassVar[dict[str, str]] = {}

    def of_case(self, rotation: Rotation) -> dict[str, str]:
        """The values of the kind's own tags."""
        raise NotImplementedError

    def usual_grounds(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> list[str]:
        return self.grounds(writing, *self.papers_before(loaded(subjects)))

    def papers_before(self, rotation: Rotation) -> list[str]:
        """The papers that the decision follows, as grounds."""
        return [agreement(rotation)]

    def told(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> PaperValues:
        rotation = loaded(subjects)
        values = {**moved(rotation), **carried_out(rotation, writing), **self.of_case(rotation)}
        return PaperValues(
            values=values | {"trich_yeu": writing.about or self.usual_about(subjects)},
            filled=(f"đồng chí, nơi đến: {post_words(rotation.to_post)}",),
            empty=lacking(values, self.by_hand),
            total=1,
            people=(rotation.pk,),
        )


class RotationDecision(RotationRuling):
    """What is agreed to, as a draft; once decided, with number and day as recorded."""

    by_hand = BY_HAND

    def unready(self, subjects: Sequence[Rotation]) -> str:
        if subjects[0].state == RotationState.DROPPED:
            return NOTHING_DONE
        return AGREE_FIRST if subjects[0].state == RotationState.PLANNED else ""

    def of_case(self, rotation: Rotation) -> dict[str, str]:
        return {}

    def recorded(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> dict[str, Any]:
        one = subjects[0]
        papers = [(one.decision_no, one.decision_on), (one.state_decision_no, one.state_decision_on)]
        return decided(papers, writing, self.issuer)


@register
class PartyRotationDecision(DecisionOfParty, RotationDecision):
    slug = "rotation-decision"
    label = "Quyết định luân chuyển"
    file_stem = "QDLC"
    drawn_by = staticmethod(masters.decision)
    tags = (*OF_PARTY, VERB_FIRST, *PERSON, TO_POST, SINCE, TERM)


@register
class StateRotationDecision(DecisionOfState, RotationDecision):
    slug = "rotation-decision-state"
    label = "Quyết định luân chuyển (cơ quan nhà nước)"
    file_stem = "QDLC"
    drawn_by = staticmethod(masters.state_decision)
    tags = (*OF_STATE, VERB_FIRST, *PERSON, TO_POST, SINCE, TERM)
    lists: ClassVar[dict[str, Any]] = STATE_SAMPLE | {"noi_den": "Chủ tịch Ủy ban nhân dân, xã Tân Lập"}

    def is_of(self, subjects: Sequence[Rotation]) -> bool:
        return is_of_the_state(loaded(subjects).to_post)


class RotationPlacement(RotationRuling):
    """Where somebody is placed once the rotation is over; before that is recorded the post is written by hand."""

    by_hand: ClassVar[dict[str, str]] = {"bo_tri": "chức vụ bố trí", "bo_tri_tu": "ngày bố trí"}

    def unready(self, subjects: Sequence[Rotation]) -> str:
        if subjects[0].state == RotationState.DROPPED:
            return NOTHING_DONE
        return "" if subjects[0].state in (*NOT_PLACED, RotationState.PLACED) else END_FIRST

    def usual_about(self, subjects: Sequence[Rotation]) -> str:
        return f"bố trí cán bộ sau {moved(loaded(subjects))['hinh_thuc']}"

    def papers_before(self, rotation: Rotation) -> list[str]:
        number = rotation.decision_no or rotation.state_decision_no
        day = rotation.decision_on if rotation.decision_no else rotation.state_decision_on
        return [f"Căn cứ Quyết định số {number}{of_day(day)} về luân chuyển cán bộ"] if number else []

    def of_case(self, rotation: Rotation) -> dict[str, str]:
        step = placing_step(rotation)
        return {"bo_tri": placed(rotation), "bo_tri_tu": since(step.on if step else None)}

    def recorded(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> dict[str, Any]:
        step = placing_step(subjects[0])
        return decided([(step.decision_no, step.decision_on)], writing, self.issuer) if step else {}


PLACEMENT = Tag(
    "bo_tri",
    "thôi giữ chức vụ nào, được bố trí chức vụ nào",
    "thôi giữ chức vụ Bí thư Đảng ủy, xã Tân Lập; đến nhận nhiệm vụ, giữ chức vụ Trưởng ban, Ban Xây dựng Đảng",
)
PLACED_SINCE = Tag("bo_tri_tu", "bố trí từ ngày", "01/3/2024")
AFTER: dict[str, Any] = {"trich_yeu": "bố trí cán bộ sau luân chuyển"}


@register
class PartyPlacement(DecisionOfParty, RotationPlacement):
    slug = "rotation-placement"
    label = "Quyết định bố trí sau luân chuyển"
    file_stem = "QDBTLC"
    drawn_by = staticmethod(masters.placement)
    tags = (*OF_PARTY, *PERSON[:2], PLACEMENT, PLACED_SINCE)
    lists: ClassVar[dict[str, Any]] = PARTY_SAMPLE | AFTER


@register
class StatePlacement(DecisionOfState, RotationPlacement):
    slug = "rotation-placement-state"
    label = "Quyết định bố trí sau luân chuyển (cơ quan nhà nước)"
    file_stem = "QDBTLC"
    drawn_by = staticmethod(masters.state_placement)
    tags = (*OF_STATE, *PERSON[:2], PLACEMENT, PLACED_SINCE)
    lists: ClassVar[dict[str, Any]] = STATE_SAMPLE | AFTER

    def is_of(self, subjects: Sequence[Rotation]) -> bool:
        one = loaded(subjects)
        return is_of_the_state(one.after_post or one.to_post)


def placing_step(rotation: Rotation) -> RotationStep | None:
    """The act that placed the person, if it was not taken back."""
    steps = standing_steps(RotationStep, [rotation.pk]).get(rotation.pk, [])
    return next((step for step in reversed(steps) if step.to_state == RotationState.PLACED), None)


def placed(rotation: Rotation) -> str:
    """What becomes of the person: the post left and the next one, or that they stay in the very post."""
    left = post_words(rotation.to_post)
    if rotation.after_post_id == rotation.to_post_id:
        return f"tiếp tục giữ chức vụ {left}"
    if rotation.after_post or not rotation.after_words:
        return f"thôi giữ chức vụ {left}; đến nhận nhiệm vụ, giữ chức vụ {post_words(rotation.after_post)}"
    return f"thôi giữ chức vụ {left}; {rotation.after_words}"


def carried_out(rotation: Rotation, writing: Writing) -> dict[str, str]:
    """Who carries the decision out: the units left and moved to."""
    places = [
        rotation.from_post.unit if rotation.from_post else rotation.cadre.now.unit,
        rotation.to_post.unit,
    ]
    names = list(dict.fromkeys(within(str(unit)) for unit in places if unit))
    return bodies(names, writing) | {"Ong_ba": moved(rotation)["ong_ba"].capitalize()}


def bodies(units: Sequence[str], writing: Writing) -> dict[str, str]:
    told = ", ".join(units)
    department = writing.identity.department_name if writing.identity else ""
    return {
        "co_quan_tham_muu": department or BLANK,
        "noi_thi_hanh": told,
        "Noi_thi_hanh": f"{told[:1].upper()}{told[1:]}",
    }
