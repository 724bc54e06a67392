"""Leaders beside the standards of their posts: the list with its figure, and the part of a person's page."""

from functools import partial

import django_filters
from django.db.models import Case, F, IntegerField, TextChoices, When

from cadre.columns import title, unit
from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from cadre.sections import PersonSection
from foundation.core import clock
from foundation.core.context import as_of
from foundation.core.scope.rows import OTHERS_ACT
from foundation.lists.filters import ScopedFilterSet
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.levels import offered_choices
from office.organisation.models.structure import Unit
from standards.checks import NOT_COUNTED, WITHOUT, Standards, Standing, judged
from standards.models import WITH_LEVELS, StandardKind


class StandingFilter(TextChoices):
    """What a reader asks for; every number of the figure has its own."""

    MEETS = Standing.MEETS.value, Standing.MEETS.label
    REST = "rest", "Chưa đạt chuẩn chức danh"
    LACKS = Standing.LACKS.value, "Còn thiếu trình độ (mọi loại)"
    DEGREE = StandardKind.DEGREE.value, "Thiếu trình độ chuyên môn"
    THEORY = StandardKind.THEORY.value, "Thiếu lý luận chính trị"
    STATE = StandardKind.STATE.value, "Thiếu quản lý nhà nước"
    DEFENCE = StandardKind.DEFENCE.value, "Thiếu quốc phòng, an ninh"
    NO_DATA = Standing.NO_DATA.value, Standing.NO_DATA.label
    UNCONFIRMED = Standing.UNCONFIRMED.value, Standing.UNCONFIRMED.label
    NONE = Standing.NONE.value, Standing.NONE.label
    COUNTED = "counted", "Có tiêu chuẩn chức danh đã xác nhận"
    UNCERTAIN = "uncertain", "Tính theo dữ liệu chưa rõ từ ngày nào"


def fits(wanted, each):
    if wanted == StandingFilter.COUNTED:
        return each.standing not in NOT_COUNTED
    if wanted == StandingFilter.REST:
        return each.standing not in (Standing.MEETS, *NOT_COUNTED)
    if wanted == StandingFilter.UNCERTAIN:
        return not each.certain
    return each.lacks(wanted) if wanted in StandardKind else each.standing == wanted


class ComparisonFilter(ScopedFilterSet):
    """Narrows the leaders, judges all that are left, then keeps those with the wanted verdict and the typed words.

    What is typed narrows the list and no figure: a name would be enough to be told the verdict on it.
    """

    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    q = django_filters.CharFilter(label="Họ tên, đơn vị, chức vụ, năm sinh", method="untouched")
    level = django_filters.ChoiceFilter(label="Cấp", choices=offered_choices, field_name="held_level")
    standing = django_filters.ChoiceFilter(
        label="Đối chiếu", choices=StandingFilter.choices, method="untouched"
    )

    class Meta:
        model = Cadre
        fields = ["unit", "q", "level", "standing"]

    def under(self, leaders, name, unit):
        return leaders.filter(Unit.objects.scope_under([unit]).condition("held_unit"))

    def found(self, leaders, text):
        return leaders.found_by(text) if self.day == clock.today() else leaders.found_then(text)

    def untouched(self, leaders, name, wanted):
        return leaders

    def filter_queryset(self, queryset):
        leaders = super().filter_queryset(queryset)
        self.judged = {each.cadre: each for each in judged(leaders, self.day)}
        if text := self.form.cleaned_data.get("q"):
            leaders = self.found(leaders, text)
        wanted = self.form.cleaned_data.get("standing")
        if not wanted:
            return leaders
        hidden = conflicted_cadres(self.request.user)
        keys = [key for key, each in self.judged.items() if key not in hidden and fits(wanted, each)]
        return leaders.filter(pk__in=keys)


class ComparisonPage(SheetListPage):
    """Every leader in the scope; the figure counts all that unit and level leave, whatever else is asked for."""

    model = Cadre
    filterset_class = ComparisonFilter
    order = ("official_order", "pk")
    related = ("held__post__title", "held__post__unit")
    unit_word = "đồng chí"
    section_path = "held__post__unit"
    form_page = False
    empty_text = "Chưa có đồng chí nào giữ chức danh lãnh đạo, quản lý."
    no_match_text = "Không có đồng chí nào theo điều kiện lọc."

    def list_title(self):
        return "Đối chiếu tiêu chuẩn chức danh"

    def get_template_names(self):
        return ["cadre/_compared.html"] if self.request.htmx else ["cadre/compared.html"]

    def get_queryset(self):
        return Cadre.objects.seen_by(self.request.user, self.day, self.action).filter(held_leads=True)

    @property
    def columns(self):
        asked = {finding.kind for each in self.judgements.values() for finding in each.findings}
        kinds = (
            Column(
                kind,
                kind.label,
                self.cell(kind, has_and_needs),
                html=self.cell(kind, drawn),
                shown=kind in asked,
                sort=self.ranked(partial(reached, kind)),
            )
            for kind in StandardKind
        )
        return (
            Column("full_name", "Họ và tên", "full_name", sort=F("sort_key"), any_size=True),
            Column(
                "words",
                "Kết quả đối chiếu",
                lambda row: self.of(row, lambda each: each.short, OTHERS_ACT.rstrip(".")),
                sort=self.ranked(lambda each: list(Standing).index(each.standing)),
            ),
            *kinds,
            Column("title", "Chức vụ", title, sort="held__post__title__name"),
            Column("unit", "Đơn vị", unit, sort="held__post__unit__name"),
            Column("basis", "Căn cứ", lambda row: self.of(row, basis), shown=False),
            Column("source", "Nguồn số liệu", lambda row: self.of(row, source), shown=False),
        )

    @property
    def judgements(self):
        return self.filterset.judged

    def of(self, row, read, otherwise=""):
        """What is read of the row's judgement, or the other word for those whom the reader must not judge."""
        return otherwise if row.pk in conflicted_cadres(self.request.user) else read(self.judgements[row.pk])

    def ranked(self, place):
        """What is sorted by: the place of each judgement, where the reader may judge."""
        groups = {}
        for key, each in self.judgements.items():
            if key not in conflicted_cadres(self.request.user):
                groups.setdefault(place(each), []).append(key)
        groups.pop(None, None)
        return Case(
            *(When(pk__among=keys, then=of) for of, keys in groups.items()), output_field=IntegerField()
        )

    def cell(self, kind, words):
        return lambda row: self.of(row, lambda each: words(each, kind))

    @property
    def figure(self):
        """Of all that the filters leave, whatever was typed, but for those whom the reader must not judge."""
        return Standards.of(self.judgements.values(), conflicted_cadres(self.request.user))

    def get_context_data(self, **kwargs):
        figure = self.figure
        parts = [(StandingFilter(kind).label, figure.lacking[kind], kind) for kind in WITH_LEVELS]
        parts.append((Standing.NO_DATA.label, figure.standings[Standing.NO_DATA], Standing.NO_DATA))
        left_out = [
            (WITHOUT[each], count, self.address(standing=each)) for each, count in figure.not_counted.items()
        ]
        return super().get_context_data(
            figure=figure,
            meeting_url=self.address(standing=StandingFilter.MEETS),
            rest_url=self.address(standing=StandingFilter.REST),
            masked=len(conflicted_cadres(self.request.user) & self.judgements.keys()),
            uncertain_url=self.address(standing=StandingFilter.UNCERTAIN),
            left_out=left_out,
            reasons=[(label, count, self.address(standing=each)) for label, count, each in parts if count],
            **kwargs,
        )

    def notes(self):
        return (*super().notes(), f"Đạt chuẩn chức danh: {self.figure.sentence}")


def reached(kind, each):
    """The level that was reached; None without one."""
    level = each.levels.get(kind)
    return level.level if level else None


def has_and_needs(each, kind):
    """Sign, verdict, what is there and what is asked; the level alone where nothing is asked."""
    finding = each.of(kind)
    if finding is None:
        reached = each.levels.get(kind)
        return reached.words if reached else ""
    sign = f"{finding.verdict.sign} {finding.verdict.word}"
    return f"{sign}: {finding.value or 'chưa ghi'} ({finding.needed})"


def drawn(each, kind):
    """The same on screen, with the icon of the verdict."""
    finding = each.of(kind)
    if finding is None:
        return has_and_needs(each, kind)
    return finding.verdict.badge(f"{finding.verdict.word}: {finding.value or 'chưa ghi'} ({finding.needed})")


def basis(each):
    return "; ".join(dict.fromkeys(finding.article for finding in each.findings if finding.article))


def source(each):
    return "; ".join(f"{finding.name} {finding.source}" for finding in each.findings if finding.source)


class StandardsSection(PersonSection):
    """The verdict on the main post of the day."""

    model = Cadre
    title = "Tiêu chuẩn chức danh"
    section_template = "cadre/_standards.html"

    def get_context_data(self, **kwargs):
        day = as_of(self.request)
        person = Cadre.objects.on(day).filter(pk=self.cadre.pk)
        holder = person.select_related("held__post__title", "held__post__unit").first()
        hidden = self.cadre.pk in conflicted_cadres(self.request.user)
        found = None if hidden or not holder else judged(person, day)[0]
        return super().get_context_data(
            day=day,
            post=holder.held.post if holder else None,
            others_act=OTHERS_ACT if hidden else "",
            judged=found,
            basis=basis(found) or "chưa ghi điều, khoản" if found else "",
            **kwargs,
        )
