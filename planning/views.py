"""Pages of one entry, of terms, rounds and targets, and of a person's lists."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from cadre.sections import PersonSection
from cadre.summary import link_of
from foundation.core import clock
from foundation.core.acts.buttons import record_buttons
from foundation.core.context import as_of, day_query
from foundation.core.pages import DetailPage, EditPage, HistoryPage
from foundation.core.scope.rows import permission
from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from foundation.sheets.lists import SheetListPage
from office.organisation.models.structure import Level
from planning.acts import OF_THE_OFFICE, OF_THE_UNIT
from planning.filters import RoundFilter, TargetFilter, TermFilter
from planning.forms import SpecialForm
from planning.judging import judged
from planning.models import PlanningEntry, PlanningRound, PlanningTarget, PlanningTerm
from planning.papers.buttons import paper_buttons
from planning.people import NOT_PLANNED
from planning.reviews.guard import reviews_of
from planning.reviews.shown import review_notes


class OfEntry:
    """A page of an entry leads back to its list; it is edited by whoever may take it further from its state."""

    def get_queryset(self):
        rows = super().get_queryset().select_related("cadre", "target__term", "target__post__unit")
        return rows.select_related("target__post__title")

    def get_object(self, queryset=None):
        entry = super().get_object(queryset)
        if self.action == "change" and not self.may_edit(entry):
            raise PermissionDenied
        return entry

    def may_edit(self, entry):
        """What the office has appraised is edited by the office, what was decided by who records decisions."""
        if entry.status in OF_THE_UNIT:
            return self.may_do("change", entry)
        return self.may_do("check" if entry.status in OF_THE_OFFICE else "approve", entry)

    def may_do(self, action, entry):
        return self.request.user.may(permission(PlanningEntry, action), entry)

    def list_url(self):
        return self.object.get_list_url() + day_query(self.request)

    def list_title(self):
        return f"Danh sách quy hoạch {self.object.target.post.title}, {self.object.target.term}"


class EntryDetailPage(OfEntry, DetailPage):
    @property
    def day(self):
        return as_of(self.request)

    @property
    def is_today(self):
        """Whether acts are offered: of another day the page only tells."""
        return self.day == clock.today()

    def get_context_data(self, **kwargs):
        context, entry = super().get_context_data(**kwargs), self.object
        mine = PlanningEntry.objects.for_user(self.request.user).filter(pk=entry.pk)
        line = judged(mine.with_state(self.day), self.day, reader=self.request.user)[0]
        steps = entry.steps.select_related("by", "undone_by").order_by("at", "pk")
        if not self.is_today:
            steps = steps.filter(Q(on__lte=self.day) | Q(decision_on__lte=self.day))
        reviews = reviews_of([entry.target_id]) if self.is_today else {}
        acts = record_buttons(self.request.user, entry) if self.is_today and not reviews else []
        return context | {
            "dated": [act for act in acts if act["posts"] and "/undo/" not in act["url"]],
            "line": line,
            "steps": steps,
            "acts": acts,
            "reviews": review_notes(self.request.user, reviews.values()),
            "pairs": self.pairs(context["pairs"], line),
        }

    def pairs(self, own, line):
        entry, approved = self.object, line.entry.approved_line
        user, kept = self.request.user, day_query(self.request)
        yield "cán bộ", link_of(user, entry.cadre, kept)
        yield "chức danh", link_of(user, entry.target.post, kept)
        yield (
            "danh sách",
            format_html('<a href="{}{}">{}</a>', entry.get_list_url(), kept, capfirst(entry.target.term)),
        )
        yield "quyết định phê duyệt", entry.decision if line.entry.decided_by(self.day) else ""
        if approved and approved.step.from_state == PlanningEntry.Status.APPROVED:
            yield "quyết định tiếp tục quy hoạch", approved.step.paper
        if entry.ended_on and entry.ended_on <= self.day:
            yield "thôi quy hoạch", f"từ ngày {entry.ended_on:%d/%m/%Y} {entry.end_decision_no}".strip()
            yield "lý do đưa ra", entry.get_end_reason_display()
        if entry.special_basis:
            yield "trường hợp đặc biệt", f"{entry.special_basis}: {entry.special_reason}"
        yield from own

    def actions(self):
        entry = self.object
        yield {
            "label": "Hồ sơ cán bộ",
            "url": entry.cadre.get_absolute_url() + day_query(self.request),
            "icon": "person-vcard",
        }
        yield {
            "label": "Quá trình quy hoạch",
            "url": self.page_url("course", entry),
            "icon": "list-ol",
        }
        if self.is_today and entry.status == PlanningEntry.Status.APPROVED:
            yield from self.brought()
        if self.may_do("export", entry):
            yield from paper_buttons(self, [entry.target])
        for action in super().actions():
            kept = action["label"] == "Sửa" and not self.may_edit(entry)
            if action["label"] != "Đưa khỏi danh sách" and not kept:
                yield action
        open_today = self.is_today and entry.ended_on is None
        if open_today and self.request.user.may("planning.special_planningentry", entry):
            label = "Đề nghị xem xét trường hợp đặc biệt"
            yield {"label": label, "url": self.page_url("special", entry), "icon": "star"}

    def brought(self):
        """What apps above begin from an entry; of oneself and relatives others do."""
        for label, name, right, icon in settings.ENTRY_ACTIONS:
            if self.request.user.scope(right).covers(self.object.cadre.scope_unit_id):
                yield {"label": label, "url": f"{reverse(name)}?entry={self.object.pk}", "icon": icon}


class EntryEditPage(OfEntry, EditPage):
    pass


class EntryHistoryPage(OfEntry, HistoryPage):
    pass


class SpecialPage(OfEntry, EditPage):
    """Not a change of state: a failed condition is let pass, by a right of its own."""

    model = PlanningEntry
    action = "special"
    form_class = SpecialForm

    def get_template_names(self):
        return ["planning/special_form.html"]


class PersonPlansSection(PersonSection):
    """Quy hoạch qua các nhiệm kỳ: every list the person stands or stood on, within the reader's scope."""

    model = PlanningEntry
    title = "Quy hoạch qua các nhiệm kỳ"
    section_template = "planning/_of_person.html"
    masked = False

    def get_context_data(self, **kwargs):
        day = as_of(self.request)
        entries = PlanningEntry.objects.listed_for(self.request.user).filter(cadre=self.cadre)
        lines = judged(
            entries.with_state(day).exclude(state_that_day=None),
            day,
            reader=self.request.user,
        )
        lines.sort(key=lambda line: line.entry.target.term.begins_on, reverse=True)
        return super().get_context_data(
            lines=lines, nothing=NOT_PLANNED, day_query=day_query(self.request), **kwargs
        )


class TermListPage(SheetListPage):
    model = PlanningTerm
    filterset_class = TermFilter
    order = ("begins_on", "level", "pk")
    related = ("congress_document",)
    unit_word = "nhiệm kỳ"
    empty_text = "Chưa có nhiệm kỳ nào. Thêm nhiệm kỳ, hoặc nhập danh sách quy hoạch: chương trình sẽ hỏi."
    filled_by = ("plan",)
    columns = (
        Column("name", "Nhiệm kỳ", "name"),
        Column("kind", "Loại", lambda term: term.get_kind_display(), sort=F("kind"), whole=True),
        Column(
            "level",
            "Cấp",
            lambda term: term.get_level_display(),
            sort=by_choice("level", Level.choices),
            whole=True,
        ),
        Column("begins_on", "Bắt đầu từ ngày", "begins_on", kind="date"),
        Column("ends_on", "Hết nhiệm kỳ từ ngày", "ends_on", kind="date"),
        Column("congress_month", "Tháng đại hội", "congress_month", kind="date"),
        Column("congress_basis", "Căn cứ", "congress_basis", sort=""),
        Column(
            "congress_confirmed", "Tình trạng", "congress_state", sort=F("congress_confirmed"), whole=True
        ),
    )


class RoundListPage(SheetListPage):
    model = PlanningRound
    filterset_class = RoundFilter
    order = ("opens_on", "pk")
    related = ("unit",)
    unit_word = "đợt"
    empty_text = "Chưa có đợt quy hoạch nào. Thêm đợt khi bắt đầu xây dựng hoặc rà soát quy hoạch."
    columns = (
        Column("name", "Tên đợt", "name"),
        Column("kind", "Loại", lambda of: of.get_kind_display(), sort=F("kind")),
        Column("unit", "Đơn vị chủ trì", "unit.name"),
        Column("opens_on", "Từ ngày", "opens_on", kind="date"),
        Column("closes_on", "Đến hết ngày", "closes_on", kind="date"),
        Column("secret", "Độ mật", lambda of: "có độ mật" if of.secret else "", sort=F("secret")),
        Column("entries", "Số trường hợp", "count", kind="number"),
    )

    def with_cells(self, rows):
        """Entries are counted as far as the reader may know of them: no drafts of units that they only read."""
        entries = Q(entries__in=PlanningEntry.objects.listed_for(self.request.user).values("pk"))
        return super().with_cells(rows).annotate(count=Count("entries", filter=entries))


class TargetListPage(SheetListPage):
    model = PlanningTarget
    filterset_class = TargetFilter
    order = ("post__unit__official_key", "post__title__order", "pk")
    related = ("post__unit", "post__title", "term")
    unit_word = "chức danh"
    empty_text = (
        "Chưa có chức danh quy hoạch nào. Nhập danh sách quy hoạch, hoặc thêm từng chức danh của nhiệm kỳ."
    )
    filled_by = ("plan",)
    columns = (
        Column("post", "Chức danh quy hoạch", "post.title.name"),
        Column("unit", "Đơn vị", "post.unit.name"),
        Column("term", "Nhiệm kỳ", "term.full_name", sort=F("term__begins_on")),
        Column("secret", "Độ mật", lambda of: "có độ mật" if of.secret else "", sort=F("secret")),
        Column("planned", "Đang quy hoạch", "planned", kind="number"),
    )

    def with_cells(self, rows):
        in_scope = PlanningEntry.objects.in_scope(self.request.user)
        planned = Count("entries", filter=Q(entries__in=in_scope.planned_on(self.day).values("pk")))
        return super().with_cells(rows).annotate(planned=planned)


class TargetDetailPage(DetailPage):
    """A target's own list is where it is worked with."""

    def actions(self):
        target = self.object
        url = reverse("planning-list", args=[target.term_id, target.post.title_id]) + day_query(self.request)
        yield {"label": "Danh sách quy hoạch", "url": url, "icon": "list-ul", "primary": True}
        yield from super().actions()
