"""“Kiểm phiếu xếp loại” of a campaign: its counts, a conference to type, a count that was typed already."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from ballots.models import BallotCount, Choice, Conference, Slip
from evaluation.grading.voting.ballot_forms import GradingConferenceForm, TieForm
from evaluation.grading.voting.ballots import asked_grade, counts_to_tie, held_counts, tie, untie
from evaluation.grading.voting.rows import (
    has_hidden,
    meeting_unit,
    readable,
    refuse_secret,
    undecided,
    writable,
)
from evaluation.grading.voting.sections import LineSection
from evaluation.grading.voting.told import PLACE, every_vote, said_by_unit, votes_told
from evaluation.models import GradingLine
from foundation.core.pages import CreatePage, ScopedPage
from foundation.core.parameters import read_choice, read_number
from foundation.core.scope.rows import OTHERS_ACT, permission
from office.campaigns.models import Campaign
from office.organisation.models.structure import ManagingAuthority, Unit

GRADING = "grading"
SUBJECT = "đánh giá, xếp loại năm {year}"
ENDED = "Đợt đã kết thúc; kết quả kiểm phiếu giữ nguyên."
NOBODY_LEFT = "Không có đồng chí nào còn nhập được kết quả kiểm phiếu."
TIED = "Đã gắn kết quả kiểm phiếu với {count} đồng chí."
UNTIED = "Đã bỏ gắn; kết quả kiểm phiếu vẫn còn."
NOT_OFFERED = "Kết quả kiểm phiếu này không có đồng chí nào chưa gắn trong đợt."
NO_GRADES = "Chưa gắn: chưa có mức đề nghị, đề xuất của {names}; chọn mức được lấy phiếu."


class OfGradingVotes(ScopedPage):
    """A page about the votes of one campaign, which the address names."""

    model: type[Model] = Campaign
    writes = False

    def get_permission_required(self) -> list[str]:
        right = "ballots.add_ballotcount" if self.writes else "ballots.view_ballotcount"
        return [permission(Campaign, "view"), right]

    @cached_property
    def campaign(self) -> Campaign:
        campaigns = Campaign.objects.for_user(self.request.user).filter(kind=GRADING)
        found = get_object_or_404(campaigns.select_related("unit"), pk=self.kwargs["campaign"])
        if not self.concerns(found):
            raise Http404
        refuse_secret(found)
        if self.writes and found.state == Campaign.State.CLOSED:
            raise PermissionDenied(ENDED)
        return found

    def concerns(self, campaign: Campaign) -> bool:
        """Whether the reader weighs its rows, or answers for some of them; two queries for who only answers."""
        user = self.request.user
        if user.scope(permission(GradingLine, "view")).covers(campaign.unit_id):
            return True
        answers = user.scope(permission(GradingLine, "answer")).condition("unit")
        return any(rows.filter(answers).exists() for rows in (campaign.units, campaign.grading_lines))

    @cached_property
    def conferences(self) -> list[tuple[str, str]]:
        """Those that the user may type: a unit its own, the office that of the deciding body too."""
        if self.campaign.state == Campaign.State.CLOSED:
            return []
        user, held = self.request.user, []
        for conference in PLACE:
            units = self.campaign.unit_id if conference == Conference.STANDING else None
            scope = user.scope("ballots.add_ballotcount")
            if (units is None or scope.covers(units)) and self.votable(conference).exists():
                held.append((conference.value, conference.label))
        return held

    def votable(self, conference: str) -> QuerySet:
        return writable(self.campaign, self.request.user, conference, above=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The key in the address gives way to the campaign."""
        return super().get_context_data(**kwargs | {"campaign": self.campaign})

    @property
    def own_url(self) -> str:
        return reverse("grading-ballots", args=[self.campaign.pk])


class GradingBallotsPage(OfGradingVotes, generic.TemplateView):
    template_name = "evaluation/grading/ballots.html"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, lines = self.request.user, list(readable(self.campaign, self.request.user))
        held = held_counts(lines, user)
        units = {unit.pk: unit for unit in map(meeting_unit, lines)}
        authorities = {line.authority_id: line.authority for line in lines if line.authority}
        conferences = self.conferences if user.scope("ballots.add_ballotcount") else []
        return super().get_context_data(
            lines=lines,
            held=held,
            without_own=has_hidden(self.campaign, user),
            conferences=conferences,
            units=sorted(units.values(), key=lambda unit: unit.official_key),
            authorities=sorted(authorities.values(), key=str),
            offered=counts_to_tie(self.campaign, user) if conferences else [],
            tie_form=TieForm(),
            **kwargs,
        )

    def list_url(self) -> str:
        return self.campaign.get_absolute_url()

    def list_title(self) -> str:
        return str(self.campaign)


class VotesOfLine(LineSection):
    """The part of the row's page: every count that voted on its grade."""

    model = Choice
    title = "Kết quả kiểm phiếu"
    section_template = "evaluation/grading/_votes_of_line.html"

    def get_permission_required(self) -> list[str]:
        return [*super().get_permission_required(), permission(GradingLine, "view")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        line = self.record
        own = {"votes": every_vote(line, self.request.user), "word": said_by_unit(line)}
        campaign = reverse("grading-ballots", args=[line.campaign_id])
        return super().get_context_data(**own, campaign_url=campaign, **kwargs)


class GradingConferencePage(OfGradingVotes, CreatePage):
    """One conference: its figures and the votes for the grade of each row, as the signed minutes give them."""

    model = BallotCount
    writes = True
    form_class = GradingConferenceForm

    def get_template_names(self) -> list[str]:
        return ["evaluation/grading/conference.html"]

    @cached_property
    def held(self) -> str:
        """The conference asked for, else the first that the user may type."""
        if not self.conferences:
            others = has_hidden(self.campaign, self.request.user)
            raise PermissionDenied(OTHERS_ACT if others else NOBODY_LEFT)
        return read_choice(self.request, "conference", dict(self.conferences)) or self.conferences[0][0]

    @cached_property
    def lines(self) -> list[GradingLine]:
        """Of one unit or of one managing level where the address says so; locked while they are written about."""
        authority = read_number(self.request, "authority")
        lines = writable(self.campaign, self.request.user, self.held, above=bool(authority))
        if authority:
            lines = lines.filter(authority=authority)
        if self.request.method == "POST":
            lines = lines.select_for_update(of=("self",))
        unit = read_number(self.request, "unit")
        return [line for line in lines if unit in (None, meeting_unit(line).pk)]

    @cached_property
    def units(self) -> list[Unit]:
        if self.held == Conference.STANDING:
            return [self.campaign.unit]
        return list({unit.pk: unit for unit in map(meeting_unit, self.lines)}.values())

    def get_form_kwargs(self) -> dict[str, Any]:
        told = votes_told(self.lines, self.request.user)
        own = {"lines": self.lines, "conference": self.held, "told": told, "units": self.units}
        return super().get_form_kwargs() | own

    def get_initial(self) -> dict[str, Any]:
        only = self.units[0] if len(self.units) == 1 else None
        subject = SUBJECT.format(year=self.campaign.year)
        return {"subject": subject, "conference": self.held, "slip": Slip.VOTING, "unit": only}

    def form_valid(self, form: GradingConferenceForm) -> HttpResponse:
        """Back to the counts of the campaign, where it is locked."""
        response = super().form_valid(form)
        saved = form.is_valid() and form.instance.pk
        return HttpResponseRedirect(self.own_url) if saved else response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        authority = read_number(self.request, "authority")
        of = ManagingAuthority.objects.filter(pk=authority).first() if authority else None
        of_body = self.held == Conference.STANDING
        return super().get_context_data(authority=of, of_body=of_body, **kwargs)

    def list_url(self) -> str:
        return self.own_url

    def list_title(self) -> str:
        return "Kiểm phiếu xếp loại"


class GradingTiePage(OfGradingVotes, generic.View):
    """A count that was typed already is about rows of this campaign, or was tied to them by mistake."""

    writes = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = TieForm(request.POST)
        count = BallotCount.objects.for_user(request.user).filter(pk=form.key()).first()
        if not form.is_valid():
            raise Http404
        if "away" in request.POST:
            self.untie(count)
        else:
            self.tie(count, form.cleaned_data["grade"])
        return HttpResponseRedirect(self.own_url)

    def tie(self, count: BallotCount | None, asked: str) -> None:
        user = self.request.user
        if count is None or count not in counts_to_tie(self.campaign, user):
            messages.error(self.request, NOT_OFFERED)
            return
        choices = list(Choice.objects.for_user(user).filter(count=count, gradings=None))
        people = {choice.cadre_id for choice in choices}
        lines = self.votable(count.conference).filter(cadre__in=people)
        grades = {line: asked or asked_grade(line, count.conference) for line in lines}
        if without := [str(line.cadre) for line, grade in grades.items() if not grade]:
            messages.error(self.request, NO_GRADES.format(names=", ".join(without)))
            return
        messages.success(self.request, TIED.format(count=tie(grades, choices)))

    def untie(self, count: BallotCount | None) -> None:
        user = self.request.user
        if count is None or not user.may("ballots.change_ballotcount", count):
            messages.error(self.request, NOT_OFFERED)
        elif untie(list(undecided(self.campaign, user, count.conference)), count):
            messages.success(self.request, UNTIED)
