"""People in plans: the list for those who choose and, of those chosen by a plan that was issued, for their units."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from foundation.core import clock
from foundation.core.acts.buttons import record_buttons
from foundation.core.acts.pages import ActPage
from foundation.core.context import list_link
from foundation.core.pages import DetailPage, EditPage, HistoryPage
from foundation.core.scope.rows import permission
from foundation.sheets.lists import SheetListPage
from training.models import Need, PlanPerson, TrainingPlan
from training.needs.querysets import WEIGH
from training.plans.columns import PERSON_COLUMNS, findings_of, months
from training.plans.filters import PlanPersonFilter
from training.plans.learning import state_of, with_learning
from training.plans.secrecy import left_out_for

RELATED = ("row__programme", "row__plan", "cadre__now__unit", "need")


class PlanPersonListPage(SheetListPage):
    model = PlanPerson
    filterset_class = PlanPersonFilter
    order = (
        "-row__plan__year",
        "-row__source",
        "row__order",
        "row",
        "order",
        "cadre__now__official_key",
        "pk",
    )
    related = RELATED
    columns = PERSON_COLUMNS
    unit_word = "lượt học viên"
    section_path = "cadre__now__unit"
    form_page = False
    empty_text = "Chưa có ai được chọn theo kế hoạch đào tạo, bồi dưỡng."
    no_match_text = "Không có ai theo điều kiện lọc."

    @property
    def leaves(self) -> bool:
        return self.action == "export" or self.prints

    def remarks(self) -> Iterator[str]:
        yield from super().remarks()
        if self.leaves:
            yield from left_out_for(self.request.user)

    def get_queryset(self) -> QuerySet:
        user = self.request.user
        people = PlanPerson.objects.listed_for(user, self.action).exclude(state="withdrawn")
        people = with_learning(people, user, clock.today())
        return people.leaving() if self.leaves else people

    def link(self, row: PlanPerson) -> str:
        return "" if row.masked else super().link(row)

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from list_link(self.request, TrainingPlan, "Kế hoạch", "journal-check")
        yield from super().actions()


def weighs(user: Any, person: PlanPerson) -> bool:
    """Whether the reader chooses people there: their unit is told that somebody was chosen, and nothing of why."""
    return user.scope(WEIGH).covers(person.scope_unit_id)


class PlanPersonDetailPage(DetailPage):
    def get_queryset(self) -> QuerySet:
        people = super().get_queryset().select_related(*RELATED, "cadre__now__held__post__title")
        return with_learning(people, self.request.user, clock.today())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, user = self.object, self.request.user
        inside = weighs(user, person)
        steps = person.steps.order_by("pk").select_related("by", "undone_by") if inside else []
        return super().get_context_data(
            **{**kwargs, "inside": inside, "steps": steps},
            findings=findings_of(person) if inside else [],
            facts=list(self.facts(inside)),
        )

    def facts(self, inside: bool) -> Iterator[tuple[str, Any]]:
        person, row = self.object, self.object.row
        held = person.cadre.now.held
        yield "trạng thái", state_of(person)
        yield (
            "chức vụ, đơn vị",
            f"{held.post.title}, {person.cadre.now.unit}" if held else person.cadre.now.unit,
        )
        yield "chương trình", row.programme
        told = {"loại": row.get_source_display(), "cơ sở đào tạo": row.school, "thời gian": months(row)}
        yield from ((label, value) for label, value in told.items() if value)
        yield "kế hoạch", row.plan
        if not inside:
            return
        if person.need and Need.objects.for_user(self.request.user).filter(pk=person.need_id).exists():
            yield "nhu cầu", f"{person.need} ({person.need.get_why_display().lower()})"
        if person.order:
            yield "thứ tự", person.order
        if person.reason:
            yield "lý do", person.reason

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from record_buttons(self.request.user, self.object)
        person, user = self.object, self.request.user
        if user.may(permission(PlanPerson, "change"), person):
            yield {"label": "Sửa thứ tự", "url": self.page_url("edit", person), "icon": "pencil"}
        if weighs(user, person):
            url = self.page_url("history", person)
            yield {"label": "Lịch sử chỉnh sửa", "url": url, "icon": "clock-history"}


class PlanPersonActPage(ActPage):
    """An act on somebody says of whom it is."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(explained=f"{whom(self.object)}: {self.object.row}", **kwargs)


def whom(person: PlanPerson) -> str:
    held = person.cadre.now.held
    return f"{person.cadre}, {held.post.title}, {person.cadre.now.unit}" if held else f"{person.cadre}"


class PlanPersonEditPage(EditPage):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("row__plan", "cadre")


class PlanPersonHistoryPage(HistoryPage):
    """For those who weigh: it tells who stood in reserve, and what was looked at."""

    def get_permission_required(self) -> list[str]:
        return [WEIGH]

    def get_queryset(self) -> QuerySet:
        weighed = self.request.user.scope(WEIGH).condition(PlanPerson.unit_path)
        return super().get_queryset().filter(weighed)
