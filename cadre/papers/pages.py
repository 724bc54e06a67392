"""The list of people on paper: what it will lack is told first, then the file is made."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property

from cadre.brought import GRADES, Asked, known_to, left_out
from cadre.columns import unit
from cadre.filters import CadreFilter
from cadre.models.people import CadrePrivate
from cadre.papers.columns import RosterColumns, RosterLine
from cadre.papers.forms import HEAD, PLAIN, STATE_HEAD, RosterForm
from cadre.papers.frames import as_of_day, belongs, frame_of
from cadre.papers.people import PaperGrade, listed_people
from cadre.papers.roster import RosterPaper
from cadre.views import CadreListPage
from foundation.bulk.selection import Chosen
from foundation.core.figures import thousands
from foundation.core.parameters import BadParameter
from foundation.core.scope.rows import permission
from foundation.lists.filtered import FilteredPage
from foundation.ordering.order import Sorting
from foundation.printing.layout import FormLayout, HeadStyle
from foundation.sheets.heads import Letterhead, letterhead
from foundation.sheets.lists import NONE_CHOSEN, spoken_of
from foundation.sheets.sending import FileFormat, SentForm, send_form
from office.papers.belonging import BY_HAND, Belonging, is_of_the_state
from office.papers.own_head import own_identity

MOST_LINES = 5000
TOO_LONG = "Danh sách có {total} đồng chí; mỗi lần in tối đa {most}. Thu hẹp điều kiện lọc rồi in."
OF_THE_PARTY = "Danh sách này kèm theo văn bản của cấp ủy; số của cơ quan nhà nước không ghi ở đây."
NO_IDENTITY = "Chưa ghi tên cơ quan trên văn bản nên không in được tên cơ quan, người ký."
SIGNED_ELSEWHERE = (
    "Văn bản kèm theo không phải của cơ quan hoặc chưa có người ký: người ký để trống, ghi tay khi cần."
)


class DrawsUpRoster:
    """Mixed in before the page of a list: asks how the list goes on paper, and sends the file.

    A subclass gives `roster`, the paper as asked, `usual`, how it is asked for first, and the parts of the file's name.
    """

    action = "export"
    opened_by_boxes = True
    planned = False
    of_state_too = False
    switched_off: ClassVar[tuple[str, ...]] = ()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Neither a remembered list nor a sheet of it: the address says which rows are meant."""
        return FilteredPage.get(self, request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What was ticked on the list comes first, and goes with the form; of ticks without any row the list tells."""
        self.chosen = Chosen.sent(request)
        if "choose" in request.POST and not self.chosen:
            messages.error(request, NONE_CHOSEN)
            return HttpResponseRedirect(self.back_url())
        return self.get(request, *args, **kwargs)

    def show(self) -> HttpResponseBase:
        self.read()
        sent = None if "choose" in self.request.POST else self.request.POST or None
        form = RosterForm(sent, initial=self.usual(), without=tuple(self.without()))
        asked = {**dict.fromkeys(form.base_fields, ""), **form.initial}
        ready = sent is not None and form.is_valid() and self.accepts(form)
        paper = self.roster(asked | form.cleaned_data if ready else asked)
        if not ready:
            return TemplateResponse(self.request, "cadre/roster_paper.html", self.drawing(form, paper))
        format = next((each for each in FileFormat if each.value == sent.get("format")), FileFormat.XLSX)
        file = SentForm(
            self.model, paper.form, paper.rows(), self.stem(), self.key(), form.cleaned_data.get("reason", "")
        )
        return send_form(self.request, file, format)

    def accepts(self, form: RosterForm) -> bool:
        """Whether the list may go with the paper that it names; why not stands on the form."""
        asked, user = form.cleaned_data, self.request.user
        if self.of_state_too or not belongs(asked):
            return True
        identity = own_identity(user, permission(self.model, self.action))
        found = identity and Belonging.of(asked["attached_to"], identity, user)
        own = found and found.head and found.head.style == HeadStyle.STATE
        if own or is_of_the_state(asked["attached_to"]):
            form.add_error("attached_to", OF_THE_PARTY)
        return form.is_valid()

    def without(self) -> Collection[str]:
        """The switches that are not there: those of numbers for who may not read them anywhere."""
        yield from self.switched_off
        if not self.state_head:
            yield STATE_HEAD
        if not self.request.user.has_perm(permission(CadrePrivate, "view")):
            yield from ("numbers", "reason")

    @cached_property
    def own_head(self) -> Letterhead | None:
        return letterhead(self.request.user, permission(self.model, self.action))

    @cached_property
    def state_head(self) -> Letterhead | None:
        """That of the body of the state; None where it is not entered, or the list is never the state's."""
        user, right = self.request.user, permission(self.model, self.action)
        return letterhead(user, right, HeadStyle.STATE) if self.of_state_too else None

    def frame(self, asked: Mapping[str, Any], *notes: str) -> FormLayout:
        """The form without its columns: a list that goes with a paper bears the words of whoever issues that paper."""
        own, user = self.state_head if asked["top"] == STATE_HEAD else self.own_head, self.request.user
        identity = own_identity(user, permission(self.model, self.action)) if belongs(asked) else None
        if identity and (found := Belonging.of(asked["attached_to"], identity, user)):
            asked = {**asked, "attached_to": found.words}
            own = Letterhead(found.head or own.head, found.signatures)
        return frame_of(asked, own, user, notes)

    def usual(self) -> dict[str, Any]:
        top = HEAD if self.own_head else PLAIN
        return {"top": top, "sections": True, "signed": True, "draft": False}

    def drawing(self, form: RosterForm, paper: RosterPaper) -> dict[str, Any]:
        """What the page tells of the list, and of what it lacks, before it is drawn up."""
        return {
            "form": form,
            "title": "In danh sách trích ngang",
            "lines": len(paper.lines),
            "chosen": self.chosen,
            "lacking": paper.without_figures(),
            "said": [*paper.frame.notes, *self.more_said(), *self.said_of_chosen(len(paper.lines))],
            "faults": list(self.faults(paper)),
            "formats": list(FileFormat),
            "back_url": self.back_url(),
            "back_title": self.back_title(),
        }

    def faults(self, paper: RosterPaper) -> Iterator[str]:
        if not self.own_head:
            yield NO_IDENTITY
        if BY_HAND[0] in paper.frame.signatures:
            yield SIGNED_ELSEWHERE

    def more_said(self) -> Collection[str]:
        return [line for line in spoken_of(self) if not line.startswith("(")]

    def key(self) -> int | None:
        """The record that the access log names, where the list is one of a record."""
        return None


class RosterFilter(CadreFilter):
    """Of what the reader may take away, without what leaves the program by no way."""

    on_paper = True


class RosterPage(DrawsUpRoster, CadreListPage):
    """The people that the filter of the list leaves, in the official order."""

    filterset_class = RosterFilter
    of_state_too = True
    switched_off = ("ballots",)

    def read(self) -> None:
        super().read()
        self.asked_sorting, self.shown = Sorting(), []
        if self.chosen.keys:
            self.rows = self.rows.filter(pk__in=self.chosen.keys)
            self.total = self.rows.count()
        if self.total > MOST_LINES:
            raise BadParameter(TOO_LONG.format(total=thousands(self.total), most=thousands(MOST_LINES)))

    def roster(self, asked: Mapping[str, Any]) -> RosterPaper:
        self.by_unit = bool(asked["sections"])
        cadres, user = list(self.arranged(self.rows)), self.request.user
        keys = [cadre.pk for cadre in cadres]
        years, grades = grades_told(Asked(user, self.day, self.action), keys)
        people = listed_people(cadres, self.day, grades)
        numbers = numbers_of(user, keys) if asked["numbers"] else {}
        lines = [
            RosterLine(cadre.pk, people[cadre.pk], unit(cadre), numbers=numbers.get(cadre.pk, ("", "")))
            for cadre in cadres
        ]
        columns = RosterColumns(years, numbers=bool(asked["numbers"]))
        frame = self.frame(asked, as_of_day(self.day), *left_out(self.asked, self.filterset.used()))
        return RosterPaper(lines, columns, self.day, frame, sections=self.by_unit)

    def stem(self) -> str:
        return f"DSTN_{self.day:%Y%m%d}"

    def back_url(self) -> str:
        query = self.request.GET.urlencode()
        return reverse("cadre-list") + (f"?{query}" if query else "")

    def back_title(self) -> str:
        return self.list_title()


def grades_told(asked: Asked, keys: Collection[int]) -> tuple[tuple[int, ...], dict[int, list[PaperGrade]]]:
    """The years of grades that the reader may take away, and each person's; own ones and those of relatives are not."""
    for each in known_to(asked, GRADES):
        return each.years(asked.day), each.of(asked.rows(each.model), keys, asked.day)
    return (), {}


def numbers_of(user: AbstractBaseUser, keys: Collection[int]) -> dict[int, tuple[str, str]]:
    """{person's key: numbers of the citizen's and of the Party card} of those whose numbers the reader may see."""
    rows = CadrePrivate.objects.for_user(user).filter(cadre__in=keys)
    found = rows.values_list("cadre", "citizen_id", "party_card_no")
    return {cadre: (citizen or "", card or "") for cadre, citizen, card in found}
