"""Nhiệm kỳ, thời hạn: until when posts are held, the first to end first, and who is planned for each."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from cadre.models.conflicts import conflicted_cadres
from cadre.models.facts import PostHeld
from foundation.core.context import day_query
from foundation.lists.tables import Column, sectioned
from foundation.sheets.lists import SheetListPage
from office.organisation.working_days import WorkingDays
from office.papers.drawing import DRAW
from office.papers.own_head import has_own_words
from planning.covers import Cover, Covers
from planning.models import PlanningEntry, PlanningTarget
from planning.secrecy import left_out_for
from rotation.choices import OPEN_APPOINTMENTS, AppointmentState
from rotation.ends.ending import EndKind, PostEnd
from rotation.ends.filters import PostEndFilter, Within
from rotation.models import Appointment
from rotation.papers.posts import PostTermNotice
from rotation.room import InRotationRoom

UNTIL = "Chức vụ đang giữ ngày {day:%d/%m/%Y}; “hết từ ngày” là ngày đầu tiên hết thời hạn."
NOT_CHOSEN = "Chưa chọn thời gian: gồm chức vụ đã quá hạn và hết trong 12 tháng."
LACKING = "{count} chức vụ lãnh đạo thiếu dữ liệu nên chưa tính được; chọn “Thiếu dữ liệu” để xem."
OWN = "Thời gian luân chuyển của đồng chí và người thân do đồng chí khác xem."
UNCONFIRMED = "quy định chưa xác nhận"
OVERDUE = "Đã quá hạn"
MONTH = "Hết trong tháng {month:%m/%Y}"
NO_END = "Thiếu dữ liệu"


def goes_on(row: Appointment, end: PostEnd) -> bool:
    """Whether it tells what becomes of the post at that end; an earlier decision does not."""
    return row.valid_from is None or (end.ends is not None and row.valid_from >= end.ends)


class PostEndListPage(InRotationRoom, SheetListPage):
    """A row is a post with its holder."""

    model = PostHeld
    filterset_class = PostEndFilter
    order = ("place", "pk")
    related = ("cadre", "post__title", "post__unit")
    unit_word = "chức vụ"
    form_page = False
    empty_text = "Không có chức vụ nào hết nhiệm kỳ, hết thời hạn trong 12 tháng theo số liệu đã ghi."
    no_match_text = "Không có chức vụ nào theo điều kiện lọc."

    def list_title(self) -> str:
        return "Nhiệm kỳ, thời hạn"

    def list_url(self) -> str:
        return reverse("post-ends") + day_query(self.request)

    def get_queryset(self) -> QuerySet:
        return PostHeld.objects.for_user(self.request.user, self.action).on(self.day)

    def link(self, row: PostHeld) -> str:
        return row.get_absolute_url() + day_query(self.request)

    def remarks(self) -> Iterator[str]:
        yield from super().remarks()
        yield UNTIL.format(day=self.day)
        wanted = self.filterset.form.cleaned_data.get("within")
        if not wanted:
            yield NOT_CHOSEN
        if self.filterset.without and wanted != Within.LACKING:
            yield LACKING.format(count=self.filterset.without)
        known = [end.ends for end in self.filterset.ends.values() if end.ends]
        if known and (caveat := self.working.caveat(min(*known, self.day), max(*known, self.day))):
            yield f"Số ngày làm việc: {caveat}."
        if conflicted_cadres(self.request.user):
            yield OWN
        if self.leaves and (said := left_out_for(self.request.user)):
            yield said

    def in_sections(self, rows: Iterable[PostHeld]) -> Iterable[Any]:
        """By month, what is overdue first; not where the list is sorted by a column."""
        if self.sorting.column:
            return rows
        return sectioned(rows, self.section, lambda number, title, group: f"{title} ({len(group)})")

    def section(self, row: PostHeld) -> str:
        ends = self.end(row).ends
        if ends is None:
            return NO_END
        return OVERDUE if ends <= self.day else MONTH.format(month=ends)

    def end(self, row: PostHeld) -> PostEnd:
        return self.filterset.ends[row.pk]

    @cached_property
    def working(self) -> WorkingDays:
        return WorkingDays.load()

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column("post", "Chức vụ", lambda row: str(row.post), sort="post__title__name"),
            Column("unit", "Đơn vị", "post.unit.name", shown=False),
            Column("holder", "Đương nhiệm", "cadre.full_name", sort=F("cadre__sort_key")),
            Column("ends", "Hết từ ngày", lambda row: self.end(row).ends, kind="date", sort="place"),
            Column("left", "Còn lại", self.left, whole=True),
            Column("kind", "Loại", lambda row: self.end(row).kind.label),
            Column("valid_from", "Từ ngày", "valid_from", kind="date", sort="valid_from"),
            Column("basis", "Căn cứ", self.basis),
            Column(
                "planned",
                "Đồng chí trong quy hoạch",
                self.planned_words,
                head="Trong quy hoạch",
                html=self.planned_html,
                permission="planning.view_planningentry",
            ),
            Column("next", "Việc", lambda row: "", html=self.next_step, exported=False),
        )

    def left(self, row: PostHeld) -> str:
        """Working days until the end, or since it; what is missing where none is known."""
        end = self.end(row)
        if end.ends is None:
            return end.lacking
        days = self.working.between(self.day, end.ends)
        return f"Còn {days} ngày làm việc" if end.ends > self.day else f"Quá {-days} ngày làm việc"

    def basis(self, row: PostHeld) -> str:
        end = self.end(row)
        return end.basis if end.confirmed else f"{end.basis} ({UNCONFIRMED})".strip()

    @property
    def leaves(self) -> bool:
        return self.action == "export" or self.prints

    @cached_property
    def entries(self) -> QuerySet:
        """Who is planned; what leaves the program tells of no secret list."""
        planned = PlanningEntry.objects.listed_for(self.request.user).planned_on(self.day)
        return planned.filter(target__secret=False) if self.leaves else planned

    @cached_property
    def covers(self) -> Covers:
        posts = {end.post for end in self.filterset.ends.values()}
        targets = PlanningTarget.objects.for_user(self.request.user)
        targets = targets.filter(secret=False) if self.leaves else targets
        return Covers.of(posts, self.day, self.entries, targets)

    @cached_property
    def names(self) -> dict[int, str]:
        """{person: name} of all who are planned for the posts; one query."""
        people = set().union(*self.covers.people.values()) if self.covers.people else set()
        planned = self.entries.filter(cadre__in=people).order_by("cadre__sort_key")
        return dict(planned.values_list("cadre", "cadre__full_name"))

    def planned(self, row: PostHeld) -> list[tuple[int, str]]:
        found = self.covers.planned(row.post_id, row.cadre_id)
        return [(key, name) for key, name in self.names.items() if key in found]

    def planned_words(self, row: PostHeld) -> str:
        names = ", ".join(name for _, name in self.planned(row))
        cover = self.covers.cover(row.post_id, row.cadre_id)
        return names or (cover.label if cover in (Cover.NONE, Cover.NO_LIST) else "")

    def planned_html(self, row: PostHeld) -> SafeString | str:
        query = day_query(self.request)
        people = ((reverse("cadre-detail", args=[key]) + query, name) for key, name in self.planned(row))
        linked = format_html_join(", ", '<a href="{}">{}</a>', people)
        return linked or self.planned_words(row)

    @cached_property
    def may_propose(self) -> bool:
        """For drawing a link; the page behind it asks with its row."""
        return bool(self.request.user.units_with("rotation.add_appointment"))

    def next_step(self, row: PostHeld) -> SafeString | str:
        """Links to what is done about the end."""
        return format_html_join(" · ", '<a href="{}" title="{}">{}</a>', self.steps(row))

    def steps(self, row: PostHeld) -> Iterator[tuple[str, str, str]]:
        """(address, what it does, word) of each."""
        end = self.end(row)
        if end.case:
            yield reverse("rotation-detail", args=[end.case]), "Mở lần luân chuyển này", "Mở luân chuyển"
            return
        if end.kind != EndKind.TERM or not end.ends or self.past:
            return
        if self.may_propose and (found := self.proposed.get(row.pk)):
            yield found.get_absolute_url(), "Mở đề xuất", found.get_state_display()
        elif self.may_propose:
            address = f"{reverse('appointment-new')}?{urlencode({'held': row.pk})}"
            yield address, "Đề xuất bổ nhiệm lại", "Đề xuất"
        if row.pk in self.told_by_paper:
            address = f"{reverse('paper-draw', args=[PostTermNotice.slug])}?{urlencode({'of': row.pk})}"
            yield address, "Lập thông báo hết thời hạn giữ chức vụ", "Thông báo"

    @cached_property
    def told_by_paper(self) -> set[int]:
        """Keys of the tenures of which the reader may tell the unit and the person that their term ends."""
        user = self.request.user
        if not has_own_words(user, DRAW):
            return set()
        rows = PostHeld.objects.for_user(user, PostTermNotice.taken_by).filter(pk__in=self.filterset.ends)
        return set(rows.order_by().values_list("pk", flat=True))

    @cached_property
    def proposed(self) -> dict[int, Appointment]:
        """{tenure: what is proposed to go on with it, or decided to go on with it from its end}; one query."""
        ends = self.filterset.ends
        rows = Appointment.objects.for_user(self.request.user).filter(held__in=ends)
        open_or_decided = rows.filter(state__in=(*OPEN_APPOINTMENTS, AppointmentState.DECIDED)).order_by("pk")
        return {row.held_id: row for row in open_or_decided if goes_on(row, ends[row.held_id])}
