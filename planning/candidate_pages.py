"""Nguồn nhân sự giới thiệu quy hoạch: who can be put forward for a title, found by what was typed or all at once."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.parameters import BadParameter, is_key, read_choice, read_number
from foundation.core.typed.texts import clean
from foundation.lists.counted.rows import EXACTLY
from foundation.lists.tables import Section
from foundation.sheets.lists import asks_for_sheet, cells_of, layout_of, send_list
from office.organisation.chosen_unit import unit_choice
from office.organisation.models.structure import Unit
from planning.bare_lists import BareList
from planning.choices import Source
from planning.gravity import gravest
from planning.grouped import Candidate, in_sections
from planning.judging import candidate_findings
from planning.list_pages import OfList
from planning.lists import ListCriteria, own_targets
from planning.models import PlanningEntry, PlanningTarget, ReviewList
from planning.reviews.addition_pages import origin_for
from planning.reviews.choices import LineOrigin
from planning.reviews.guard import reviews_of
from planning.reviews.shown import review_notes
from planning.secrecy import SECRET_LIST, is_open_list, require_open
from planning.source_columns import columns
from planning.sourcing import MOST, SourceCriteria, SourceOfTitle, Want

CANDIDATES = 8
PAGE = 100
SIDE_BY_SIDE = (2, 3)
LEADERS = "leaders"
TITLE = "Nguồn nhân sự giới thiệu quy hoạch"
NOT_PLANNED = "Đồng chí không thêm được vào danh sách này ở đơn vị vừa chọn; chọn đơn vị khác."
CHOOSE = "Chọn hai hoặc ba đồng chí để so sánh."
NO_SCIENCE = "Trình độ khoa học, công nghệ: hồ sơ chưa ghi nên chưa lọc được."


class OfSource(OfList):
    """A page of today about who can be put on a list, for who may put somebody there."""

    action = "add"

    @cached_property
    def day(self) -> Any:
        return clock.today()

    @cached_property
    def own(self) -> list[PlanningTarget]:
        """The titles of units to which the user may add, whether their list is open or not."""
        own = own_targets(self.request.user, self.planning_list)
        if not own:
            raise PermissionDenied
        return own

    def target_of(self, key: int | None) -> PlanningTarget:
        """The title of one unit: that of the key, else the first; on a secret list no name is looked for."""
        target = next((each for each in self.own if each.pk == key), self.own[0])
        require_open([target])
        if (review := self.review_of(target)) and review.secret:
            raise PermissionDenied(SECRET_LIST)
        return target

    def review_of(self, target: PlanningTarget) -> ReviewList | None:
        return reviews_of([target.pk]).get(target.pk)

    def origin_of(self, review: ReviewList) -> LineOrigin | None:
        """As whose word somebody is added to a list under review; whom the level above adds is typed from its paper."""
        origin = origin_for(review, self.request.user)
        return None if origin == LineOrigin.ABOVE else origin

    def list_url(self) -> str:
        return self.list_path

    def list_title(self) -> str:
        return f"Danh sách quy hoạch {self.planning_list.name}"


class CandidatesPage(OfSource, generic.TemplateView):
    """Of a GET everybody in the source of one title; of a POST who is found by what was typed, to be added."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if asks_for_sheet(self):
            self.asked = ListCriteria(action="export")
            return self.workbook()
        return super().get(request, *args, **kwargs)

    def get_template_names(self) -> list[str]:
        return [f"planning/{'compare' if self.compared else 'source'}.html"]

    @cached_property
    def target(self) -> PlanningTarget:
        key, unit = (read_number(self.request, name) for name in ("target", "of"))
        if unit and not (key := next((each.pk for each in self.own if each.post.unit_id == unit), None)):
            raise BadParameter(NOT_PLANNED)
        return self.target_of(key)

    @cached_property
    def chosen(self) -> tuple[int, ...]:
        """Who was ticked; a key that none of the rows has is nobody."""
        return tuple(int(key) for key in dict.fromkeys(self.request.GET.getlist("compare")) if is_key(key))

    @cached_property
    def compared(self) -> bool:
        return SIDE_BY_SIDE[0] <= len(self.chosen) <= SIDE_BY_SIDE[1]

    @cached_property
    def criteria(self) -> SourceCriteria:
        request = self.request
        if self.compared:
            return SourceCriteria(keys=self.chosen)
        return SourceCriteria(
            place=read_choice(request, "place", Source.values) or Source.INTERNAL,
            unit=read_number(request, "unit"),
            leaders=read_choice(request, "who", [LEADERS]) == LEADERS,
            want=read_choice(request, "want", Want.values),
            left=read_number(request, "left"),
            exactly=read_choice(request, "counted", [EXACTLY]) == EXACTLY,
            action=self.asked.action,
        )

    @cached_property
    def source(self) -> SourceOfTitle:
        structure = BareList(self.planning_list, self.target.post.unit_id).structure()
        return SourceOfTitle(self.request.user, self.target, self.day, self.criteria, structure)

    @cached_property
    def adds(self) -> bool:
        """Whether somebody can be added now: to a list under review as its state lets."""
        review = self.review_of(self.target)
        return review is None or self.origin_of(review) is not None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        source, reviews = self.source, [each for each in [self.review_of(self.target)] if each]
        shared = {"source": source, "target": self.target, "adds": self.adds, "page_title": TITLE}
        shared |= {"kept": urlencode(list(self.kept())), "reviews": review_notes(self.request.user, reviews)}
        if self.compared:
            return super().get_context_data(**shared, **self.side_by_side(), **kwargs)
        return super().get_context_data(**shared, **self.listed(), **kwargs)

    def listed(self) -> dict[str, Any]:
        source, start = self.source, read_number(self.request, "start", 0)
        shown, rows = source.shown, source.drawn(start, PAGE)
        more = self.address(start=start + PAGE) if len(shown) > start + PAGE else ""
        return {
            "rows": list(self.headed(rows)),
            "total": len(shown),
            "tabs": list(self.tabs()),
            "wants": list(self.wants()),
            "remarks": list(self.remarks()),
            "units": unit_choice(self.request, self.units(), self.criteria.unit, empty="Tất cả"),
            "targets": self.target_choice(),
            "places": Source.choices,
            "most": MOST,
            "exact_url": self.address(counted=EXACTLY) if source.size.about else "",
            "more": more,
            "hidden_fields": list(self.kept()),
            "said": CHOOSE if self.chosen and not self.compared else "",
            "filtered": any((source.asked.unit, source.asked.leaders, source.asked.want)),
            "actions": list(self.actions()),
        }

    def sections(self, rows: list[Candidate]) -> Iterator[Any]:
        counts = {left: count for left, _, count in self.source.groups}
        return in_sections(rows, counts, sum(each.masked for each in self.source.everybody))

    def headed(self, rows: list[Candidate]) -> Iterator[tuple[str, Candidate]]:
        """Each row, with the name of its group where that begins."""
        head = ""
        for row in self.sections(rows):
            if isinstance(row, Section):
                head = row.title
            else:
                yield head, row
                head = ""

    def kept(self, **changes: Any) -> Iterator[tuple[str, Any]]:
        """What the address asks for, but for who was ticked and where the page begins."""
        asked, place = self.criteria, read_choice(self.request, "place", Source.values)
        found = {"target": self.target.pk, "place": place, "unit": asked.unit, "want": asked.want}
        found |= {"who": LEADERS if asked.leaders else "", "left": asked.left, **changes}
        return ((name, value) for name, value in found.items() if value not in ("", None))

    def address(self, **changes: Any) -> str:
        return f"{self.request.path}?{urlencode(list(self.kept(**changes)))}"

    def tabs(self) -> Iterator[dict[str, Any]]:
        """Each group with how many people it has; they are counted before one of them is chosen."""
        asked, everybody = self.criteria.left, len(self.source.everybody)
        yield {"label": f"Tất cả ({everybody})", "url": self.address(left=None), "active": asked is None}
        for left, words, count in self.source.groups:
            yield {"label": f"{words} ({count})", "url": self.address(left=left), "active": asked == left}

    def wants(self) -> Iterator[tuple[str, str]]:
        """Whom the structure may lack, with how many it does."""
        structure = self.source.structure
        measures = {measure.group: measure for measure in structure.measures() if measure.group}
        for want in (Want.WOMEN, Want.YOUNG, Want.MINORITIES):
            if want != Want.YOUNG or structure.young_below:
                found = measures[want.value]
                need = f": {found.needed[0].lower()}{found.needed[1:]}" if found.needed else ""
                yield want.value, f"{found.label}{need}"
        for place, (words, _) in enumerate(structure.band_members()):
            if words == f"dưới {structure.young_below}":
                continue  # the young are offered above already
            yield f"band-{place}", f"{words[0].upper()}{words[1:]} tuổi"

    def remarks(self) -> Iterator[str]:
        yield from self.source.same_for_many()
        if any(True for _ in self.source.structure.science()):
            yield NO_SCIENCE

    def target_choice(self) -> BoundField | None:
        """The units of the list to which the user may add."""
        units = Unit.objects.for_user(self.request.user).filter(
            pk__among={each.post.unit_id for each in self.own}
        )
        return unit_choice(self.request, units, self.target.post.unit_id, name="of")

    def units(self) -> QuerySet:
        """The units just below that of the title, or beside it, by which the source is narrowed."""
        unit = self.target.post.unit
        near = {"parent": unit} if self.criteria.place == Source.INTERNAL else {"parent": unit.parent_id}
        return Unit.objects.for_user(self.request.user).filter(**near).exclude(pk=unit.pk)

    def actions(self) -> Iterator[dict[str, str]]:
        if self.offers("export") and not self.source.too_many:
            url = f"{self.address()}&format=xlsx"
            yield {"label": "Kết xuất Excel", "url": url, "icon": "file-earmark-excel"}

    def side_by_side(self) -> dict[str, Any]:
        """The chosen people beside each other, condition by condition; the reader's own stay out."""
        people = [each for each in self.source.drawn() if not each.masked]
        texts = dict.fromkeys(found.text for each in people for found in each.findings)
        found = [{finding.text: finding for finding in each.findings} for each in people]
        conditions = [(text, [each.get(text) for each in found]) for text in texts]
        return {"people": people, "conditions": conditions, "back": self.address()}

    def workbook(self) -> HttpResponse:
        """What is shown, in its groups."""
        source, drawn = self.source, columns(self.source.everybody)
        remarks = [f"(Số liệu tính đến ngày {self.day:%d/%m/%Y})", *self.spoken(), *self.remarks()]
        layout = layout_of(
            drawn,
            f"{TITLE} {self.target}".upper(),
            notes=tuple(remarks),
            counted="đồng chí",
            paper="A3",
            frozen_columns=2,
        )
        rows = cells_of(drawn, self.sections(source.drawn()))
        return send_list(self.request, Cadre, layout, rows, f"NNS_{self.day:%Y}_{self.target.pk:04d}.xlsx")

    def spoken(self) -> Iterator[str]:
        asked = self.criteria
        words = [Source(asked.place).label, dict(self.wants()).get(asked.want, "")]
        words += self.units().filter(pk=asked.unit).values_list("name", flat=True)
        words += ["cán bộ lãnh đạo, quản lý"] if asked.leaders else []
        yield f"Điều kiện lọc: {'; '.join(filter(None, words))}"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        typed = clean(request.POST.get("candidate", ""))[:100]
        targets = list(filter(is_open_list, own_targets(request.user, self.planning_list)))
        people = (
            Cadre.objects.for_user(request.user).filter(now__status="serving")
            if typed
            else Cadre.objects.none()
        )
        people = people.found_by(typed).exclude(pk__in=conflicted_cadres(request.user))
        people = people.select_related("now__unit", "now__held__post__title")
        found = list(people.order_by("now__official_key", "pk")[:CANDIDATES])
        listed = {(line.entry.cadre_id, line.entry.target_id) for line in self.planning_list.everybody}
        for cadre in found:
            cadre.choices = [target for target in targets if (cadre.pk, target.pk) not in listed]
            cadre.choices.sort(key=lambda target: target.post.unit_id != cadre.now.unit_id)
            if cadre.choices:
                cadre.at_home = cadre.choices[0].post.unit_id == cadre.now.unit_id
        self.judge([cadre for cadre in found if cadre.choices])
        context = {"people": found, "typed": typed, "on": request.POST.get("on", "")[:10], **self.kwargs}
        return render(request, "planning/_candidates.html", context)

    def judge(self, people: list[Cadre]) -> None:
        """Give each the finding that decides, for the title that is offered first."""
        entries = [PlanningEntry(cadre=cadre, target=cadre.choices[0]) for cadre in people]
        findings = candidate_findings(entries, self.day, self.request.user)
        for cadre, found in zip(people, findings, strict=True):
            cadre.finding = gravest(found)
