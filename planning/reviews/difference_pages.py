"""“Tăng, giảm so với danh sách đã phê duyệt”: of one list, of those of a title and term, or of a campaign by title."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.core.models import AccessLog
from foundation.core.pages import ScopedPage
from foundation.core.parameters import read_choice, read_number
from foundation.core.traces.access import log_access
from foundation.printing.layout import FormRow, FormSection
from foundation.sheets.heads import letterhead
from foundation.sheets.lists import NO_EXPORT
from foundation.sheets.sending import FileFormat, SentForm, send_form
from office.campaigns.models import Campaign
from planning.models import ReviewLine, ReviewList
from planning.papers.review_difference import (
    COLUMNS,
    OF_TITLES,
    difference_rows,
    frame,
    headed,
    overview_rows,
)
from planning.reviews.difference import Difference, ReviewReading
from planning.reviews.difference_rows import DifferenceLine, ShownDifference, split, title_of
from planning.reviews.difference_words import told, words
from planning.reviews.list_pages import campaign_of
from planning.reviews.queue import OF_LISTS
from planning.reviews.reviewed import ReviewedLists, weighed_lists
from planning.secrecy import SECRET_LIST

LISTS = {"out": "In danh sách đưa ra", "added": "In danh sách bổ sung", "after": "In danh sách sau rà soát"}
AFTER = "after"


class OfDifference(ScopedPage):
    """A page of the lists of one campaign that the reader weighs, narrowed to a title and term, or to one list."""

    model = ReviewLine
    action = "weigh"

    @cached_property
    def campaign(self) -> Campaign:
        return campaign_of(self.request.user, self.kwargs["pk"])

    @cached_property
    def all_lists(self) -> list[ReviewList]:
        user = self.request.user
        lists = list(weighed_lists(user).filter(campaign=self.campaign).order_by(*OF_LISTS))
        if not lists and ReviewList.objects.for_user(user).filter(campaign=self.campaign).exists():
            raise PermissionDenied
        return lists

    @cached_property
    def titles(self) -> dict[str, str]:
        """{"12-34": the title in its term} of the lists of the campaign."""
        return {title_key(each): f"{each.target.post.title}, {each.target.term}" for each in self.all_lists}

    @cached_property
    def of(self) -> str:
        return read_choice(self.request, "of", self.titles)

    @cached_property
    def review(self) -> ReviewList | None:
        key = read_number(self.request, "review")
        found = next((each for each in self.all_lists if each.pk == key), None)
        if key and found is None:
            raise Http404
        return found

    @cached_property
    def lists(self) -> list[ReviewList]:
        """Those asked for: one, or all of one title and term."""
        if self.review:
            return [self.review]
        return [each for each in self.all_lists if self.of in ("", title_key(each))]

    @cached_property
    def found(self) -> ReviewedLists:
        by_proposal = read_choice(self.request, "by", [ReviewReading.PROPOSED]) != ""
        return ReviewedLists(self.request.user, self.lists, by_proposal=by_proposal)

    @property
    def is_overview(self) -> bool:
        return len({title_key(each) for each in self.lists}) > 1

    @property
    def name(self) -> str:
        """The lists shown, as papers name them."""
        if self.review:
            return str(self.review)
        return str(self.campaign) if self.is_overview else self.titles[title_key(self.lists[0])]

    @property
    def secret(self) -> str:
        return SECRET_LIST if any(each.secret for each in self.lists) else ""

    @property
    def may_export(self) -> bool:
        scope = self.request.user.scope("planning.export_reviewlist")
        return not self.secret and all(scope.covers(each.scope_unit_id) for each in self.lists)

    def require_export(self) -> None:
        if not self.may_export:
            raise PermissionDenied(self.secret or NO_EXPORT)

    def address(self, page: str = "review-difference", **changes: Any) -> str:
        """A page with the same lists, and what is changed of what is asked."""
        asked = {name: self.request.GET.get(name, "") for name in ("of", "review", "by")} | changes
        query = "&".join(f"{name}={value}" for name, value in asked.items() if value)
        path = reverse(page, args=[self.campaign.pk])
        return f"{path}?{query}" if query else path

    def list_url(self) -> str:
        return self.review.get_absolute_url() if self.review else self.campaign.get_absolute_url()

    def list_title(self) -> str:
        return str(self.review or self.campaign)


class DifferencePage(OfDifference, generic.TemplateView):
    """Every figure opens its people; the file is the same table with names beneath the figures."""

    template_name = "planning/reviews/difference.html"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = read_choice(request, "format", FileFormat.values)
        if asked and self.lists:
            self.require_export()
            return send_form(request, self.sheet(), FileFormat(asked))
        response = super().get(request, *args, **kwargs)
        log_access(request, AccessLog.Action.OPEN, ReviewList._meta.label_lower, key=self.review_key)
        return response

    @property
    def review_key(self) -> int | None:
        return self.review.pk if self.review else None

    def sheet(self) -> SentForm:
        """Names and all; reasons in the words of papers."""
        user = self.request.user
        own = letterhead(user, "planning.export_reviewlist")
        overview = self.is_overview
        columns = OF_TITLES if overview else COLUMNS
        rows = (
            overview_rows(self.by_title())
            if overview
            else difference_rows(self.shown.difference, self.shown.structure())
        )
        form = frame(self.name, columns, self.told, draft=not self.found.decided)
        stem = f"TGQH_{self.campaign.year}_{self.review_key or self.campaign.pk:04d}"
        return SentForm(ReviewList, headed(form, own, user.person_name), rows, stem, self.review_key)

    def shown_rows(self) -> list[FormSection | FormRow]:
        return difference_rows(self.shown.difference, self.shown.structure())

    @cached_property
    def shown(self) -> ShownDifference:
        return ShownDifference(self.found)

    @property
    def told(self) -> list[str]:
        return list(told(self.found))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {
            "campaign": self.campaign,
            "titles": self.titles,
            "of": self.of,
            "secret": self.secret,
            "review": self.review,
        }
        if not self.lists:
            return super().get_context_data(**context, empty=True, **kwargs)
        context |= {"name": self.name, "told": self.told, "actions": list(self.actions())}
        parts = self.overview() if self.is_overview else self.whole()
        return super().get_context_data(**context, **parts, **kwargs)

    def overview(self) -> dict[str, Any]:
        return {"overview": list(self.by_title()), "first_column": "Chức danh quy hoạch"}

    def whole(self) -> dict[str, Any]:
        shown, moves = self.shown, self.found.difference.moves
        names = any(each.named for each in moves) or not moves
        who = read_choice(self.request, "who", shown.people)
        title, people = shown.people[who] if who else ("", ())
        return {
            "figures": shown.figures(),
            "structure": list(shown.structure()),
            "open": f"{self.address()}{'&' if '?' in self.address() else '?'}who=" if names else "",
            "unnamed": any(not each.named for each in moves),
            "rules": self.found.projection.rules,
            "who": who,
            "parts": [(title, people)] if who else shown.changes(),
            "everything": self.address(),
            "several": len(self.lists) > 1,
            "overview": list(self.by_list()) if len(self.lists) > 1 else (),
            "first_column": "Đơn vị",
        }

    def lists_on_paper(self) -> Iterator[dict[str, Any]]:
        """The lists of who leaves, is added and stands there after, as far as the reader may draw them up."""
        kept = self.found.about_oneself
        for part, label in () if self.is_overview else LISTS.items():
            if not kept or (part == AFTER and self.found.decided):
                yield {"label": label, "url": self.address("review-roster", part=part), "icon": "printer"}

    def by_title(self) -> Iterator[DifferenceLine]:
        found = split(self.found.difference.moves, title_of)
        for key, label in self.titles.items():
            readings = {
                self.found.reading(each) for each in self.found.lists.values() if title_key(each) == key
            }
            said = "; ".join(words(reading) for reading in sorted(readings)) or "chưa bắt đầu"
            yield DifferenceLine(label, self.address(of=key), found.get(key, Difference(())), said)

    def by_list(self) -> Iterator[DifferenceLine]:
        found = split(self.found.difference.moves, lambda each: str(each.entry.target_id))
        for review in self.lists:
            begun = review.pk in self.found.lists
            said = words(self.found.reading(review)) if begun else "chưa bắt đầu"
            of = found.get(str(review.target_id), Difference(()))
            yield DifferenceLine(
                str(review.target.post.unit), self.address(of="", review=review.pk), of, said
            )

    def actions(self) -> Iterator[dict[str, Any]]:
        if self.found.open_to_choice:
            by = "" if self.found.by_proposal else ReviewReading.PROPOSED.value
            label = "Đọc theo kết luận, kết quả" if self.found.by_proposal else "Đọc theo đề xuất"
            yield {"label": label, "url": self.address(by=by), "icon": "arrow-left-right"}
        if self.may_export:
            yield from self.lists_on_paper()
            for format in FileFormat:
                url = self.address(format=format.value)
                yield {"label": format.label, "url": url, "icon": format.icon, "file": True}


def title_key(review: ReviewList) -> str:
    return f"{review.target.term_id}-{review.target.post.title_id}"
