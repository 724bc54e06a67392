from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views import generic

from foundation.core.context import list_link
from foundation.core.pages import CreatePage, DetailPage, EditPage, HistoryPage, RemovePage, ScopedPage
from foundation.core.parameters import read_choice
from foundation.core.scope.rows import permission
from foundation.core.traces import history
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.models.special_days import SpecialDay
from office.regulations.compare import compared, grouped
from office.regulations.filters import DocumentFilter, RuleSetFilter
from office.regulations.models import Document, Rule, RuleSet, RuleSetDocument


class DocumentListPage(SheetListPage):
    model = Document
    filterset_class = DocumentFilter
    order = ("issued_on", "pk")
    related = ("replaced_by",)
    unit_word = "văn bản"
    empty_text = "Chưa có văn bản nào. Thêm văn bản làm căn cứ cho bộ quy định."
    no_match_text = "Không có văn bản nào theo điều kiện lọc."
    columns = (
        Column("number", "Số, ký hiệu", "number"),
        Column("kind", "Loại", lambda document: document.get_kind_display(), sort=F("kind"), whole=True),
        Column("issuer", "Cơ quan ban hành", "issuer"),
        Column("issued_on", "Ngày ban hành", "issued_on", kind="date"),
        Column("subject", "Trích yếu", "subject"),
        Column("in_force_from", "Hiệu lực từ ngày", "in_force_from", kind="date"),
        Column("in_force_to", "Hết hiệu lực từ ngày", "in_force_to", kind="date"),
        Column(
            "replaced_by",
            "Được thay bằng",
            lambda document: str(document.replaced_by or ""),
            sort="replaced_by__number",
        ),
    )

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from list_link(self.request, RuleSet, "Bộ quy định áp dụng", "list-check")
        yield from list_link(self.request, SpecialDay, "Ngày nghỉ, ngày làm việc", "calendar3")
        yield from super().actions()


class RuleSetListPage(SheetListPage):
    model = RuleSet
    filterset_class = RuleSetFilter
    order = ("subject", "in_force_from", "pk")
    related = ("unit", "parent")
    unit_word = "bộ quy định"
    empty_text = "Chưa có bộ quy định nào. Thêm bộ quy định theo văn bản của cấp có thẩm quyền."
    no_match_text = "Không có bộ quy định nào theo điều kiện lọc."
    columns = (
        Column("name", "Tên bộ quy định", "name"),
        Column(
            "subject",
            "Lĩnh vực",
            lambda rule_set: rule_set.get_subject_display(),
            sort=F("subject"),
            whole=True,
        ),
        Column("unit", "Phạm vi áp dụng", "scope", sort="unit__name"),
        Column("in_force_from", "Áp dụng từ ngày", "in_force_from", kind="date"),
        Column("in_force_to", "Thôi áp dụng từ ngày", "in_force_to", kind="date"),
        Column("count", "Số nội dung", "count", kind="number"),
        Column("open", "Chưa xác nhận", "open", kind="number"),
        Column("parent", "Bổ sung cho bộ", lambda rule_set: str(rule_set.parent or ""), sort="parent__name"),
    )

    def with_cells(self, rows: QuerySet) -> QuerySet:
        unconfirmed = Count("own_rules", filter=Q(own_rules__confirmed=False))
        return super().with_cells(rows).annotate(count=Count("own_rules"), open=unconfirmed)

    def actions(self) -> Iterator[dict[str, Any]]:
        yield {
            "label": "So sánh hai bộ quy định",
            "url": self.page_url("compare"),
            "icon": "layout-split",
            "primary": False,
        }
        yield from super().actions()


class RuleSetDetailPage(DetailPage):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("unit", "parent")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        may_change = user.may(permission(RuleSet, "change"), self.object)
        may_change = may_change and user.may(permission(Rule, "change"), Rule(rule_set=self.object))
        return super().get_context_data(
            groups=grouped(self.object),
            parent=self.object.parent,
            may_change=may_change,
            **kwargs,
        )


class RuleSetHistoryPage(HistoryPage):
    """The set with its documents and rules: a rule that was taken out is seen nowhere else."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sources = [(RuleSet, "pgh_obj_id"), (RuleSetDocument, "rule_set_id"), (Rule, "rule_set_id")]
        entries = history.collected(self.object, sources, self.request.user)
        return super().get_context_data(**kwargs) | {"entries": entries}


class ComparePage(ScopedPage, generic.TemplateView):
    model = RuleSet
    template_name = "regulations/ruleset_compare.html"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rule_sets = list(self.get_queryset())
        chosen = [self.chosen(rule_sets, side) for side in ("left", "right")]
        return super().get_context_data(
            rule_sets=rule_sets,
            sides=[
                {"name": name, "label": label, "chosen": rule_set}
                for name, label, rule_set in zip(
                    ("left", "right"), ("Bộ thứ nhất", "Bộ thứ hai"), chosen, strict=True
                )
            ],
            groups=compared(*chosen) if all(chosen) else None,
            **kwargs,
        )

    def chosen(self, rule_sets: Iterable[RuleSet], side: str) -> RuleSet | None:
        """The set that the address names for a side, "left" or "right"."""
        asked = read_choice(self.request, side, [str(each.pk) for each in rule_sets])
        return next((each for each in rule_sets if str(each.pk) == asked), None)


class OfRuleSet:
    """A page of one rule leads back to its set."""

    @cached_property
    def rule_set(self) -> RuleSet:
        """Raises Http404 for a set that the user may not see."""
        key = self.kwargs.get("rule_set") or self.object.rule_set_id
        return get_object_or_404(RuleSet.objects.for_user(self.request.user), pk=key)

    def list_url(self) -> str:
        return self.rule_set.get_absolute_url()

    def list_title(self) -> str:
        return self.rule_set.name


class RuleCreatePage(OfRuleSet, CreatePage):
    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "rule_set": self.rule_set}


class RuleEditPage(OfRuleSet, EditPage):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_remove = self.request.user.may(permission(Rule, "remove"), self.object)
        remove_url = self.page_url("remove", self.object) if may_remove else ""
        return super().get_context_data(remove_url=remove_url, **kwargs)


class RuleRemovePage(OfRuleSet, RemovePage):
    pass


class RuleHistoryPage(OfRuleSet, HistoryPage):
    pass
