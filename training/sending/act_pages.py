"""The pages of the acts on a list: what the school answered is written person by person, or read from its own list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from foundation.core.acts.pages import ActPage
from foundation.core.lookup.empty import EMPTY
from training.choices import PlaceState
from training.models import PlanPerson
from training.sending.act_forms import ANSWER as ANSWER_BOX
from training.sending.act_forms import WHY, SummonsAnswer
from training.sending.acts import ANSWER, ANSWER_SOME, SEND
from training.sending.completeness import lacking
from training.sending.pasted import read_pasted
from training.sending.people import OFFICIAL, RELATED, listed
from training.sending.record_pages import OfSendingList

READ = "Đã đọc {count} dòng vào bảng; xem lại rồi bấm “Ghi kết quả triệu tập”."
NOTHING_READ = "Chưa đọc được dòng nào."


@dataclass(frozen=True)
class AskedPerson:
    """Somebody who waits for an answer, with what was typed."""

    person: PlanPerson
    sent: Mapping[str, str]

    @property
    def answers(self) -> list[tuple[str, str, bool]]:
        now = self.sent.get(f"{ANSWER_BOX}{self.person.pk}", "")
        return [(value, label, value == now) for value, label in [("", EMPTY), *SummonsAnswer.choices]]

    @property
    def reason(self) -> str:
        return self.sent.get(f"{WHY}{self.person.pk}", "")


class SendPage(OfSendingList, ActPage):
    act = SEND

    def get_template_names(self) -> list[str]:
        return ["training/sending/send.html"]

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"sent_to": self.object.sent_to}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many have all their papers, and who lacks what, before it is asked whether the list goes without."""
        items = self.object.items
        people = listed(self.object, self.request.user).select_related("row", "cadre").order_by(*OFFICIAL)
        own = [person for person in people if not person.masked]
        short = [(person, missing) for person in own if (missing := lacking(items, person.papers))]
        far = [("Đủ hồ sơ", f"{len(own) - len(short)}/{len(own)}")] if items and own else []
        return super().get_context_data(far=far, lacking=short, **kwargs)


class SummonsPage(OfSendingList, ActPage):
    """Who is left blank waits on: then the list stays sent, and the rest are answered later by a paper of their own."""

    act = ANSWER

    def get_template_names(self) -> list[str]:
        return ["training/sending/summons.html"]

    def get_initial(self) -> dict[str, Any]:
        sending = self.object
        known = {"issuer": sending.row.school, "opens_on": sending.opens_on}
        named = {"class_name": sending.training_class.name} if sending.training_class else {}
        return super().get_initial() | known | named

    @cached_property
    def waiting(self) -> list[PlanPerson]:
        people = listed(self.object, self.request.user).filter(state=PlaceState.SENT)
        return list(people.select_related(*RELATED).order_by(*OFFICIAL))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = {**self.request.POST.dict(), **kwargs.pop("pasted", {})}
        rows = [AskedPerson(person, sent) for person in self.waiting]
        return super().get_context_data(people=rows, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "paste" in request.POST:
            return self.paste()
        return super().post(request, *args, **kwargs)

    def paste(self) -> HttpResponse:
        """The form with what was pasted filled in, to be looked at; rows that fit nobody stay in their box."""
        own = [person for person in self.waiting if not person.masked]
        found = read_pasted(self.request.POST.get("pasted", ""), own)
        told = READ.format(count=found.count) if found.count else NOTHING_READ
        form = self.form_class_unasked()
        context = {"faults": found.faults, "left": "\n".join(found.left), "read": told, "form": form}
        return self.render_to_response(self.get_context_data(pasted=found.values, **context))

    def form_class_unasked(self) -> Any:
        """The form with what was typed so far, before anything of it is judged."""
        typed = {name: self.request.POST.get(name, "") for name in self.act.form.base_fields}
        return self.act.form(initial=typed)

    def form_valid(self, form: Any) -> HttpResponse:
        answers = form.cleaned_data["answers"]
        left = [person for person in self.waiting if person.pk not in answers]
        if left and not form.cleaned_data["rest"]:
            self.act = ANSWER_SOME
        return super().form_valid(form)
