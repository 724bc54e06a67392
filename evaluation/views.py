from urllib.parse import urlencode

from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from cadre.models.conflicts import conflicted_cadres
from cadre.sections import PersonCreatePage, PersonSection
from evaluation.columns import columns, decided, member
from evaluation.figures import count_years
from evaluation.filters import EvaluationFilter
from evaluation.forms import EvaluationForm
from evaluation.grades import NOT_GRADED_SHORT
from evaluation.grading.choices import UNDECIDED
from evaluation.grading.period.running import running_years
from evaluation.models import Evaluation, GradingLine
from evaluation.models.evaluations import SAID, WEIGHED
from evaluation.summary import GOOD_SHORT, HEADINGS, line
from foundation.core import clock
from foundation.core.context import as_of, day_query
from foundation.core.pages import DetailPage
from foundation.sheets.lists import SheetListPage

ADD_GRADING = "evaluation.add_gradingline"


class EvaluationListPage(SheetListPage):
    model = Evaluation
    filterset_class = EvaluationFilter
    order = ("unit__official_key", "rank", "cadre__sort_key", "year", "pk")
    related = ("cadre", "unit")
    unit_word = "kết quả"
    section_path = "unit"
    empty_text = "Chưa có kết quả xếp loại nào. Thêm từng kết quả hoặc nhập bảng xếp loại từ Excel."
    no_match_text = "Không có kết quả xếp loại nào theo điều kiện lọc."

    def get_queryset(self):
        rows = Evaluation.objects.listed_for(self.request.user, self.action)
        return rows.ranked().spoken_of(self.day)

    @property
    def columns(self):
        return columns(not self.filterset.all_years, self.filterset.compares)

    def get_template_names(self):
        return ["evaluation/_results.html"] if self.request.htmx else super().get_template_names()

    def actions(self):
        yield {"label": "Kết quả xếp loại", "url": self.results_address(), "icon": "bar-chart-line"}
        yield from super().actions()

    def campaign_links(self):
        """Where the campaigns of grading are, and another one is opened."""
        if self.request.user.has_perm(ADD_GRADING):
            yield "Các đợt đánh giá", f"{reverse('campaign-list')}?kind=grading"
            yield "Mở đợt đánh giá", reverse("grading-new")

    def link(self, row):
        return row.cadre.get_absolute_url() + day_query(self.request) if row.masked else super().link(row)

    def get_context_data(self, **kwargs):
        rows = self.filterset.narrowed(self.get_queryset().filter(masked=False))
        summary = {
            "headings": HEADINGS,
            "good": GOOD_SHORT,
            "not_graded": NOT_GRADED_SHORT,
            "lines": [line(counted, self.figure_address) for counted in count_years(rows)],
            "without_own": bool(conflicted_cadres(self.request.user)),
        }
        ways = {} if self.request.htmx else self.ways()
        return super().get_context_data(summary=summary, **ways, **kwargs)

    def ways(self):
        """To the work of the year: it is not of another day."""
        running = list(running_years(self.request.user)) if self.day == clock.today() else []
        return {"running": running, "campaign_links": list(self.campaign_links())}

    def results_address(self):
        """What came of the year that is listed, in tables."""
        year = {} if self.filterset.all_years else {"year": self.filterset.form.cleaned_data["year"]}
        kept = {name: self.request.GET[name] for name in {"as_of", "unit"} & self.request.GET.keys()}
        return f"{reverse('evaluation-results')}?{urlencode(kept | year)}"

    def figure_address(self, **figure):
        """The list behind a figure of the summary: of the same day and unit, without what was typed."""
        query = QueryDict(mutable=True)
        for name in {"as_of", "unit", "within", "columns"} & self.request.GET.keys():
            query.setlist(name, self.request.GET.getlist(name))
        query.update(figure)
        return f"{self.request.path}?{query.urlencode()}"


class EvaluationDetailPage(DetailPage):
    model = Evaluation

    def get_queryset(self):
        return super().get_queryset().select_related("cadre", "unit", "line__campaign")

    def get_context_data(self, **kwargs):
        """Where a result comes from; what led to it for who weighs grades alone."""
        context, user, line = super().get_context_data(**kwargs), self.request.user, self.object.line
        reads = bool(line) and GradingLine.objects.all().lets(user, "view", line)
        context |= {"line": line, "line_is_open": reads}
        # A row of the year's work keeps it itself.
        if line or not user.scope(WEIGHED).covers(self.object.unit_id):
            labels = {str(context["form"][name].label) for name in SAID}
            context["pairs"] = [pair for pair in context["pairs"] if str(pair[0]) not in labels]
        return context


class PersonGradePage(PersonCreatePage):
    """A grade is added to the person whom the address names, with the post and unit of today to begin with.

    It leads back to that person: the next one is beside it, as the grades of a unit are written down in turn.
    """

    model = Evaluation
    form_class = EvaluationForm

    def people(self):
        return super().people().select_related("now__held__post__title")

    def get_initial(self):
        held = self.cadre.now.held
        return {"unit": self.cadre.now.unit_id, "post_words": held.post.title.name if held else ""}

    def form_valid(self, form):
        response = super().form_valid(form)
        return redirect(self.list_url()) if response.status_code == 302 else response


class EvaluationSection(PersonSection):
    """The grades of a person, one column a year, the earliest first."""

    model = Evaluation
    title = "Đánh giá, xếp loại"
    section_template = "evaluation/_of_person.html"

    def get_context_data(self, **kwargs):
        rows = self.get_queryset().filter(cadre=self.cadre).select_related("unit")
        grades = [
            (given, decided(given), member(given)) for given in reversed(rows.spoken_of(as_of(self.request)))
        ]
        return super().get_context_data(
            grades=grades,
            running=self.running() if as_of(self.request) >= clock.today() else [],
            as_member=any(party and party != words for _, words, party in grades),
            add_url=reverse("evaluation-add", args=[self.cadre.pk]) if self.holds("add") else "",
            **kwargs,
        )

    def running(self):
        """The rows of the person that are not decided, for who is told of these."""
        lines = GradingLine.objects.for_user(self.request.user).filter(cadre=self.cadre, state__in=UNDECIDED)
        return lines.select_related("campaign").order_by("-campaign__year", "pk")
