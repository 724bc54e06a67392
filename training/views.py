import datetime
from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.db.models import Sum
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from cadre.models.people import Cadre
from cadre.sections import PersonCreatePage, PersonSection
from foundation.core import clock
from foundation.core.context import as_of, day_query, list_link
from foundation.core.figures import thousands
from foundation.core.pages import CreatePage, DetailPage, EditPage, RemovePage
from foundation.lists.tables import draw
from foundation.sheets.lists import SheetListPage
from training.campaign.registering import may_register
from training.closing.class_page import ClassClosing
from training.columns import OF_ONE_CLASS, OF_ONE_PERSON, class_columns, learner_columns
from training.completeness import remarks
from training.filters import ClassFilter, EnrolmentFilter
from training.models import Enrolment, Need, Programme, SendingList, TrainingClass, TrainingPlan
from training.needs.columns import badge, because
from training.needs.states import told
from training.opening.class_page import plan_buttons, plan_of
from training.secrecy import TAKES_NAMES, left_out_for, names_refused, secrecy_told

OF_LEARNER = ("cadre__now__unit", "training_class__programme")


def table(request, columns, enrolments):
    """What training/_table.html draws."""
    rows, day = list(enrolments), day_query(request)
    html = draw(columns, rows, lambda row: "" if row.masked else row.get_absolute_url() + day)
    return {"learners": rows, "columns": columns, "rows_html": html}


class ClassListPage(SheetListPage):
    model = TrainingClass
    filterset_class = ClassFilter
    order = ("newest", "pk")
    related = ("programme", "unit")
    empty_text = "Chưa có lớp nào. Thêm lớp hoặc nhập danh sách lớp từ Excel."
    no_match_text = "Không có lớp nào theo điều kiện lọc."

    @property
    def columns(self):
        return class_columns(self.day)

    @cached_property
    def unit_word(self):
        """What is counted, with the learners of all rows added up."""
        heads = self.rows.with_learners().aggregate(heads=Sum("learners"))["heads"] or 0
        return f"lớp – {thousands(heads)} lượt học viên"

    def get_queryset(self):
        """Of a past day the classes opened by then: what was planned at that time is not known."""
        classes = super().get_queryset().newest_first()
        return classes.opened_by(self.day) if self.day < clock.today() else classes

    def with_cells(self, rows):
        return super().with_cells(rows).with_learners()

    def actions(self):
        yield from list_link(self.request, Need, "Nhu cầu đã ghi", "clipboard-data")
        yield from list_link(self.request, TrainingPlan, "Kế hoạch năm", "journal-check")
        yield from list_link(self.request, Enrolment, "Học viên", "people")
        yield from list_link(self.request, Programme, "Chương trình", "book")
        yield from list_link(self.request, SendingList, "Danh sách cử đi học", "send")
        yield from super().actions()


class EnrolmentListPage(SheetListPage):
    model = Enrolment
    filterset_class = EnrolmentFilter
    order = ("sort", "pk")
    related = OF_LEARNER
    unit_word = "lượt học viên"
    empty_text = "Chưa có học viên nào. Thêm học viên ở trang của lớp hoặc nhập danh sách từ Excel."
    no_match_text = "Không có học viên nào theo điều kiện lọc."
    form_page = False

    @property
    def columns(self):
        return learner_columns(self.past)

    def link(self, row):
        return "" if row.masked else super().link(row)

    @property
    def leaves(self):
        return self.action == "export" or self.prints

    def remarks(self):
        yield from super().remarks()
        if self.leaves and (said := left_out_for(self.request.user)):
            yield said

    def get_queryset(self):
        enrolments = Enrolment.objects.listed_for(self.request.user, self.action).by_name()
        if self.leaves:
            enrolments = enrolments.filter(training_class__secret=False)
        return enrolments.on(self.day) if self.day < clock.today() else enrolments

    def with_cells(self, rows):
        rows = super().with_cells(rows)
        return rows.with_unit(self.day) if self.past else rows

    def actions(self):
        yield from list_link(self.request, TrainingClass, "Lớp", "mortarboard")
        yield from super().actions()


class ClassDetailPage(DetailPage):
    """The class for whoever sees it; of its learners those of the reader's own units."""

    model = TrainingClass
    keeps_access = True

    def get_queryset(self):
        return super().get_queryset().select_related("programme", "unit", "plan_row__plan").with_learners()

    @cached_property
    def closing(self):
        return ClassClosing(self.object, self.request.user)

    def actions(self):
        yield from self.closing.buttons()
        yield from plan_buttons(self.object, self.request.user)
        yield from super().actions()

    def get_context_data(self, **kwargs):
        one, day, user = self.object, as_of(self.request), self.request.user
        past = day < clock.today()
        learners = Enrolment.objects.listed_for(user).filter(training_class=one).by_name()
        learners = learners.standing(day).with_unit(day) if past else learners
        open_to_user = Enrolment.objects.for_user(user).filter(training_class=one)
        learners = learners.select_related(*OF_LEARNER).order_by("sort", "pk")
        return super().get_context_data(
            **table(self.request, OF_ONE_CLASS, learners),
            **self.closing.told(),
            plan_row=plan_of(one, user),
            state=one.state_on(day),
            secrecy=list(secrecy_told(one)),
            kept_on_screen=one.secret,
            remarks=[] if past or one.secret else [*remarks(one, open_to_user, day), *self.closing.remarks()],
            may_add=TrainingClass.objects.taking_learners_of(user).filter(pk=one.pk, **TAKES_NAMES).exists(),
            list_address=f"{reverse('enrolment-list')}?training_class={one.pk}",
            papers_url="" if past or not self.offers("export") else reverse("class-papers", args=[one.pk]),
            **kwargs,
        )


class EnrolmentDetailPage(DetailPage):
    model = Enrolment

    def get_queryset(self):
        return super().get_queryset().select_related(*OF_LEARNER)

    def get_context_data(self, **kwargs):
        cadre = self.object.cadre
        readable = cadre and Cadre.objects.for_user(self.request.user).filter(pk=cadre.pk).exists()
        return super().get_context_data(
            training_class=self.object.training_class,
            person_url=cadre.get_absolute_url() + day_query(self.request) if readable else "",
            **kwargs,
        )


class OfClass:
    """A page that changes one learner leads back to the class."""

    def list_url(self):
        return self.training_class.get_absolute_url()

    def list_title(self):
        return self.training_class.name

    @cached_property
    def training_class(self):
        return self.object.training_class


class EnrolmentCreatePage(OfClass, CreatePage):
    @cached_property
    def training_class(self):
        classes = TrainingClass.objects.taking_learners_of(self.request.user)
        found = get_object_or_404(classes, pk=self.kwargs["training_class"])
        if said := names_refused(found):
            raise PermissionDenied(said)
        return found

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "training_class": self.training_class}


class PersonEnrolmentPage(PersonCreatePage):
    """A class is added to the person whom the address names: somebody brought a certificate."""


class EnrolmentEditPage(OfClass, EditPage):
    pass


class EnrolmentRemovePage(OfClass, RemovePage):
    pass


class TrainingSection(PersonSection):
    """What a person needs to learn, and the classes of the person, newest first."""

    model = Enrolment
    title = "Đào tạo, bồi dưỡng"
    section_template = "training/_person.html"

    def get_context_data(self, **kwargs):
        day = as_of(self.request)
        own = Enrolment.objects.listed_for(self.request.user).filter(cadre=self.cadre)
        own = own.on(day) if day < clock.today() else own
        own = own.select_related(*OF_LEARNER).order_by("-training_class__opens_on", "-pk")
        return super().get_context_data(
            **table(self.request, OF_ONE_PERSON, own),
            may_add=self.holds("add"),
            may_register=day == clock.today() and may_register(self.request.user, self.cadre),
            needs=list(self.needs(day)),
            **kwargs,
        )

    def needs(self, day: datetime.date) -> Iterator[tuple[Need, str, str]]:
        """What the person needs to learn, with where that stands and what says so; not what was dropped."""
        user = self.request.user
        needs = Need.objects.for_user(user).filter(cadre=self.cadre).once().on(day)
        needs = list(needs.exclude(state_then=Need.State.DROPPED))
        stands = told(needs, day, user)
        for need in needs:
            yield need, badge(stands[need.pk].standing), because(stands[need.pk])
