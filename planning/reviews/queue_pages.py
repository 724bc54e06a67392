"""“Rà soát từng trường hợp”: the lines of a campaign, one line, and those of which nothing is to be looked at."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.core import clock
from foundation.core.models import AccessLog
from foundation.core.pages import ScopedPage
from foundation.core.parameters import read_choice, read_number
from foundation.core.saving.shown import NOT_SHOWN
from foundation.core.traces.access import log_access
from office.campaigns.models import Campaign
from office.organisation.naming import office_body
from planning.models import ReviewLine
from planning.reviews.cases import loaded
from planning.reviews.choices import UNDER_REVIEW, ReviewWord
from planning.reviews.facts import facts_of_lines
from planning.reviews.list_pages import campaign_of
from planning.reviews.proposing import Proposal, propose, read_shown
from planning.reviews.queue import PAGE, QueueCriteria, QueueRow, ReviewQueue, Show
from planning.reviews.queue_forms import OF_PERSON, REASONS, ProposalForm

BY_PERSON = "person"
SAVED = "{cadre}: đã ghi “{word}”."
SAVED_FOR_ALL = "{cadre}: đã ghi “{word}” cho {count} danh sách."
SAVED_MANY = "Đã ghi “{word}” cho {count} trường hợp."
NOBODY = "Chưa chọn trường hợp nào."
TITLES = {
    ReviewWord.KEEP: "Đề xuất tiếp tục {count} đồng chí không có nội dung cần xem xét",
    ReviewWord.HELD: "Ghi nhận đã trúng cử, đã bổ nhiệm {count} đồng chí",
}
EXPLAINED = {
    ReviewWord.KEEP: "Những đồng chí không có nội dung cần xem xét, đơn vị không đề nghị khác.",
    ReviewWord.HELD: "Những đồng chí đang giữ chức danh quy hoạch.",
}


class OfQueue(ScopedPage, generic.TemplateView):
    """A page of the lines of one campaign, narrowed as its address asks."""

    model = ReviewLine
    action = "view"

    @cached_property
    def campaign(self) -> Campaign:
        return campaign_of(self.request.user, self.campaign_key())

    def campaign_key(self) -> int:
        return self.kwargs["pk"]

    @cached_property
    def queue(self) -> ReviewQueue:
        return ReviewQueue(self.request.user, self.campaign, self.asked, clock.today())

    @cached_property
    def asked(self) -> QueueCriteria:
        request = self.request
        usual = Show.OPEN if request.user.scope("planning.weigh_reviewline") else Show.ALL
        return QueueCriteria(
            show=read_choice(request, "show", Show.values) or usual,
            of=self.title_asked(),
            review=read_number(request, "review"),
            by_person=read_choice(request, "by", [BY_PERSON]) == BY_PERSON,
            start=read_number(request, "start", 0),
        )

    def title_asked(self) -> str:
        """Term and title, "12-34"; anything else is another choice than the page knows."""
        text = self.request.GET.get("of", "")
        known = all(part.isascii() and part.isdigit() for part in text.split("-", 1)) and "-" in text
        return read_choice(self.request, "of", [text] if known else ())

    @property
    def queue_url(self) -> str:
        return with_query(reverse("review-queue", args=[self.campaign.pk]), self.request)

    def list_url(self) -> str:
        return self.campaign.get_absolute_url()

    def list_title(self) -> str:
        return str(self.campaign)

    def drawn(self) -> dict[str, Any]:
        """What the parts of the page ask for."""
        return {
            "queue": self.queue,
            "query": self.request.GET.urlencode(),
            "office": office_body(),
        }


class QueuePage(OfQueue):
    template_name = "planning/reviews/queue.html"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        queue = self.queue
        return super().get_context_data(
            rows=queue.page,
            tabs=list(self.tabs()),
            titles=[(value, words, value == self.asked.of) for value, words in queue.titles()],
            switches=list(self.switches()),
            heaps=list(self.heaps()),
            reasons=REASONS,
            of_person=" ".join(OF_PERSON),
            more=self.address(start=self.asked.start + PAGE)
            if len(queue.shown) > self.asked.start + PAGE
            else "",
            campaign=self.campaign,
            several=len({line.review_list_id for line in queue.known}) > 1,
            concluded=any(row.line.conclusion for row in queue.page),
            **self.drawn(),
            **kwargs,
        )

    def address(self, **changes: Any) -> str:
        query = self.request.GET.copy()
        query.pop("start", None)
        for name, value in changes.items():
            query[name] = str(value)
        return f"{self.request.path}?{query.urlencode()}"

    def tabs(self) -> Iterator[dict[str, Any]]:
        for show, count in self.queue.counts():
            url = self.address(show=show.value)
            active, is_open = show == self.asked.show, show == Show.OPEN
            yield {"label": f"{show.label} ({count})", "url": url, "active": active, "open": is_open}

    def switches(self) -> Iterator[dict[str, Any]]:
        for label, value in (("Theo danh sách", ""), ("Theo đồng chí", BY_PERSON)):
            yield {
                "label": label,
                "url": self.address(by=value),
                "active": (value != "") == self.asked.by_person,
            }

    def heaps(self) -> Iterator[dict[str, Any]]:
        """What can be written for many at once, with how many they are."""
        for word, label in TITLES.items():
            if count := len(self.queue.bulk(word)):
                url = reverse(f"review-propose-{word}", args=[self.campaign.pk])
                yield {"label": label.format(count=count), "url": with_query(url, self.request)}


class ManyProposedPage(OfQueue):
    """One word for all of whom nothing is to be looked at, or who hold the seat; names can be left out."""

    action = "propose"
    word: ReviewWord = ReviewWord.KEEP
    template_name = "planning/reviews/propose_many.html"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    @cached_property
    def rows(self) -> list[QueueRow]:
        return self.queue.bulk(self.word)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            object=self.campaign,
            rows=self.rows,
            label=TITLES[self.word].format(count=len(self.rows)),
            explained=EXPLAINED[self.word],
            masked=self.queue.masked,
            cancel_url=self.queue_url,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Of those that were shown whatever still fits; what changed meanwhile is told and left."""
        shown = list(read_shown(request.POST.getlist("row")))
        fitting = {row.line.pk for row in self.rows}
        asked = [each for each in shown if each.key in fitting]
        done = propose(request.user, asked, Proposal(self.word), clock.today())
        if done.lines:
            messages.success(request, SAVED_MANY.format(word=self.word.label, count=len(done.lines)))
        elif not shown:
            messages.error(request, NOBODY)
        for said in done.refused.values():
            messages.warning(request, said)
        if left := len(shown) - len(asked):
            messages.warning(request, f"{left} trường hợp đã thay đổi từ lúc mở trang, chưa ghi.")
        return HttpResponseRedirect(self.queue_url)


class ProposePage(OfQueue):
    """One line with all that is told of it, and the office's word; a key of the queue sends here too."""

    action = "propose"
    template_name = "planning/reviews/propose.html"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def campaign_key(self) -> int:
        return self.line.review_list.campaign_id

    @cached_property
    def line(self) -> ReviewLine:
        lines = ReviewLine.objects.for_user(self.request.user, self.action)
        found = lines.filter(pk=self.kwargs["pk"], review_list__state__in=UNDER_REVIEW)
        found = found.select_related("cadre", "review_list").first()
        if found is None:
            self.refuse_missing()
            raise Http404
        return found

    @cached_property
    def row(self) -> QueueRow:
        """With the other lines of the person that could bear the same word."""
        own = ReviewLine.objects.for_user(self.request.user, self.action).filter(pk=self.line.pk)
        lines = [*loaded(own), *self.others()]
        facts = facts_of_lines(lines, clock.today(), self.request.user)
        first, *rest = (self.queue.row(line, facts[line.pk]) for line in lines)
        self.other_rows = [row for row in rest if row.is_open and row.standing and first.standing]
        return first

    def others(self) -> Iterable[ReviewLine]:
        lines = ReviewLine.objects.for_user(self.request.user, self.action).exclude(pk=self.line.pk)
        lines = lines.filter(
            cadre=self.line.cadre_id, review_list__campaign=self.line.review_list.campaign_id
        )
        return loaded(lines.filter(review_list__state__in=UNDER_REVIEW))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.row
        line = row.line
        kept = {"word": line.proposal, "reason": line.proposal_reason, "text": line.proposal_text}
        kept["reason"] = kept["reason"] or row.facts.reason
        form = kwargs.pop("form", None) or ProposalForm(line=line, initial=kept)
        context = {"form": form, "row": row, "others": self.other_rows, "object": line.cadre}
        return super().get_context_data(**context, cancel_url=self.queue_url, office=office_body(), **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        log_access(request, AccessLog.Action.OPEN, "planning.reviewline", key=self.line.pk)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ProposalForm(request.POST, line=self.line)
        shown = list(read_shown([self.shown_of(self.line.pk), *request.POST.getlist("also")]))
        if not form.is_valid():
            return self.answer(form, " ".join(said for each in form.errors.values() for said in each))
        if self.line.pk not in {each.key for each in shown}:
            return self.answer(form, NOT_SHOWN)
        proposal = replace(form.proposal(), sure=request.POST.get("sure", ""))
        done = propose(request.user, shown, proposal, clock.today())
        if "fragment" in request.POST:
            return self.fragment([self.queue.row(*found) for found in done.found.values()], done.refused)
        if done.refused:
            vars(self).pop("line")
            vars(self).pop("row", None)
            sure = proposal.to_be_sure_of if done.unsure else ""
            return self.answer(form, " ".join(done.refused.values()), sure)
        words = {"cadre": self.line.cadre, "word": proposal.label, "count": len(done.lines)}
        messages.success(request, (SAVED if len(done.lines) == 1 else SAVED_FOR_ALL).format(**words))
        return HttpResponseRedirect(self.queue_url)

    def shown_of(self, key: int) -> str:
        """The line as the page showed it; the page of all lines shows each under its own name."""
        return self.request.POST.get("shown") or self.request.POST.get(f"shown-{key}", "")

    def answer(self, form: ProposalForm, said: str, sure: str = "") -> HttpResponse:
        """To a key the rows anew, to a form the page; with what was not written, and why."""
        if "fragment" in self.request.POST:
            return self.fragment([self.row], {self.line.pk: said})
        return self.render_to_response(self.get_context_data(form=form, said=said, sure=sure))

    def fragment(self, rows: Sequence[QueueRow], said: Mapping[int, str]) -> HttpResponse:
        """Rows as they stand now, {line key: why it was not written}, and figures where no further key waits."""
        context = {"rows": rows, "said": said, "brief": "brief" in self.request.POST, **self.drawn()}
        return self.response_class(self.request, ["planning/reviews/_queue_answer.html"], context)


def with_query(url: str, request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"{url}?{query}" if query else url
