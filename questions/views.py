"""Hỏi nhanh: the questions, the answer to one, and those that the office keeps."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from foundation.core.answers.rights import NeedsRight
from foundation.core.context import as_of, day_query
from foundation.core.pages import RemovePage
from foundation.core.parameters import BadParameter
from foundation.core.scope.rows import permission
from foundation.core.typed.texts import clean
from foundation.lists import search
from foundation.lists.filters import require_readable
from questions.answers import Asking
from questions.blanks import NOBODY, TypedBlank
from questions.catalogue import BY_SLUG, NOT_ANSWERED, QUESTIONS, PhoneQuestion
from questions.forms import SavedQuestionForm
from questions.models import SavedQuestion

LOOKED_UP = "_q"
NOT_FILLED = "Điền {label} rồi bấm Trả lời."
NO_QUESTION = "Không có câu hỏi này; chọn lại."
ABOUT_ONE = "Câu hỏi về một đồng chí không lưu thành mẫu."


class AskingPage(NeedsRight, View):
    permission_required = permission(SavedQuestion, "view")

    def asked(self) -> Asking:
        return Asking(self.request, as_of(self.request))

    def question(self) -> PhoneQuestion:
        if self.kwargs["slug"] not in BY_SLUG:
            raise Http404
        return BY_SLUG[self.kwargs["slug"]]


class AskPage(AskingPage):
    """All questions with their blanks empty."""

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = self.asked()
        lines = [line_of(question, question.form(None, asked=asked), {}) for question in QUESTIONS]
        saved = SavedQuestion.objects.for_user(request.user)
        removable = set(SavedQuestion.objects.for_user(request.user, "remove").values_list("pk", flat=True))
        context = {"lines": lines, "saved": saved, "removable": removable, "not_answered": NOT_ANSWERED}
        return render(request, "questions/ask.html", context)


class AnswerPage(AskingPage):
    """A question is posted: what was typed becomes the key of the one that it means, or is asked about."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        question, query = self.question(), {}
        for name in question.form.base_fields:
            query[name] = clean(request.POST.get(name, ""))[:40]
        for blank in question.typed:
            text = request.POST.get(blank.name, "")
            matches = blank.look_up(self.asked(), text) if clean(text) else []
            one = len(matches) == 1
            query[blank.name if one else blank.name + LOOKED_UP] = (
                matches[0].key if one else search.remember(request.user, text)
            )
        query["as_of"] = request.GET.get("as_of", "")
        query = {name: value for name, value in query.items() if value}
        address = reverse("ask-answer", args=[slug])
        return redirect(f"{address}?{urlencode(query)}" if query else address)

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        question, asked = self.question(), self.asked()
        form = question.form(request.GET, asked=asked)
        require_readable(form)
        asked.values.update(form.cleaned_data)
        texts: dict[str, str] = {}
        try:
            choices = self.filled(question, asked, texts)
        except BadParameter as unreadable:
            context = {"line": line_of(question, form, texts), "lacking": str(unreadable)}
            return render(request, "questions/answer.html", context, status=400)
        context = {"line": line_of(question, form, texts), "choices": choices, "question": question}
        lacking = [blank for blank in question.typed if question.needed and blank.name not in asked.found]
        if not choices and not lacking:
            context |= {"answer": question.answer(asked), "keep": self.keep(question)}
        elif not choices:
            context["lacking"] = NOT_FILLED.format(label=lacking[0].label.lower())
        return render(request, "questions/answer.html", context)

    def filled(self, question: PhoneQuestion, asked: Asking, texts: dict[str, str]) -> list[dict]:
        """Fill in what stands in the blanks; returns what a text may mean that names no single one."""
        choices = []
        for blank in question.typed:
            key, looked_up = (self.request.GET.get(name, "") for name in (blank.name, blank.name + LOOKED_UP))
            if key:
                asked.found[blank.name] = blank.record(asked, key)
                texts[blank.name] = blank.shown(asked, asked.found[blank.name])
            elif looked_up:
                texts[blank.name] = text = search.recall(asked.user, looked_up)
                choices += self.choices(asked, blank, text)
        return choices

    def choices(self, asked: Asking, blank: TypedBlank, text: str) -> Iterator[dict]:
        if not text:
            raise BadParameter(search.why_gone())
        matches = blank.look_up(asked, text)
        if not matches:
            raise BadParameter(NOBODY.format(text=text))
        kept = self.request.GET.copy()
        del kept[blank.name + LOOKED_UP]
        for match in matches:
            kept[blank.name] = match.key
            yield {"hit": match.hit, "url": f"{self.request.path}?{kept.urlencode()}"}

    def keep(self, question: PhoneQuestion) -> dict[str, str] | None:
        """What a kept question would hold; nothing for one about a person, or for who may keep none."""
        if question.about_person or not self.request.user.has_perm(permission(SavedQuestion, "add")):
            return None
        return blanks_of(question, self.request.GET)


class KeepPage(AskingPage):
    """Keeps a question with its blanks under a name."""

    permission_required = permission(SavedQuestion, "add")

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            kept = self.kept(BY_SLUG.get(request.POST.get("question", "")))
        except BadParameter as refused:
            messages.error(request, str(refused))
            return redirect("ask")
        form = SavedQuestionForm(request.POST, instance=kept, user=request.user)
        if form.is_valid() and form.try_save():
            messages.success(request, "Đã lưu.")
        else:
            messages.error(request, " ".join(fault for faults in form.errors.values() for fault in faults))
        return redirect(kept)

    def kept(self, question: PhoneQuestion | None) -> SavedQuestion:
        """The question as it was sent, its blanks judged as where it is answered."""
        if question is None or question.about_person:
            raise BadParameter(ABOUT_ONE if question else NO_QUESTION)
        asked = self.asked()
        form = question.form(self.request.POST, asked=asked)
        require_readable(form)
        blanks = blanks_of(question, form.data)
        for blank in question.typed:
            if blank.name in blanks:
                blank.record(asked, blanks[blank.name])
            elif question.needed:
                raise BadParameter(NOT_FILLED.format(label=blank.label.lower()))
        return SavedQuestion(question=question.slug, blanks=blanks)


class SavedRemovePage(RemovePage):
    model = SavedQuestion

    def list_url(self) -> str:
        return reverse("ask") + day_query(self.request)


def blanks_of(question: PhoneQuestion, sent: Any) -> dict[str, str]:
    """What fills the blanks of the question, of all that was sent."""
    return {name: sent[name] for name in sorted(question.names) if sent.get(name)}


def line_of(question: PhoneQuestion, form: Any, texts: dict[str, str]) -> dict[str, Any]:
    """The sentence as the page draws it: words, boxes for what is typed, fields for what is chosen."""
    typed = {blank.name: blank for blank in question.typed}
    pieces = []
    for words, name in question.pieces():
        pieces.append({"words": words})
        if name in typed:
            pieces.append({"blank": typed[name], "text": texts.get(name, "")})
        elif name:
            pieces.append({"field": form[name], "shown": chosen(form[name])})
    return {"question": question, "pieces": pieces}


def chosen(bound: Any) -> str:
    """What stands in a field, as it is printed."""
    value = "" if bound.value() is None else str(bound.value())
    labels = {str(key): label for key, label in getattr(bound.field, "choices", ())}
    return labels.get(value, value or "…")
