"""“Quá trình quy hoạch”: the course of an entry, or of somebody who was to be added; on screen and on paper."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views import generic
from django.views.generic.detail import SingleObjectMixin

from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.models import AccessLog
from foundation.core.pages import ScopedPage
from foundation.core.traces.access import log_access
from foundation.sheets.sending import FileFormat, SentForm, send_form
from planning.models import PlanningEntry, PlanningTarget, ReviewLine
from planning.reviews.course import OF_TARGET, Course
from planning.reviews.course_events import events_of
from planning.reviews.course_paper import course_form, course_rows
from planning.secrecy import refusal, require_open

FORMATS = (FileFormat.PDF, FileFormat.DOCX)


class OfCourse(ScopedPage):
    """A person on a list, by their entry or by a line under review."""

    @property
    def target(self) -> PlanningTarget:
        raise NotImplementedError

    def course(self, *, on_paper: bool = False) -> Course:
        cadre: Cadre = self.object.cadre
        return Course(self.request.user, cadre, self.target, clock.today(), on_paper)


class CoursePage(OfCourse, generic.DetailView):
    """The title of the window names nobody."""

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/course.html"]

    @property
    def may_print(self) -> bool:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        log_access(request, AccessLog.Action.OPEN, self.model._meta.label_lower, key=self.object.pk)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        printed, course = self.may_print and not refusal([self.target]), self.course()
        own = {"course": course, "events": events_of(course), "formats": FORMATS if printed else ()}
        file_url = self.page_url("course-file", self.object)
        return super().get_context_data(**own, file_url=file_url, **kwargs)

    def list_url(self) -> str:
        return self.object.get_absolute_url()


class CourseFile(OfCourse, SingleObjectMixin, generic.View):
    """“Hồ sơ quy trình” as a file; nothing of a secret list leaves the program."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        require_open([self.target])
        format = next((each for each in FORMATS if each == request.POST.get("format")), FileFormat.PDF)
        stem, course = f"QT_{clock.today():%Y}_{self.object.pk:04d}", self.course(on_paper=True)
        sent = SentForm(self.model, course_form(course), course_rows(course), stem, self.object.pk)
        return send_form(request, sent, format)


class ByEntry:
    model = PlanningEntry

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("cadre", *OF_TARGET)

    @property
    def target(self) -> PlanningTarget:
        return self.object.target


class EntryCoursePage(ByEntry, CoursePage):
    @property
    def may_print(self) -> bool:
        return self.request.user.may("planning.export_planningentry", self.object)

    def list_title(self) -> str:
        return f"{self.object.target.post.title}, {self.object.target.term}"


class EntryCourseFile(ByEntry, CourseFile):
    action = "export"


class ByLine:
    """Of somebody who stands on no list yet, too; a line is taken away by who takes its list away."""

    model = ReviewLine

    def get_queryset(self) -> QuerySet:
        related = ("cadre", "review_list__campaign", *(f"review_list__{path}" for path in OF_TARGET))
        return super().get_queryset().select_related(*related)

    @property
    def target(self) -> PlanningTarget:
        return self.object.review_list.target


class LineCoursePage(ByLine, CoursePage):
    @property
    def may_print(self) -> bool:
        return self.request.user.may("planning.export_reviewlist", self.object.review_list)

    def list_title(self) -> str:
        return str(self.object.review_list)


class LineCourseFile(ByLine, CourseFile):
    def get_object(self, queryset: QuerySet | None = None) -> ReviewLine:
        line = super().get_object(queryset)
        if not self.request.user.may("planning.export_reviewlist", line.review_list):
            raise PermissionDenied
        return line
