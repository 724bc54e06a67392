"""The pages of programmes, each with the conditions to attend it."""

import datetime
from collections.abc import Iterator
from typing import Any

import django_filters
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from cadre.models.facts import Qualification
from foundation.core.context import as_of, list_link
from foundation.core.pages import CreatePage, DetailPage, EditPage, HistoryPage, RemovePage
from foundation.core.scope.rows import permission
from foundation.core.text import needle
from foundation.core.traces import history
from foundation.lists.filters import ScopedFilterSet
from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from foundation.sheets.lists import SheetListPage
from training.models import Admission, Programme, TrainingClass
from training.programmes.words import asked_by

NOT_RECORDED = "không ghi vào hồ sơ"


def gives(programme: Programme) -> str:
    """What the record of who passes will say: the kind, the level and what stands beside it."""
    if not programme.kind:
        return NOT_RECORDED
    got = Qualification(kind=programme.kind, level=programme.level, detail=programme.detail)
    return ": ".join(filter(None, [got.get_kind_display(), str(got)]))


def admits(programme: Programme) -> str:
    """Whether there are conditions of the day, and whether somebody confirmed all of them."""
    if not programme.admitted:
        return "chưa ghi"
    return "§ Quy định chưa xác nhận" if programme.unsure else "✓ Đã xác nhận"


class ProgrammeFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Chương trình", method="named")

    class Meta:
        model = Programme
        fields = ["q", "group", "kind"]

    def named(self, programmes: QuerySet, name: str, text: str) -> QuerySet:
        return programmes.filter(name_fold__contains=needle(text))


class ProgrammeListPage(SheetListPage):
    model = Programme
    filterset_class = ProgrammeFilter
    order = ("order", "name", "pk")
    unit_word = "chương trình"
    empty_text = "Chưa có chương trình nào. Thêm chương trình hoặc nhập danh sách lớp từ Excel."
    no_match_text = "Không có chương trình nào theo điều kiện lọc."
    columns = (
        Column("name", "Chương trình", "name"),
        Column(
            "group",
            "Nhóm chương trình",
            lambda one: one.get_group_display(),
            shown=False,
            sort=by_choice("group", Programme.Group.choices),
        ),
        Column("gives", "Ghi vào hồ sơ", gives, sort=F("level")),
        Column("length", "Thời lượng", "length"),
        Column("admits", "Điều kiện dự học", admits, sort="", whole=True),
        Column("classes", "Số lớp", "count", kind="number"),
        Column("aliases", "Cách ghi khác", "aliases", sort="", shown=False),
    )

    def with_cells(self, rows: QuerySet) -> QuerySet:
        seen = Q(classes__in=TrainingClass.objects.for_user(self.request.user))
        of_day = Admission.objects.on(self.day).filter(programme=OuterRef("pk"))
        return (
            super()
            .with_cells(rows)
            .annotate(
                count=Count("classes", filter=seen),
                admitted=Exists(of_day),
                unsure=Exists(of_day.filter(confirmed=False)),
            )
        )

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from list_link(self.request, TrainingClass, "Lớp", "mortarboard")
        yield from super().actions()


class ProgrammeDetailPage(DetailPage):
    """What it gives and how long it takes; who may attend it, what counts on the day first."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, day = self.request.user, as_of(self.request)
        rows = Admission.objects.for_user(user).filter(programme=self.object)
        rows = list(rows.select_related("document").order_by("mode", "-valid_from", "pk"))
        for row in rows:
            row.asks, row.standing = list(asked_by(row)), standing(row, day)
        rows.sort(key=lambda row: not row.counts(day))
        classes = TrainingClass.objects.for_user(user).filter(programme=self.object).count()
        return super().get_context_data(
            day=day,
            gives=gives(self.object),
            admissions=rows,
            any_counts=any(row.counts(day) for row in rows),
            may_change=user.may(permission(Admission, "change"), Admission(programme=self.object)),
            classes=classes,
            classes_url=f"{reverse('trainingclass-list')}?programme={self.object.pk}",
            **kwargs,
        )


def standing(admission: Admission, day: datetime.date) -> str:
    if admission.counts(day):
        return "đang áp dụng"
    return "chưa áp dụng" if admission.valid_from > day else "đã thôi áp dụng"


class ProgrammeHistoryPage(HistoryPage):
    """The programme with its conditions: one that was taken out is seen nowhere else."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sources = [(Programme, "pgh_obj_id"), (Admission, "programme_id")]
        entries = history.collected(self.object, sources, self.request.user)
        return super().get_context_data(**kwargs) | {"entries": entries}


class OfProgramme:
    """A page of one row of conditions leads back to its programme."""

    @cached_property
    def programme(self) -> Programme:
        """Raises Http404 for one that the user may not see."""
        key = self.kwargs.get("programme") or self.object.programme_id
        return get_object_or_404(Programme.objects.for_user(self.request.user), pk=key)

    def list_url(self) -> str:
        return self.programme.get_absolute_url()

    def list_title(self) -> str:
        return self.programme.name


class AdmissionCreatePage(OfProgramme, CreatePage):
    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "programme": self.programme}


class AdmissionEditPage(OfProgramme, EditPage):
    template_name = "regulations/rule_form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_remove = self.request.user.may(permission(Admission, "remove"), self.object)
        remove_url = self.page_url("remove", self.object) if may_remove else ""
        return super().get_context_data(remove_url=remove_url, **kwargs)


class AdmissionRemovePage(OfProgramme, RemovePage):
    pass


class AdmissionHistoryPage(OfProgramme, HistoryPage):
    pass
