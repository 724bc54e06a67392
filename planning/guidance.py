"""The figures that planning lists ask of the rules in force: filled in and confirmed on one page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views import generic

from foundation.core import clock
from foundation.core.pages import ScopedPage
from foundation.core.saving.shown import lock
from foundation.core.scope.rows import permission
from office.organisation.models.structure import PostTitle
from office.organisation.models.users import User
from office.regulations.forms import RuleFigureForm
from office.regulations.keys import KEYS, LABELS
from office.regulations.models import Rule, RuleSet
from planning.checks import narrowed
from planning.models import PlanningTarget, PlanningTerm

# What lists and their structure look up; a directive's months belong to its own set.
ASKED = [key for group in ("Số lượng", "Cơ cấu", "Tuổi và thời gian công tác") for key in KEYS[group]]
ASKED = [key for key in ASKED if not key.startswith("reckoning_month")]


class AskingList(NamedTuple):
    term: PlanningTerm
    title: PostTitle


@dataclass
class AskedRule:
    """A rule, the lists that ask it, and its line of the form."""

    rule: Rule
    rule_set: RuleSet
    lists: dict[tuple[int, int], AskingList] = field(default_factory=dict)
    form: RuleFigureForm | None = None


@dataclass
class Guidance:
    """What the lists of the day ask: the rules there are, and by set the keys of which it says nothing."""

    rules: list[AskedRule]
    missing: list[tuple[RuleSet, list[str]]]
    without_set: list[AskingList]


def asked_of(user: User, day: date) -> Guidance:
    """The rules that the lists of the scope ask whose terms are not over; five queries for any number of them."""
    targets = PlanningTarget.objects.for_user(user).filter(term__ends_on__gt=day)
    targets = list(
        targets.select_related("term", "post__title", "post__unit").order_by("term", "post__title")
    )
    sets = RuleSet.objects.in_force_for({(day, each.post.unit) for each in targets}, RuleSet.Subject.PLANNING)
    known = {each.pk: each for each in RuleSet.objects.prefetch_related("documents")}
    rules, lacking, without = {}, {}, {}
    for target in targets:
        key = target.term_id, target.post.title_id
        row = AskingList(target.term, target.post.title)
        rule_set = sets[day, target.post.unit_id]
        if rule_set is None:
            without.setdefault(key, row)
            continue
        place = narrowed(target.post.title, ahead=target.term.begins_on > day)
        for name in ASKED:
            if rule := rule_set.rule(name, **place):
                asked = rules.setdefault(rule.pk, AskedRule(rule, known[rule.rule_set_id]))
                asked.lists.setdefault(key, row)
            else:
                lacking.setdefault(rule_set.pk, (rule_set, {}))[1][name] = LABELS[name]
    missing = [(rule_set, list(names.values())) for rule_set, names in lacking.values()]
    return Guidance(sorted(rules.values(), key=order), missing, list(without.values()))


def order(asked: AskedRule) -> tuple:
    """What waits first; then as the keys stand on the page of a set."""
    return asked.rule.confirmed, ASKED.index(asked.rule.key), asked.rule_set.name, asked.rule.pk


class GuidancePage(ScopedPage, generic.TemplateView):
    """One line a rule, to read or to fill in."""

    model = Rule
    template_name = "planning/guidance.html"

    def get_permission_required(self) -> list[str]:
        return [*super().get_permission_required(), permission(PlanningTarget, "view")]

    def list_url(self) -> str:
        return reverse("planning-index")

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.guidance(None))

    def guidance(self, data: Any) -> Guidance:
        user = self.request.user
        guidance = asked_of(user, clock.today())
        for asked in guidance.rules:
            asked.form = RuleFigureForm(data, instance=asked.rule, user=user, prefix=f"rule-{asked.rule.pk}")
        return guidance

    def show(self, guidance: Guidance) -> HttpResponse:
        open_ones = sum(not asked.rule.confirmed for asked in guidance.rules)
        clashes = [clash for asked in guidance.rules for clash in asked.form.clashes]
        may_change = self.offers("change") and bool(guidance.rules)
        context = {"guidance": guidance, "waiting": open_ones, "clashes": clashes, "may_change": may_change}
        context["lists"] = list(
            {key: row for each in guidance.rules for key, row in each.lists.items()}.values()
        )
        context["may_confirm"] = bool(self.request.user.scope(RuleFigureForm.confirm_right))
        return self.render_to_response(self.get_context_data(**context))


class GuidanceSavePage(GuidancePage):
    """One key saves all lines or none; what another changed meanwhile is asked about."""

    action = "change"
    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        guidance = self.guidance(request.POST)
        forms = [asked.form for asked in guidance.rules if asked.form.was_shown]
        for form in forms:
            lock(form.instance)
            form.instance.refresh_from_db()
            form.compare()
        changed = [form for form in forms if form.has_changed() or form.clashes]
        if not all([form.is_valid() and saved(form) for form in in_turn(changed)]):
            transaction.set_rollback(True)
            return self.show(guidance)
        words = f"Đã lưu {len(changed)} quy định." if changed else "Không có quy định nào thay đổi."
        messages.success(request, words)
        return redirect("planning-guidance")


def in_turn(forms: Iterable[RuleFigureForm]) -> list[RuleFigureForm]:
    """Reckonings first, for what counts from them is confirmed only beside one that is."""
    return sorted(forms, key=lambda form: form.instance.key != "reckoning")


def saved(form: RuleFigureForm) -> bool:
    return form.try_save() is not None
