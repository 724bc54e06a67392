"""“Danh sách đăng ký nhu cầu”: the list of needs as it is filtered, on paper."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse

from foundation.core.parameters import read_choice
from foundation.core.scope.rows import permission
from foundation.lists.filtered import FilteredPage
from foundation.sheets.heads import letterhead
from foundation.sheets.sending import FileFormat, SentForm, send_form
from training.models import Need
from training.needs.list_pages import NeedListPage
from training.needs.states import IN_PLAN, WAITING
from training.papers import need_lists
from training.papers.lists import NeedsList

LEFT_OUT = "Chỉ gồm nhu cầu còn hiệu lực, chưa đáp ứng; không in lý do của nhu cầu."


class NeedPaperPage(NeedListPage):
    """Of those needs that still stand and are not met; own ones and those of relatives are not among them."""

    action = "export"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """No remembered list: the address says which rows are meant."""
        return FilteredPage.get(self, request, *args, **kwargs)

    def show(self) -> HttpResponseBase:
        self.read()
        asked = read_choice(self.request, "format", FileFormat.values)
        if not asked:
            return TemplateResponse(self.request, "papers/record.html", self.offer())
        needs = self.rows.filter(masked=False, stands__in=(*WAITING, *IN_PLAN))
        lines = need_lists.with_people(
            needs.select_related(*need_lists.RELATED).order_by(*need_lists.IN_ORDER)
        )
        user, sheet = self.request.user, need_lists.registered(lines)
        form = sheet.form(letterhead(user, permission(Need, "export")), user.person_name)
        stem = f"{NeedsList.file_stem}_{self.day:%Y%m%d}"
        return send_form(self.request, SentForm(Need, form, sheet.rows, stem), FileFormat(asked))

    def offer(self) -> dict[str, Any]:
        query = self.request.GET.urlencode()
        begin = f"?{query}&" if query else "?"
        files = [(format, f"{begin}format={format.value}") for format in FileFormat]
        return {
            "object": self.list_title(),
            "cancel_url": reverse("need-list") + (f"?{query}" if query else ""),
            "said": LEFT_OUT,
            "lists": [{"label": NeedsList.label, "files": files}],
        }
