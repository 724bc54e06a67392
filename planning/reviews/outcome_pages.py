"""What the level above said of everybody on a list, name by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.core.lookup.empty import EMPTY
from foundation.core.pages import ScopedPage
from foundation.core.parameters import is_key
from foundation.core.saving.columns import update_rows
from foundation.core.typed.texts import NUL, NUL_REFUSED, clean
from planning.choices import EndReason
from planning.models import PlanningTarget, ReviewLine, ReviewList
from planning.reviews.choices import LineOrigin, ReviewOutcome, ReviewState
from planning.reviews.later import NO_TARGET
from planning.reviews.pasted import read_pasted
from planning.reviews.record_pages import RELATED, OfReviewList

NOT_SENT_UP = "Danh sách đang ở trạng thái “{state}”; kết quả của cấp trên chỉ ghi sau khi trình."
CHANGED = "{cadre}: người khác vừa ghi; xem lại rồi lưu lần nữa."
MOST_LETTERS = 300
TOO_LONG = "{cadre}: nội dung dài quá {most} ký tự; ghi ngắn lại."
SAVED = "Đã ghi kết quả của {count} đồng chí."
READ = "Đã đọc {count} dòng vào bảng; xem lại rồi bấm Lưu."
NOTHING_READ = "Chưa đọc được dòng nào."
COLUMNS = ["outcome", "outcome_reason", "outcome_text", "outcome_target", "version"]
TYPED = [outcome for outcome in ReviewOutcome if outcome != ReviewOutcome.ADDED]


@dataclass(frozen=True)
class AnsweredLine:
    """A line with what stands or was typed for it."""

    line: ReviewLine
    sent: Mapping[str, str]
    targets: list[PlanningTarget]

    @property
    def added(self) -> bool:
        """Whether the level above added the person: then that is the outcome."""
        return self.line.origin == LineOrigin.ABOVE

    @property
    def outcomes(self) -> list[tuple[str, str, bool]]:
        return self.chosen(
            [("", EMPTY), *((each.value, each.label) for each in TYPED)], "outcome", self.line.outcome
        )

    @property
    def reasons(self) -> list[tuple[str, str, bool]]:
        return self.chosen([("", EMPTY), *EndReason.choices], "reason", self.line.outcome_reason)

    @property
    def titles(self) -> list[tuple[str, str, bool]]:
        names = [(str(target.pk), str(target)) for target in self.targets]
        return self.chosen([("", EMPTY), *names], "target", str(self.line.outcome_target_id or ""))

    @property
    def text(self) -> str:
        return self.typed("text", self.line.outcome_text)

    @property
    def more(self) -> bool:
        """Whether something is said that is folded away otherwise."""
        line = self.line
        kept = line.outcome_reason or line.outcome_text or line.outcome_target_id
        return bool(kept or self.text or self.typed("reason", "") or self.typed("target", ""))

    @property
    def shown(self) -> str:
        return self.typed("version", str(self.line.version))

    def typed(self, name: str, kept: str) -> str:
        return self.sent.get(f"{name}-{self.line.pk}", kept)

    def chosen(self, choices: list[tuple[str, str]], name: str, kept: str) -> list[tuple[str, str, bool]]:
        now = self.typed(name, kept)
        return [(value, str(label), value == now) for value, label in choices]


class OutcomesPage(OfReviewList, ScopedPage, generic.TemplateView):
    """All lines at once; with the button for the rest whoever has no outcome yet is agreed to."""

    action = "conclude"

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/outcomes.html"]

    @cached_property
    def object(self) -> ReviewList:
        lists = ReviewList.objects.for_user(self.request.user, self.action)
        if self.request.method == "POST":
            lists = lists.select_for_update(of=("self",))
        review = lists.select_related(*RELATED[:4]).filter(pk=self.kwargs["pk"]).first()
        if review is None:
            raise Http404
        if review.state != ReviewState.SENT_UP:
            raise PermissionDenied(NOT_SENT_UP.format(state=review.get_state_display()))
        return review

    @cached_property
    def targets(self) -> list[PlanningTarget]:
        """Other titles of the same term that a person may be given instead."""
        own = self.object.target
        targets = (
            PlanningTarget.objects.for_user(self.request.user).filter(term=own.term_id).exclude(pk=own.pk)
        )
        targets = targets.filter(scope_unit=own.scope_unit_id).select_related(
            "post__title", "post__unit", "term"
        )
        return list(targets.order_by("post__title__order", "pk"))

    @cached_property
    def lines(self) -> list[ReviewLine]:
        """Own lines and those of relatives wait for somebody else."""
        lines = ReviewLine.objects.for_user(self.request.user, "propose").filter(review_list=self.object)
        return list(lines.select_related("cadre__now__held__post__title", "cadre__now__unit"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = {**self.request.POST.dict(), **kwargs.pop("pasted", {})}
        rows = [AnsweredLine(line, sent, self.targets) for line in self.lines]
        context = {"object": self.object, "rows": rows, "cancel_url": self.object.get_absolute_url()}
        add = reverse("reviewline-add", args=[self.object.pk])
        return super().get_context_data(**context, add_url=add, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "paste" in request.POST:
            return self.paste()
        faults = list(self.faults())
        if faults:
            return self.render_to_response(self.get_context_data(faults=faults))
        changed = [line for line in self.lines if self.take(line)]
        update_rows(ReviewLine, changed, COLUMNS)
        messages.success(request, SAVED.format(count=len(changed)))
        return HttpResponseRedirect(self.object.get_absolute_url())

    def paste(self) -> HttpResponse:
        """The form with what was pasted filled in, to be looked at and saved; rows that fit nobody stay."""
        found = read_pasted(self.request.POST.get("pasted", ""), self.lines, self.targets)
        told = READ.format(count=found.count) if found.count else NOTHING_READ
        context = {"faults": found.faults, "left": "\n".join(found.left), "read": told}
        return self.render_to_response(self.get_context_data(pasted=found.values, **context))

    def faults(self) -> Iterator[str]:
        for line in self.lines:
            if self.sent(line, "version") not in ("", str(line.version)):
                yield CHANGED.format(cadre=line.cadre)
            elif self.outcome(line) == ReviewOutcome.TITLE_CHANGED and self.target(line) is None:
                yield NO_TARGET.format(cadre=line.cadre)
            if NUL in self.sent(line, "text"):
                yield f"{line.cadre}: {NUL_REFUSED}"
            elif len(self.sent(line, "text")) > MOST_LETTERS:
                yield TOO_LONG.format(cadre=line.cadre, most=MOST_LETTERS)

    def take(self, line: ReviewLine) -> bool:
        """What was typed for the line; whether it says anything new."""
        before = [
            getattr(line, name) for name in ("outcome", "outcome_reason", "outcome_text", "outcome_target_id")
        ]
        if line.origin != LineOrigin.ABOVE:
            line.outcome, reason = self.outcome(line), self.sent(line, "reason")
            refused = line.outcome == ReviewOutcome.REFUSED
            line.outcome_reason = reason if refused and reason in EndReason.values else ""
            line.outcome_target = self.target(line) if line.outcome == ReviewOutcome.TITLE_CHANGED else None
        line.outcome_text = self.sent(line, "text")
        after = [
            getattr(line, name) for name in ("outcome", "outcome_reason", "outcome_text", "outcome_target_id")
        ]
        line.version += before != after
        return before != after

    def outcome(self, line: ReviewLine) -> str:
        sent = self.sent(line, "outcome")
        rest = (
            ReviewOutcome.AGREED.value
            if "rest" in self.request.POST and line.origin != LineOrigin.ABOVE
            else ""
        )
        return sent if sent in {each.value for each in TYPED} else rest

    def target(self, line: ReviewLine) -> PlanningTarget | None:
        sent = self.sent(line, "target")
        return next((each for each in self.targets if is_key(sent) and each.pk == int(sent)), None)

    def sent(self, line: ReviewLine, name: str) -> str:
        return clean(self.request.POST.get(f"{name}-{line.pk}", ""))
