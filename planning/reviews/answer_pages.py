"""“Ghi ý kiến của đơn vị”: a unit goes through its own lists on one page; the office may type for it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.views import generic

from foundation.core.parameters import is_key
from office.campaigns.answer_pages import OfAnswers, next_acts
from office.organisation.naming import office_body
from planning.reviews.answer_forms import WordForm
from planning.reviews.unit_answers import Answered, AnsweredList, SaidWord, answer, answered_lists, withdraw

SAVED = "Đã ghi ý kiến của đơn vị cho {count} trường hợp."
NOTHING_NEW = "Không có ý kiến nào khác với đã ghi."
WITHDRAWN = "Đã bỏ đề nghị bổ sung."
NOT_WITHDRAWN = "Đề nghị này không còn, hoặc danh sách đã chuyển thẩm định."


class OfReviewAnswers(OfAnswers):
    kind = "review"


class AnswersPage(OfReviewAnswers, generic.TemplateView):
    """Each list with its lines, every line with the unit's word; nothing that others say of them stands here."""

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/answers.html"]

    @cached_property
    def lists(self) -> list[AnsweredList]:
        """Nobody is named of a campaign that is marked secret."""
        if self.object.campaign.secret:
            raise PermissionDenied(self.closed)
        return list(answered_lists(self.object, self.request.user))

    @cached_property
    def forms(self) -> dict[int, WordForm]:
        """A line that the page did not show when it was opened is not read from what was sent."""
        sent, lines = self.request.POST, [line for each in self.lists for line in each.lines]
        return {
            line.pk: WordForm(sent if f"line{line.pk}-seal" in sent else None, line=line) for line in lines
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        total, said = sum(len(each.lines) for each in self.lists), sum(each.said for each in self.lists)
        return super().get_context_data(
            lists=[(each, [self.forms[line.pk] for line in each.lines]) for each in self.lists],
            total=total,
            said=said,
            faulty=sum(form.is_bound and bool(form.errors) for form in self.forms.values()),
            closed=self.closed,
            next_acts=next_acts(self.request.user, self.object),
            office=office_body(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.closed:
            raise PermissionDenied(self.closed)
        sent = {key: form for key, form in self.forms.items() if form.add_prefix("seal") in request.POST}
        if not all([form.is_valid() for form in sent.values()]):
            return self.render_to_response(self.get_context_data())
        rest = "rest" in request.POST
        said = {key: form.say_rest() if rest else form.said for key, form in sent.items()}
        shown = {key: form.cleaned_data["seal"] for key, form in sent.items()}
        done = answer(self.object, request.user, said, shown)
        return self.refused(done) if done.refused else self.saved(done)

    def refused(self, done: Answered) -> HttpResponse:
        """What was written stands; a line that changed meanwhile shows both words, and counts as shown anew."""
        if done.written:
            messages.success(self.request, SAVED.format(count=done.written))
        vars(self).pop("lists")
        now = {line.pk: line for each in self.lists for line in each.lines}
        for key, form in self.forms.items():
            if key in now:
                form.own_data()[form.add_prefix("seal")] = SaidWord.of(now[key]).seal
            if key in done.refused:
                form.add_error("word", done.refused[key])
        return self.render_to_response(self.get_context_data())

    def saved(self, done: Answered) -> HttpResponse:
        if done.written:
            messages.success(self.request, SAVED.format(count=done.written))
        else:
            messages.info(self.request, NOTHING_NEW)
        return HttpResponseRedirect(self.own_url)


class WithdrawPage(OfReviewAnswers, generic.View):
    """The unit no longer asks for somebody to be added."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.closed:
            raise PermissionDenied(self.closed)
        key = request.POST.get("line", "")
        if is_key(key) and withdraw(self.object, request.user, int(key)):
            messages.success(request, WITHDRAWN)
        else:
            messages.error(request, NOT_WITHDRAWN)
        return HttpResponseRedirect(self.own_url)
