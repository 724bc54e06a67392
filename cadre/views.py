from django.db.models import Count, F, OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from cadre.acts import LEAVE
from cadre.brought import COLUMNS, Asked, known_to, left_out
from cadre.columns import columns
from cadre.fields import relations_of
from cadre.filters import CadreFilter
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadreNow, CadrePrivate
from cadre.projected import in_projection
from cadre.relief import kept_in_post
from cadre.relief_pages import put_relief
from cadre.sections import sections_of
from cadre.staff import with_levels
from cadre.summary import account_of, link_posts, rest_of, summary_of, undated
from foundation.core import clock
from foundation.core.acts.buttons import record_buttons
from foundation.core.context import as_of, day_query
from foundation.core.opened.origin import kept, record_url
from foundation.core.pages import CreatePage, DetailPage, EditPage, RemovePage
from foundation.core.saving.shown import lock
from foundation.core.scope.rows import permission, refuse_conflict
from foundation.sheets.lists import SheetListPage
from office.organisation.models.structure import PostManagement
from office.regulations.conditions import lower_first

OF_POST = ("post__title", "post__unit", "post__body")
# Not by their beginnings: those are often unknown.
LATEST = ("-main", F("valid_to").desc(nulls_first=True), "-valid_from", "-pk")
OF_NOW = ("now__unit", "now__held__post__title", "now__held__post__unit")
RESTRICTED = ("private", *(f"private__{name}" for name in relations_of(CadrePrivate)))
NO_NUMBERS = (
    "Của ngày đã qua không tìm được theo số CCCD, số thẻ đảng viên, số điện thoại: "
    "hồ sơ không ghi các số này có từ ngày nào."
)


def authority_on(day, held):
    """Name of the authority that manages the main post on the day."""
    rows = PostManagement.objects.filter(post=OuterRef(f"{held}__post"), valid_from__lte=day)
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__gt=day))
    return Subquery(rows.order_by().values("authority__name")[:1])


class CadreListPage(SheetListPage):
    model = Cadre
    bulk_acts = (LEAVE,)
    filterset_class = CadreFilter
    unit_word = "đồng chí"
    empty_text = "Chưa có hồ sơ nào. Thêm hồ sơ hoặc nhập danh sách trích ngang từ Excel."
    no_match_text = "Không có đồng chí nào theo điều kiện lọc."

    @cached_property
    def brought(self):
        """The columns that apps above bring to this reader."""
        return list(known_to(self.asked, COLUMNS))

    @cached_property
    def asked(self):
        return Asked(self.request.user, self.day, self.action, on_paper=self.prints)

    @cached_property
    def columns(self):
        return columns(self.day, [each.column for each in self.brought])

    @property
    def today(self):
        return self.day == clock.today()

    @property
    def keys_first(self):
        return not self.today

    @property
    def section_path(self):
        return "now__unit" if self.today else "held__post__unit"

    @property
    def related(self):
        of_day = OF_NOW if self.today else ("held__post__title", "held__post__unit")
        return ("ethnic_group", *of_day)

    def get_queryset(self):
        if self.today:
            return super().get_queryset()
        seen = Cadre.objects.seen_by(self.request.user, self.day, self.action)
        # Told that there is a unit, the database may begin with the units, in their order.
        return with_levels(seen.filter(held_unit_key__isnull=False), self.day)

    def counted_rows(self):
        """In the projection; of all of a past day the main posts that were held then, of which nobody had two."""
        if not self.today and self.found_widely:
            return PostHeld.objects.in_scope(self.request.user).on(self.day).filter(main=True)
        found = in_projection(self.rows)
        return self.rows if found is None else found

    @property
    def found_widely(self):
        """Of who reads everybody: words that were not looked up are common, and of a past day are all there were."""
        everything = self.request.user.scope(permission(Cadre, self.action)).everything
        is_long = not (self.today or self.filtered)
        return everything and (is_long or "found_widely" in self.rows.query.annotations)

    def remarks(self):
        yield from super().remarks()
        yield from self.filterset.remarks()
        if self.past and self.filterset.form.cleaned_data.get("q"):
            yield NO_NUMBERS
        drawn = {column.name for column in self.shown}
        told = [each.model for each in self.brought if each.column.name in drawn]
        yield from left_out(self.asked, [*told, *self.filterset.used()])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        asked = self.filterset.form.cleaned_data
        if self.today and not self.total and asked.get("q") and asked["status"] in CadreNow.Status:
            state = lower_first(CadreNow.Status(asked["status"]).label)
            context["page"] |= {"sought_state": state, "elsewhere": list(self.elsewhere())}
        return context

    def elsewhere(self):
        """Whom the search finds in other states than the one asked for: how many, and where they stand."""
        data = self.filterset.data.copy()
        data["status"] = "all"
        found = CadreFilter(data, self.get_queryset(), request=self.request, day=self.day, drawn=False).qs
        counts = dict(found.order_by().values_list("now__status").annotate(number=Count("pk")))
        for status in CadreNow.Status:
            if count := counts.get(status):
                yield {
                    "words": f"{count} {lower_first(status.label)}",
                    "url": self.address(status=status.value),
                }

    def with_cells(self, rows):
        held = "now__held" if self.today else "held"
        drawn = {column.name for column in (*self.shown, self.sorting.column) if column}
        told = {each.column.name: each.of(self.asked) for each in self.brought if each.column.name in drawn}
        if "authority" in drawn:
            told["authority"] = authority_on(self.day, held)
        return super().with_cells(rows).annotate(**told)

    def get_order(self):
        """Of a past day the key of the unit, with which it begins, stands apart: an index of units has it."""
        return ("now__official_key", "pk") if self.today else ("held_unit_key", "official_order", "pk")

    def bulk_buttons(self):
        yield from super().bulk_buttons()
        if self.offers("export"):
            yield self.roster_button()

    def roster_button(self):
        query = self.address().partition("?")[2]
        url = reverse("cadre-roster") + (f"?{query}" if query else "")
        return {"label": "In danh sách trích ngang", "url": url, "icon": "printer"}

    def actions(self):
        if self.offers("export"):
            yield self.roster_button()
        yield from super().actions()
        if self.offers("remove"):
            yield {"label": "Hồ sơ đã xóa", "url": self.page_url("removed"), "icon": "trash"}


class CadreDetailPage(DetailPage):
    model = Cadre

    def get_queryset(self):
        return super().get_queryset().select_related(*relations_of(Cadre), *OF_NOW, *RESTRICTED)

    def get_context_data(self, **kwargs):
        cadre, context = self.object, super().get_context_data(**kwargs)
        user, day, form = self.request.user, as_of(self.request), context["form"]
        posts = list(cadre.posts.told_on(day).select_related(*OF_POST).order_by(*LATEST))
        link_posts(user, posts, day_query(self.request))
        put_relief(user, posts if day == clock.today() else [])
        qualifications = list(cadre.qualifications.told_on(day))
        summary = summary_of(Asked(user, day), cadre, posts, qualifications)
        return context | {
            **summary,
            "heading": f"Hồ sơ: đồng chí {cadre.full_name}",
            "place": self.place(summary["main"]),
            "rest": list(rest_of(form)),
            "posts": posts,
            "qualifications": qualifications,
            "undated": undated(posts, qualifications),
            "restricted": list(form.restricted_summary()) if form.private_form else None,
            "account": account_of(user, cadre),
            "may_change": user.may(permission(PostHeld, "change"), PostHeld(cadre=cadre)),
            "steps": cadre.steps.select_related("by", "undone_by").order_by("at", "pk"),
            "other_sections": list(sections_of(self.request, cadre)),
            "day_query": day_query(self.request),
        }

    def place(self, held):
        """The main post of the day; of today, for who holds none, where the person was last."""
        now, day = self.object.now, as_of(self.request)
        if held:
            return held.post
        if day == clock.today():
            return f"{now.get_status_display()} – {now.unit}"
        return f"Không giữ chức vụ chính nào ngày {day:%d/%m/%Y}"

    def lets(self, action):
        return Cadre.objects.all().lets(self.request.user, action, self.object)

    def actions(self):
        """Leaving stands where it is looked for; removal, an act of its own here, stands last."""
        remove, edit = (self.page_url(page, self.object) for page in ("remove", "edit"))
        own = [action for action in super().actions() if action["url"] != remove]
        acts = record_buttons(self.request.user, self.object)
        yield from (action for action in own if action["url"] == edit)
        if self.lets("export"):
            url = reverse("cadre-papers", args=[self.object.pk]) + day_query(self.request)
            yield {"label": "Lập văn bản", "url": url, "icon": "file-earmark-text"}
        if self.lets("disclose"):
            url = reverse("cadre-disclose", args=[self.object.pk])
            yield {"label": "Xuất dữ liệu của một người", "url": url, "icon": "file-earmark-zip"}
        yield from (act for act in acts if act["url"] != remove)
        yield from (action for action in own if action["url"] != edit)
        yield from (act for act in acts if act["url"] == remove)


class FactCreatePage(CreatePage):
    """A dated fact is added to the person whom the address names."""

    def get_form_kwargs(self):
        user, person = self.request.user, Cadre.objects.filter(pk=self.kwargs["cadre"])
        refuse_conflict(user, person, "change")
        cadre = get_object_or_404(person.for_user(user, "change"))
        return {**super().get_form_kwargs(), "cadre": cadre}

    def list_url(self):
        return kept(reverse("cadre-detail", args=[self.kwargs["cadre"]]), self.request)


class FactEditPage(EditPage):
    def post(self, request, *args, **kwargs):
        """The person first, as every change of several facts does: so no two wait for each other."""
        lock(self.get_object().cadre)
        return super().post(request, *args, **kwargs)

    def get_template_names(self):
        return ["cadre/fact_form.html"]

    def list_url(self):
        return record_url(self.request, self.object)

    def get_context_data(self, **kwargs):
        may_remove = self.request.user.may(permission(self.model, "remove"), self.object)
        remove_url = self.page_url("remove", self.object) if may_remove else ""
        return super().get_context_data(remove_url=remove_url, **kwargs)


class FactRemovePage(RemovePage):
    def stale(self):
        """A post that a rotation holds somebody in is not removed from under it either."""
        kept = kept_in_post([self.object]) if isinstance(self.object, PostHeld) else {}
        return super().stale() or kept.get(self.object.pk, "")

    def list_url(self):
        return record_url(self.request, self.object)
