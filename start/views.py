"""The page "Bắt đầu" and the three pages that only a new office needs."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views import generic

from foundation.core import clock
from foundation.core.answers.rights import NeedsRight
from foundation.core.database import wait_in_line
from office.organisation.kits import Kit, kits
from office.organisation.models.levels import Level
from office.organisation.models.structure import ManagingAuthority, Post, PostManagement, PostTitle
from planning.models import PlanningTerm
from planning.usual_terms import usual_terms
from start.context import CHANGE, VIEW, office_of
from start.forms import ManagementForm, OfficeForm
from start.lines import Beginning

LEVELS = Level.values
OPEN = "open"


class StartPage(NeedsRight, generic.TemplateView):
    """A page about the office of the user, for whose unit the right must be held."""

    template_name = "start/start.html"
    permission_required = VIEW
    title = "Bắt đầu"

    def has_permission(self):
        may = super().has_permission() and self.office is not None
        return may and self.request.user.may(self.permission_required, self.office)

    @cached_property
    def office(self):
        return office_of(self.request.user)

    def get_context_data(self, **kwargs):
        lines = list(Beginning(self.request.user, self.office, clock.today()).lines())
        return super().get_context_data(
            title=self.title,
            lines=lines,
            waiting=sum(not line.done for line in lines),
            first=next((line for line in lines if line.url and not line.done), None),
            office=self.office,
            may_close=self.request.user.may(CHANGE, self.office),
            **kwargs,
        )


class StepPage(StartPage):
    """A page that the office's head fills in once; it leads back to the list of what is left."""

    permission_required = CHANGE

    def get_context_data(self, **kwargs):
        return generic.TemplateView.get_context_data(self, title=self.title, office=self.office, **kwargs)

    def done(self, words, then="start"):
        messages.success(self.request, words)
        return redirect(then)


class OfficePage(StepPage):
    template_name = "start/office.html"
    title = "Tên và cấp của cơ quan"

    def get(self, request):
        return self.render_to_response(self.get_context_data(form=self.form(None)))

    @transaction.atomic
    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.save(self.office)
        then = "start-kit" if self.office.kit in kits() else "start"
        return self.done("Đã ghi tên và cấp của cơ quan.", then=then)

    def form(self, data):
        unit, kit = self.office.unit, self.office.kit
        initial = {"name": unit.name, "kit": kit, "code": unit.code} if kit else {"kit": next(iter(kits()))}
        return OfficeForm(data, unit=unit, initial=initial)


class KitPage(StepPage):
    """What such an office usually has: ticked, and made where it stays ticked."""

    template_name = "start/kit.html"
    title = "Đơn vị, tập thể, chức danh, nhiệm kỳ thường có"

    def get(self, request):
        if self.office.kit not in kits():
            return self.render_to_response(self.get_context_data())
        kit = Kit(self.office)
        context = {"units": list(kit.units()), "further": list(kit.further()), "note": kit.facts["note"]}
        return self.render_to_response(self.get_context_data(**context, terms=list(self.terms())))

    @transaction.atomic
    def post(self, request):
        if self.office.kit not in kits():
            return redirect("start-office")
        wait_in_line("start kit")
        made = Kit(self.office).make(set(request.POST.getlist("take"))) + self.make_terms(request.POST)
        return self.done(f"Đã thêm {made} mục." if made else "Không có mục nào cần thêm.")

    def terms(self):
        """(key, term, whether the office has it) of the terms of the kit's levels."""
        known = set(PlanningTerm.objects.values_list("level", "kind", "name"))
        for place, term in enumerate(usual_terms(kits()[self.office.kit]["terms"])):
            yield f"term-{place}", term, (term.level, term.kind, term.name) in known

    def make_terms(self, data):
        """Save the terms that are ticked; the month of a congress counts as confirmed only where that is ticked too."""
        taken, seen = set(data.getlist("take")), set(data.getlist("seen"))
        new = [(key, term) for key, term, stands in self.terms() if key in taken and not stands]
        return sum(self.make_term(term, key in seen) for key, term in new)

    def make_term(self, term, seen):
        """Whether the term could be saved; where the office has another one in its time, it says so."""
        term.congress_confirmed = seen and term.congress_month is not None
        try:
            term.full_clean()
        except ValidationError as error:
            messages.warning(self.request, f"Chưa thêm {term}: {' '.join(error.messages)}")
            return False
        term.save()
        return True


class ManagementPage(StepPage):
    """Who manages which posts, a title at a time: of the posts of which nothing is recorded on the day."""

    template_name = "start/management.html"
    title = "Diện quản lý"
    permission_required = "organisation.add_postmanagement"

    def has_permission(self):
        return bool(self.request.user.scope(self.permission_required)) and self.office is not None

    def get(self, request):
        form = self.form(None)
        return self.render_to_response(self.get_context_data(form=form, rows=self.rows(form)))

    @transaction.atomic
    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, rows=self.rows(form)))
        authorities, day = dict(form.chosen()), form.cleaned_data["valid_from"]
        made = [
            PostManagement(post=post, authority=authorities[post.title_id], valid_from=day)
            for post in self.unmanaged().filter(title__in=list(authorities))
        ]
        PostManagement.objects.bulk_create(made)
        return self.done(f"Đã ghi diện quản lý của {len(made)} chức vụ.")

    def unmanaged(self):
        """The posts of the scope that no authority has ever been named for."""
        inside = self.request.user.scope(self.permission_required).condition("unit")
        return Post.objects.for_user(self.request.user).filter(inside, managements=None)

    @cached_property
    def titles(self):
        titles = PostTitle.objects.filter(posts__in=self.unmanaged()).annotate(places=Count("posts"))
        return sorted(titles, key=lambda of: (not of.is_leader, LEVELS.index(of.level), of.order, of.name))

    def form(self, data):
        initial = {"valid_from": self.office.unit.valid_from}
        return ManagementForm(data, titles=self.titles, proposed=self.proposed(), initial=initial)

    def rows(self, form):
        return [(title, form[f"title-{title.pk}"]) for title in self.titles]

    def proposed(self):
        """{title key: authority key} by the office's kit; of who leads nobody nothing is proposed."""
        managed = kits().get(self.office.kit, {}).get("managed", ())
        keys = {authority.name: str(authority.pk) for authority in ManagingAuthority.objects.all()}
        found = {}
        for title in self.titles:
            rule = next((rule for rule in managed if fits(rule, title)), None)
            if rule and rule["authority"] in keys:
                found[title.pk] = keys[rule["authority"]]
        return found


def fits(rule, title):
    """Whether a rule of a kit speaks of the title: by level and name, or of all who lead."""
    if "titles" in rule:
        return rule["level"] == title.level and title.name in rule["titles"]
    return title.is_leader or title.kind == PostTitle.Kind.COLLECTIVE


class ClosePage(StepPage):
    """Puts the page away, or takes it out again: as it is asked, for a form may be sent twice."""

    http_method_names = ["post"]

    def post(self, request):
        opens = request.POST.get("wanted") == OPEN
        if opens != self.office.is_open:
            self.office.closed_on = None if opens else clock.today()
            self.office.save()
        words = "Đã mở lại phần bắt đầu." if self.office.is_open else "Đã kết thúc phần bắt đầu."
        return self.done(words)
