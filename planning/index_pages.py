"""The page of all lists."""

from django.urls import reverse
from django.views import generic

from foundation.core import clock
from foundation.core.context import as_of, day_query, list_link
from foundation.core.pages import ScopedPage
from planning.models import (
    PlanningEntry,
    PlanningRound,
    PlanningTarget,
    PlanningTerm,
    ReviewList,
    ReviewNotice,
)
from planning.overview import overview


class IndexPage(ScopedPage, generic.TemplateView):
    """Every list that the reader may see, with its figures on the day."""

    model = PlanningEntry

    def get_template_names(self):
        return ["planning/index.html"]

    def get_context_data(self, **kwargs):
        day = as_of(self.request)
        rows = overview(self.request.user, day)
        for row in rows:
            address = reverse("planning-list", args=[row.term.pk, row.title.pk])
            row.url = address + (
                f"?as_of={row.term.last_day:%d/%m/%Y}" if row.over else day_query(self.request)
            )
        page = {"first_steps": [] if rows else list(self.first_steps())}
        return super().get_context_data(
            title="Quy hoạch", rows=rows, page=page, links=list(self.links()), **kwargs
        )

    def first_steps(self):
        """What fills an office's first lists, for who may: a sheet, or titles planned for."""
        user = self.request.user
        if user.scope("planning.import_planningentry"):
            yield {"label": "Nhập từ Excel", "url": reverse("import-new"), "icon": "file-earmark-arrow-up"}
        if user.scope("planning.add_planningtarget"):
            url = reverse("planningtarget-new")
            yield {"label": "Thêm chức danh quy hoạch", "url": url, "icon": "plus-lg"}

    def list_url(self):
        return reverse("planning-index") + day_query(self.request)

    def links(self):
        entries = PlanningEntry.objects.for_user(self.request.user, "approve")
        is_today = as_of(self.request) == clock.today()
        if is_today and entries.filter(status__in=PlanningEntry.PROPOSED).exists():
            url = reverse("planning-decide-many")
            yield {"label": "Ghi nhận quyết định phê duyệt", "url": url, "icon": "check2-square"}
        url = reverse("planning-guidance")
        yield {"label": "Số liệu theo hướng dẫn của tỉnh", "url": url, "icon": "sliders"}
        yield from list_link(self.request, ReviewList, "Danh sách rà soát", "arrow-repeat")
        yield from list_link(self.request, ReviewNotice, "Thông báo kết quả rà soát", "megaphone")
        yield from list_link(self.request, PlanningTarget, "Chức danh quy hoạch", "award")
        yield from list_link(self.request, PlanningRound, "Đợt quy hoạch", "calendar-range")
        yield from list_link(self.request, PlanningTerm, "Nhiệm kỳ", "calendar3")
