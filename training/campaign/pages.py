"""“Đăng ký nhu cầu”: a unit goes through its people on a page; one person is registered outside a campaign too."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.people import Cadre
from cadre.sections import PersonCreatePage
from foundation.core import clock
from foundation.core.pages import CreatePage
from office.campaigns.answer_pages import OfAnswers, next_acts
from office.organisation.naming import office_body
from standards.levels import NOTHING, Reached
from standards.models import WITH_LEVELS, StandardKind
from training.campaign.answers import (
    AnsweredNeeds,
    CourseWord,
    NeedLine,
    PersonAsked,
    answer,
    lines_of,
    people_asked,
    register_lacking,
)
from training.campaign.courses import OfferedCourse, courses_on, lacking
from training.campaign.forms import CourseForm, RegistrationForm
from training.models import Need

SAVED = "Đã ghi {count} nội dung đăng ký."
LACKING_SAVED = "Đã đăng ký {count} nhu cầu còn thiếu theo tiêu chuẩn chức vụ hiện nay."
# Before a level, where several kinds stand in one cell.
SHORT = {
    StandardKind.DEGREE: "",
    StandardKind.THEORY: "LLCT: ",
    StandardKind.STATE: "QLNN: ",
    StandardKind.DEFENCE: "QPAN: ",
}
NOTHING_NEW = "Không có nội dung nào khác với đã ghi."


def known(levels: Mapping[str, Reached]) -> list[tuple[str, Reached]]:
    """Those with a level that is known, in the order of the kinds."""
    return [(kind, levels[kind]) for kind in WITH_LEVELS if kind in levels and levels[kind].level]


def is_met(need: Need, levels: Mapping[str, Reached]) -> bool:
    """Whether the level that it asks stands on record."""
    reached = levels.get(need.kind, NOTHING).level or 0
    return bool(need.level) and reached >= need.level


class NeedsAnswersPage(OfAnswers, generic.TemplateView):
    """Each of the unit's people with levels on record, what the post held still asks, and the courses registered."""

    kind = "needs"

    def get_template_names(self) -> list[str]:
        return ["training/campaign/answers.html"]

    @cached_property
    def people(self) -> tuple[list[PersonAsked], list[Cadre]]:
        """Nobody is named of a campaign that is marked secret."""
        if self.object.campaign.secret:
            raise PermissionDenied(self.closed)
        return people_asked(self.object, self.request.user)

    @cached_property
    def courses(self) -> dict[str, OfferedCourse]:
        return courses_on(clock.today())

    def form(self, line: NeedLine) -> CourseForm:
        """A line that the page did not show when it was opened is not read from what was sent."""
        sent = self.request.POST
        whole = {f"{line.key}-seal", f"{line.key}-course"} <= sent.keys()
        return CourseForm(sent if whole else None, line=line, courses=self.courses)

    @cached_property
    def forms(self) -> dict[str, CourseForm]:
        lines = (line for each in self.people[0] for line in each.lines)
        return {line.key: self.form(line) for line in lines}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people, of_others = self.people
        return super().get_context_data(
            people=[(self.told(each), [self.forms[line.key] for line in each.lines]) for each in people],
            of_others=of_others,
            total=sum(len(each.registered) for each in people),
            someone=sum(bool(each.registered) for each in people),
            faulty=sum(form.is_bound and bool(form.errors) for form in self.forms.values()),
            closed=self.closed,
            next_acts=next_acts(self.request.user, self.object),
            office=office_body(),
            **kwargs,
        )

    def told(self, each: PersonAsked) -> dict[str, Any]:
        return {
            "person": each.person,
            "levels": [f"{SHORT[kind]}{reached.words}" for kind, reached in known(each.levels)],
            "lacks": lacking(each.held) if each.held else "",
            "others": [need for need in each.others if not is_met(need, each.levels)],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.closed:
            raise PermissionDenied(self.closed)
        sent = {key: form for key, form in self.forms.items() if form.is_bound}
        if not all([form.is_valid() for form in sent.values()]):
            return self.render_to_response(self.get_context_data())
        said = {key: form.said for key, form in sent.items()}
        shown = {key: form.cleaned_data["seal"] for key, form in sent.items()}
        done = answer(self.object, request.user, said | self.gone(), shown)
        if done.refused:
            return self.refused(done)
        if "lacking" in request.POST:
            count = register_lacking(self.object, request.user)
            messages.success(request, LACKING_SAVED.format(count=count))
        return self.saved(done)

    def gone(self) -> dict[str, CourseWord]:
        """Lines that were sent and stand no more: somebody took them back meanwhile."""
        sent = self.request.POST
        keys = {name.removesuffix("-course") for name in sent if name.endswith("-course")}
        return {key: CourseWord(sent[f"{key}-course"][:20]) for key in keys - self.forms.keys()}

    def refused(self, done: AnsweredNeeds) -> HttpResponse:
        """What was written stands; a line that changed meanwhile shows both words, and counts as shown anew."""
        if done.written:
            messages.success(self.request, SAVED.format(count=done.written))
        for key in done.refused.keys() - self.forms.keys():
            messages.error(self.request, done.refused[key])
        now = lines_of(self.object, self.request.user)
        for key, form in self.forms.items():
            if form.is_bound and key in now:
                form.own_data()[form.add_prefix("seal")] = now[key].now.seal
            if key in done.refused:
                form.add_error("course", done.refused[key])
        return self.render_to_response(self.get_context_data())

    def saved(self, done: AnsweredNeeds) -> HttpResponse:
        if done.written:
            messages.success(self.request, SAVED.format(count=done.written))
        elif "lacking" not in self.request.POST:
            messages.info(self.request, NOTHING_NEW)
        return HttpResponseRedirect(self.own_url)


class RegistersNeed:
    """A need by the word of the person's unit, or of the office for it: what stands already is registered."""

    model = Need
    action = "register"
    form_class = RegistrationForm

    def get_template_names(self) -> list[str]:
        return ["training/campaign/register.html"]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"courses": courses_on(clock.today())}


class RegisterPage(RegistersNeed, CreatePage):
    """Somebody is chosen among those whom the user speaks for."""


class RegisterOfPage(RegistersNeed, PersonCreatePage):
    """From the page of a person."""
