"""The papers of a year's grading: what each would say by now, lists as files, what stands in the register."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property

from evaluation.grading.choices import GradingState
from evaluation.models import GradingLine
from evaluation.papers.campaigns import GradingFormsLetter, GradingPlan, GradingReminderLetter
from evaluation.papers.form_6f import CriticismTable
from evaluation.papers.graded import GradedYear
from evaluation.papers.kinds import GradingNotice, StateGradingDecision
from evaluation.papers.lists import CriticismForm, ResultTable
from evaluation.papers.notices import GradingAnswer, GradingUnitNotice
from evaluation.papers.notified import note, waiting
from evaluation.papers.of_grading import GRADING
from evaluation.papers.result_table import result_sheet
from evaluation.papers.submissions import GradingAppraisal, GradingMinutes
from foundation.core.parameters import read_choice
from foundation.core.scope.rows import permission
from foundation.printing.layout import FormLayout, FormRow, FormSection
from foundation.sheets.heads import letterhead
from foundation.sheets.sending import FileFormat, SentForm, send_form
from office.campaigns.letters import SECRET
from office.campaigns.models import Campaign
from office.organisation.sections import StructureSection
from office.papers.drawing import DRAW, papers_about
from office.papers.figure_forms import names_on
from office.papers.letters import LetterKind, Writing
from office.papers.lists import ListKind
from office.papers.own_head import own_identity

KINDS: tuple[type[LetterKind], ...] = (
    *(GradingPlan, GradingFormsLetter, GradingReminderLetter, GradingAppraisal, GradingMinutes),
    *(GradingNotice, StateGradingDecision, GradingUnitNotice),
)
LISTS: dict[str, type[ListKind]] = {kind.slug: kind for kind in (ResultTable, CriticismForm)}
Printed = tuple[FormLayout, Iterable[FormSection | FormRow]]
NOTED = "Đã ghi thông báo kết quả của {count} đồng chí."
LEFT = "{count} đồng chí chưa ghi được: {why}"
NOTHING = "Không còn đồng chí nào chờ ghi đã thông báo."


class GradingPapers(StructureSection):
    """Of who may take the rows away where the campaign is run."""

    of = Campaign
    model = GradingLine
    action = "export"
    title = "Văn bản"
    section_template = "evaluation/grading/_papers.html"

    @cached_property
    def record(self) -> Campaign:
        found = super().record
        if found.kind != GRADING:
            raise Http404
        return found

    @cached_property
    def facts(self) -> GradedYear:
        return GradedYear(self.request.user, self.record)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or one of its lists as a file."""
        slug = read_choice(request, "list", LISTS)
        if not slug:
            return super().get(request, *args, **kwargs)
        if self.record.secret:
            raise PermissionDenied(SECRET)
        format = FileFormat(read_choice(request, "format", FileFormat.values) or FileFormat.XLSX)
        form, rows = self.result() if slug == ResultTable.slug else self.criticism()
        stem = f"{LISTS[slug].file_stem}_{self.record.year}_{self.record.pk:04d}"
        return send_form(request, SentForm(GradingLine, form, rows, stem, self.record.pk), format)

    def result(self) -> Printed:
        user, sheet = self.request.user, result_sheet(self.facts)
        return sheet.form(letterhead(user, permission(GradingLine, "export")), user.person_name), sheet.rows

    def criticism(self) -> Printed:
        table = CriticismTable(self.facts)
        return table.layout(*names_on(self.record.unit, table.day)), table.rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        secret = SECRET if self.record.secret else ""
        user = self.request.user
        return super().get_context_data(
            secret=secret,
            kinds=[] if secret else list(self.letters()),
            unconfirmed=[] if secret else GradingPlan().unsure(self.record),
            lists=[] if secret else list(self.lists()),
            papers=papers_about(user, self.record),
            waiting=list(waiting(user, self.record)),
            notified_url=reverse("grading-notified", args=[self.record.pk]),
            complaints=[] if secret else list(self.complaints()),
            **kwargs,
        )

    def letters(self) -> Iterator[dict[str, Any]]:
        """Label and address of each kind with what it would say by now, or why it is not written yet."""
        identity = own_identity(self.request.user, DRAW)
        for kind in map(lambda one: one(), KINDS if identity else ()):
            kind.found = {(self.request.user.pk, self.record.pk): self.facts}
            plain = Writing.of(kind, identity.unit, {})
            stopped = kind.unready([self.record]) or kind.stopped(self.request.user, [self.record], plain)
            told = None if stopped else kind.told(self.request.user, [self.record], plain)
            yield {"label": kind.label, "url": address(kind, self.record), "unready": stopped, "told": told}

    def lists(self) -> Iterator[dict[str, Any]]:
        page = reverse("grading-papers", args=[self.record.pk])
        for slug, kind in LISTS.items():
            files = [(each, f"{page}?list={slug}&format={each.value}") for each in FileFormat]
            yield {"label": kind.label, "files": files, "unconfirmed": kind.unconfirmed}

    def complaints(self) -> Iterator[tuple[GradingLine, str]]:
        rows = GradingLine.objects.for_user(self.request.user, "export").filter(campaign=self.record)
        for line in rows.filter(state=GradingState.COMPLAINT).select_related("cadre", "unit"):
            yield line, address(GradingAnswer, line)


def address(kind: type[LetterKind] | LetterKind, record: Any) -> str:
    return f"{reverse('paper-draw', args=[kind.slug])}?of={record.pk}"


class NotifiedPage(GradingPapers):
    """Writes on the rows that their units were told, by the notices that went out."""

    action = "decide"
    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        done = note(request.user, list(waiting(request.user, self.record)))
        count = sum(len(outcome.rows) for outcome in done)
        refused = [sentences for outcome in done for sentences in outcome.refused.values()]
        if count:
            messages.success(request, NOTED.format(count=count))
        if refused:
            messages.warning(request, LEFT.format(count=len(refused), why=" ".join(refused[0])))
        elif not count:
            messages.info(request, NOTHING)
        return HttpResponseRedirect(self.record.get_absolute_url())
