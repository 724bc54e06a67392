"""The page of all lists."""

from django.urls import reverse
from django.views import generic

from foundation.core import clock
from foundation.core.context import as_of, day_query, list_link
from foundation.core.pages import ScopedPage
from planning.models import PlanningEntry, PlanningRound, PlanningTarget, PlanningTerm
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
            row.url = reverse("planning-list", args=[row.term.pk, row.title.pk]) + day_query(self.request)
        return super().get_context_data(title="Quy hoạch", rows=rows, links=list(self.links()), **kwargs)

    def list_url(self):
        return reverse("planning-index") + day_query(self.request)

    def links(self):
        entries = PlanningEntry.objects.for_user(self.request.user, "approve")
        is_today = as_of(self.request) == clock.today()
        if is_today and entries.filter(status__in=PlanningEntry.PROPOSED).exists():
            url = reverse("planning-decide-many")
            yield {"label": "Ghi nhận quyết định phê duyệt", "url": url, "icon": "check2-square"}
        yield from list_link(self.request, PlanningTarget, "Chức danh quy hoạch", "award")
        yield from list_link(self.request, PlanningRound, "Đợt quy hoạch", "calendar-range")
        yield from list_link(self.request, PlanningTerm, "Nhiệm kỳ", "calendar3")
