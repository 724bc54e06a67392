"""Phương án nhân sự thay thế: what would empty if somebody moved, asked again each time and kept nowhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views import generic

from foundation.core import clock
from foundation.core.answers.rights import NeedsRight
from foundation.core.parameters import is_key
from rotation.chain.chain import WhatIfChain
from rotation.chain.forms import WhatIfForm
from rotation.chain.what_if import WhatIf
from rotation.querysets import DRAFT_RIGHT
from rotation.room import InRotationRoom

CHANGED = "Một phần phương án đã bỏ: đồng chí hoặc chức vụ đã chọn nay không còn như trước."
UNREADABLE = "Phần đã chọn trước không đọc được nên đã bỏ; chọn lại từ câu hỏi đầu."
ASKED_ANEW = "Câu hỏi đã thay đổi nên phương án được lập lại từ đầu."


class WhatIfPage(InRotationRoom, NeedsRight, generic.TemplateView):
    """A GET asks, a POST answers: what was chosen comes along in a signed field, and no address holds any of it."""

    permission_required = DRAFT_RIGHT
    template_name = "rotation/what_if.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = WhatIfForm(user=request.user, initial={"on": clock.today()})
        return self.render_to_response(self.get_context_data(form=form, **kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form, carried = WhatIfForm(request.POST, user=request.user), request.POST.get("plan", "")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, plan=carried, **kwargs))
        asked, said = self.read(form, carried)
        chain = WhatIfChain(request.user, asked)
        said += [CHANGED] if chain.dropped else []
        chain, newest = self.changed(chain, said)
        told = {"chain": chain, "newest": newest, "said": said, "plan": chain.standing.signed(request.user)}
        return self.render_to_response(self.get_context_data(form=form, **told, **kwargs))

    def read(self, form: WhatIfForm, carried: str) -> tuple[WhatIf, list[str]]:
        """The plan that came along, as long as it answers the question that is typed now; from its day on."""
        cadre, post, on = (form.cleaned_data[name] for name in ("cadre", "post", "on"))
        anew = WhatIf.asking(cadre.pk, post.pk, on)
        if not carried:
            return anew, []
        found = WhatIf.read(carried, self.request.user)
        if found is None:
            return anew, [UNREADABLE]
        if found.question != anew.question:
            return anew, [ASKED_ANEW] if len(found.moves) > 1 else []
        return WhatIf(on, found.moves).ending(self.ticked()), []

    def ticked(self) -> dict[int, tuple[int, ...]]:
        """{person: tenures that end}, of each whose boxes the page showed; an empty choice is one too."""
        sent = self.request.POST
        people = [key for key in sent.getlist("ticks") if is_key(key)]
        ends = {key: [each for each in sent.getlist(f"ends-{key}") if is_key(each)] for key in people}
        return {int(key): tuple(map(int, held)) for key, held in ends.items()}

    def changed(self, chain: WhatIfChain, said: list[str]) -> tuple[WhatIfChain, int]:
        """The plan after what was pressed, and the person (key) whose move shall be read next."""
        user, first = self.request.user, chain.standing.moves[0].cadre
        if (chosen := keys(self.request.POST.get("choose", ""), 3)) is not None:
            asked, why_not = chain.choosing(*chosen)
            said += [why_not] if why_not else []
            return (chain, chosen[0]) if why_not else (WhatIfChain(user, asked), chosen[2])
        if (again := keys(self.request.POST.get("again", ""), 1)) is not None:
            return chain, again[0]
        if (gone := keys(self.request.POST.get("drop", ""), 1)) is not None:
            after = {move.cadre: move.after for move in chain.standing.moves}
            return WhatIfChain(user, chain.standing.without(*gone)), after.get(*gone) or first
        return chain, first


def keys(text: str, number: int) -> list[int] | None:
    """The keys that a button sends; None where it sends no such thing."""
    parts = text.split("-")
    return list(map(int, parts)) if len(parts) == number and all(map(is_key, parts)) else None
