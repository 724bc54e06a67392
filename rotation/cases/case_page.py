"""The page of one case: how far it came, what was found, asked, remarked, judged, and written of posts."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.moving import holders_of_posts, tenures_of
from foundation.core import clock
from foundation.core.acts.buttons import record_buttons
from foundation.core.context import as_of, day_query
from foundation.core.pages import DetailPage
from foundation.core.scope.rows import permission
from office.organisation.linked import linked, linked_text
from planning.models import PlanningEntry
from rotation.cases.before import opinions_are_settled, serves
from rotation.cases.forms import lacking
from rotation.cases.loading import load_opinions, load_person, people_seen
from rotation.cases.looking import findings_before
from rotation.cases.opinion_pages import may_be_typed, opinion_rows
from rotation.cases.record_pages import OPEN, is_removable
from rotation.cases.remark_pages import is_office, may_remark
from rotation.cases.start import can_start
from rotation.checks import check, place_of, rules_of
from rotation.choices import NOT_BEGUN, UNDER_WAY, RotationState
from rotation.models import Rotation, RotationRemark, RotationSlot
from rotation.moves.directions import ways_of
from rotation.papers.pages import papers_button

SPECIAL = "Đề nghị xem xét trường hợp đặc biệt"
RELATED = ("cadre", "to_post__title", "to_post__unit", "from_post__title", "from_post__unit")
RELATED += ("after_post__title", "after_post__unit")
GONE = "Đồng chí đã thôi công tác từ {day}; ghi kết thúc luân chuyển, rồi bố trí sau luân chuyển bằng lời."
UNCLEAR = "Chưa rõ: chưa chọn, và cấp của nơi đi, nơi đến không cho biết"
NOT_DECIDED = "Chưa ghi quyết định được. {said}"
NOT_STARTED = "Chưa ghi bắt đầu được. {said}"


class RotationDetailPage(DetailPage):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related(*RELATED).as_on(as_of(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context, day, row = super().get_context_data(**kwargs), as_of(self.request), self.object
        rules = rules_of(Rotation.objects.filter(pk=row.pk)).get(place_of(row))
        context |= {
            "findings": check(row, rules, day),
            "rules": rules and rules.rotation,
            "pairs": list(self.pairs(day)),
            **self.remarks(),
        }
        return context | (self.of_office() if is_office(self.request.user, row) else {})

    def of_office(self) -> dict[str, Any]:
        """What no unit reads."""
        row, user = self.object, self.request.user
        reads = user.scope("rotation.view_rotationopinion").covers(row.scope_unit_id)
        steps = list(row.steps.order_by("pk").select_related("by", "undone_by"))
        return {
            "opinions": self.opinions() if reads else (),
            "may_type": may_be_typed(user, row),
            "before": findings_before(row, user) if row.state in NOT_BEGUN else [],
            "judgement": getattr(row, "judgement", None) if row.valid_to else None,
            "steps": steps,
            "written": self.written(steps),
            "notes": list(self.notes()),
        }

    def opinions(self) -> list[tuple[Any, Any]]:
        """What was asked and said; of a move that came from a list or a record without any, nothing is missed."""
        row = self.object
        rows = [] if row.state == RotationState.DROPPED else list(opinion_rows(row))
        return rows if row.state in OPEN or any(opinion for _, opinion in rows) else []

    def written(self, steps: list) -> list[PostHeld]:
        """Tenures that the acts which stand began, ended or prolonged."""
        standing = [step for step in steps if not step.undoes_id and not hasattr(step, "undone_by")]
        keys = {key for step in standing for key in step.begun}
        keys |= {each["id"] for step in standing for each in step.ended}
        if not keys:
            return []
        held = PostHeld.objects.for_user(self.request.user).filter(pk__in=keys)
        return list(held.select_related("post__title", "post__unit").order_by("valid_from", "pk"))

    def remarks(self) -> dict[str, Any]:
        row, user = self.object, self.request.user
        if row.valid_from is None:
            return {}
        found = list(RotationRemark.objects.for_user(user).filter(rotation=row).select_related("unit"))
        keys = {
            action: RotationRemark.objects.for_user(user, action)
            .filter(rotation=row)
            .values_list("pk", flat=True)
            for action in ("change", "remove")
        }
        reads = user.scope("rotation.view_rotationremark").covers(row.to_post.unit_id)
        return {
            "remarks": found,
            **{f"may_{action}": set(each) if found else set() for action, each in keys.items()},
            "lacking": list(lacking(row, {each.year for each in found})) if reads else [],
            "tells_remarks": reads,
            "may_remark": may_remark(user, row),
        }

    def notes(self) -> Iterator[str]:
        """Why the next act cannot be done now, and what happened to the person meanwhile."""
        row, user, today = self.object, self.request.user, clock.today()
        if row.state == RotationState.AGREED:
            load_opinions([row], user)
            if said := opinions_are_settled(row, {}):
                yield NOT_DECIDED.format(said=said)
        if row.state not in (RotationState.DECIDED, *UNDER_WAY):
            return
        if row.state == RotationState.DECIDED:
            row.tenures = tenures_of([row.cadre_id]).get(row.cadre_id, [])
            load_person([row], user)
            row.holders = holders_of_posts([row.to_post_id]).get(row.to_post_id, [])
            row.named = people_seen(user, row.holders)
            if said := serves(row, {}) or can_start(row, {"on": today, "looked_at": True}):
                yield NOT_STARTED.format(said=said)
        elif row.gone_from:
            yield GONE.format(day=row.gone_from)

    def pairs(self, day: Any) -> Iterator[tuple[str, Any]]:
        row = self.object
        yield "trạng thái", row.told_on(day)
        if row.special_basis:
            yield "trường hợp đặc biệt", row.special_case
        yield "loại", row.get_kind_display()
        yield "hình thức", row.get_direction_display() or UNCLEAR
        yield "hướng theo Biểu 11", ways_of(Rotation.objects.filter(pk=row.pk))[row.pk].label
        yield "trước luân chuyển", row.origin
        yield "nơi đến", row.to_post
        yield from self.days()
        if row.state not in (RotationState.PLANNED, RotationState.AGREED, RotationState.DROPPED):
            yield "quyết định", paper(row.decision_no, row.decision_on)
        if row.state_decision_no:
            yield "quyết định của cơ quan nhà nước", paper(row.state_decision_no, row.state_decision_on)
        yield "mục đích", row.purpose
        yield from self.served()
        if row.valid_to:
            yield "bố trí sau luân chuyển", row.placement
        yield "ghi chú", row.note

    def days(self) -> Iterator[tuple[str, Any]]:
        row = self.object
        if row.valid_from is None:
            yield ("có hiệu lực từ" if row.state == RotationState.DECIDED else "dự kiến từ"), row.planned_from
        else:
            yield "từ ngày", row.valid_from
        yield "dự kiến kết thúc từ ngày", row.due_then
        if row.valid_to:
            yield "kết thúc từ ngày", row.valid_to

    def served(self) -> Iterator[tuple[str, Any]]:
        """The list and the plan that it serves, for who reads them."""
        row, user = self.object, self.request.user
        if row.entry_id:
            entries = PlanningEntry.objects.for_user(user).filter(pk=row.entry_id)
            if entry := entries.select_related("target__post__title", "target__term").first():
                yield "phục vụ quy hoạch", linked_text(entry.target, entry)
        if row.slot_id:
            slots = RotationSlot.objects.for_user(user).filter(pk=row.slot_id)
            if slot := slots.select_related("plan").first():
                yield "kế hoạch", linked(slot.plan)

    def actions(self) -> Iterator[dict[str, Any]]:
        """Who sees the rotation by the unit moved to alone does not see the person's record."""
        cadre, user, row = self.object.cadre, self.request.user, self.object
        yield from record_buttons(user, row)
        if Cadre.objects.for_user(user).filter(pk=cadre.pk).exists():
            url = cadre.get_absolute_url() + day_query(self.request)
            yield {"label": "Hồ sơ cán bộ", "url": url, "icon": "person-vcard"}
        yield from papers_button(user, row)
        removal, removable = self.page_url("remove", row), is_removable(row)
        yield from (each for each in super().actions() if removable or each["url"] != removal)
        if row.valid_to and user.may(permission(Rotation, "special"), row):
            yield {"label": SPECIAL, "url": self.page_url("special", row), "icon": "star"}


def paper(number: str, day: Any) -> str:
    return f"{number}, ngày {day:%d/%m/%Y}" if number and day else number
