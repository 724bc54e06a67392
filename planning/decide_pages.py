"""Recording a decision: for people of one list or of several, or for one person on the page of the entry."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from cadre.figures import Places, people_in_words
from foundation.bulk.pages import BulkActPage
from foundation.core import clock
from foundation.core.acts.act import day_of
from foundation.core.acts.pages import NOT_SHOWN
from office.organisation.models.structure import PostTitle
from office.papers.recorded import as_recorded
from planning.act_pages import EntryActPage
from planning.acts import APPROVE
from planning.judged_entries import JudgedEntry
from planning.judging import judged
from planning.models import PlanningEntry, PlanningTarget, PlanningTerm
from planning.papers.recorded import decision_paper
from planning.review import said_once, seen, to_review, told

PROPOSED, APPROVED = PlanningEntry.PROPOSED, PlanningEntry.Status.APPROVED
NOT_REVIEWED = "Chưa đánh dấu “{sentence}”."
CHANGED = "{cadre}: số liệu hoặc kết quả kiểm tra khác với lúc mở trang; xem lại ở danh sách rồi ghi lần nữa."
EXPLAINED = "Ghi cho các đồng chí được chọn; một văn bản có thể ghi cho nhiều danh sách."


@dataclass(frozen=True)
class OfferedList:
    """A list with people put forward, which the page may record a decision for."""

    key: str
    name: str
    proposed: str
    chosen: bool


def in_words(entries: Sequence[PlanningEntry]) -> str:
    """Persons, and their places where somebody has several: "11 đồng chí (13 lượt)"."""
    return str(Places(len(entries), {entry.cadre_id for entry in entries}))


class ReviewedApproval:
    """What both pages share: lines that are not Đạt are shown, and each kind of them is ticked as looked at."""

    act = APPROVE
    counted = staticmethod(in_words)
    day = None

    def get_template_names(self):
        return ["planning/decide.html"]

    def get_lines(self) -> list[JudgedEntry]:
        raise NotImplementedError

    def of_the_decision(self, lines: list[JudgedEntry]) -> list[JudgedEntry]:
        """The lines that the decision is recorded for."""
        return lines

    @cached_property
    def lines(self):
        return self.get_lines()

    @cached_property
    def paper(self):
        """The decision of the register that these entries wait for."""
        return decision_paper(self.request.user, {line.entry.target_id for line in self.lines_to_keep})

    def get_initial(self):
        """As the register has it; a form that was sent holds its own, and its day decides how lines are judged."""
        shown = self.request.method == "GET" and self.paper
        return super().get_initial() | (as_recorded(self.paper) if shown else {})

    @property
    def reviewed(self):
        return set(self.request.POST.getlist("reviewed"))

    def form_valid(self, form):
        """Judged on the day of effect; a kind without its tick is a sentence, and nothing typed is lost."""
        self.day = day_of(form.cleaned_data)
        for said in self.unseen():
            form.add_error(None, said)
        for kind in to_review(self.lines_to_keep):
            if kind.key not in self.reviewed:
                form.add_error(None, NOT_REVIEWED.format(sentence=kind.sentence))
        return self.form_invalid(form) if form.errors else super().form_valid(form)

    def unseen(self) -> list[str]:
        """What would be kept must be what the page showed; where it is not, the page shows it now."""
        shown = dict(value.partition(":")[::2] for value in self.request.POST.getlist("seen"))
        lines = [(line.entry, shown.get(str(line.entry.pk)), seen(line)) for line in self.lines_to_keep]
        if any(before is None for _, before, _ in lines):
            return [NOT_SHOWN]
        return [CHANGED.format(cadre=entry.cadre) for entry, before, now in lines if before != now]

    @property
    def lines_to_keep(self):
        return self.of_the_decision(self.lines)

    def get_context_data(self, **kwargs):
        kinds, once = to_review(self.lines_to_keep), list(said_once(self.lines))
        told = {"kinds": kinds, "said_once": once, "reviewed": self.reviewed, "paper": self.paper}
        return super().get_context_data(**told, **kwargs)


class ApprovalPage(ReviewedApproval, EntryActPage):
    """One person, from the page of the entry."""

    def get_lines(self):
        entries = PlanningEntry.objects.for_user(self.request.user, self.action).filter(pk=self.object.pk)
        return judged(entries, self.day or clock.today(), reader=self.request.user, to_decide=True)

    def get_context_data(self, **kwargs):
        rows = [{"line": line, "told": told(line), "seen": seen(line)} for line in self.lines]
        return super().get_context_data(groups=[("", "", rows)], **kwargs)


class DecidePage(ReviewedApproval, BulkActPage):
    """One decision for people put forward on a list, or on several that are ticked; `planned` adds those whom a
    further decision lets go on. The reader's own and his relatives' wait for someone else.
    """

    @cached_property
    def of_one_list(self):
        """(term, title) of the list that the address names, or nothing."""
        key = self.kwargs.get("term"), self.kwargs.get("title")
        if key == (None, None):
            return None
        if not PlanningTarget.objects.for_user(self.request.user).in_list(*key).exists():
            raise Http404
        return key

    @cached_property
    def sent(self):
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @property
    def planned(self):
        return self.sent.get("planned") == "1"

    @cached_property
    def offered(self):
        """Lists with proposals that the user may decide, in the order of terms and titles."""
        entries = PlanningEntry.objects.for_user(self.request.user, "approve")
        proposed = entries.filter(status__in=PROPOSED).order_by()
        counts = proposed.values_list("target__term", "target__post__title").annotate(
            Count("cadre", distinct=True), Count("pk")
        )
        counts = {(term, title): numbers for term, title, *numbers in counts}
        chosen = {self.of_one_list} if self.of_one_list else set(map(keys_of, self.sent.getlist("list")))
        # Where there is one list to decide, nothing needs to be chosen.
        chosen = chosen or (set(counts) if len(counts) == 1 else chosen)
        counts |= {key: counts.get(key, (0, 0)) for key in chosen}
        terms = PlanningTerm.objects.in_bulk({term for term, _ in counts})
        titles = PostTitle.objects.in_bulk({title for _, title in counts})
        known = [key for key in counts if key[0] in terms and key[1] in titles]
        known.sort(key=lambda key: (terms[key[0]].begins_on, titles[key[1]].order, key))
        return {
            key: OfferedList(
                key="{}-{}".format(*key),
                name=f"{titles[key[1]]}, {terms[key[0]]}",
                proposed=people_in_words(*counts[key]),
                chosen=key in chosen,
            )
            for key in known
        }

    def get_rows(self):
        chosen = Q(pk=None)
        for term, title in (key for key, each in self.offered.items() if each.chosen):
            chosen |= Q(target__term=term, target__post__title=title)
        states = [*PROPOSED, APPROVED] if self.planned else PROPOSED
        entries = PlanningEntry.objects.for_user(self.request.user, "approve")
        entries = entries.filter(chosen, status__in=states)
        return entries.select_related("cadre", "target__post__unit", "target__post__title", "target__term")

    def get_lines(self):
        return judged(self.get_rows(), self.day or clock.today(), reader=self.request.user, to_decide=True)

    def of_the_decision(self, lines):
        """All that are shown before anything was sent, then those that are ticked."""
        if self.request.method != "POST":
            return [line for line in lines if line.entry.status != APPROVED]
        return [line for line in lines if line.entry.pk in self.posted]

    def get_context_data(self, **kwargs):
        posted = self.posted if self.request.method == "POST" else None
        groups = {}
        for line in self.lines:
            entry = line.entry
            chosen = entry.status != APPROVED if posted is None else entry.pk in posted
            key = entry.target.term_id, entry.target.post.title_id
            groups.setdefault(key, []).append(
                {
                    "line": line,
                    "told": told(line),
                    "state": entry.status,
                    "chosen": chosen,
                    "seen": seen(line),
                }
            )
        context = super().get_context_data(
            groups=[
                (self.offered[key].name, in_words([row["line"].entry for row in rows]), rows)
                for key, rows in groups.items()
            ],
            offered=list(self.offered.values()),
            choose_url=reverse("planning-decide-many"),
            planned=self.planned,
            explained=EXPLAINED,
            **kwargs,
        )
        return context | {"rows": None}

    def list_url(self):
        return self.success_url

    def list_title(self):
        return "Danh sách quy hoạch" if self.of_one_list else "Quy hoạch"

    @cached_property
    def success_url(self):
        name, keys = ("planning-list", self.of_one_list) if self.of_one_list else ("planning-index", None)
        return reverse(name, args=keys)


def keys_of(text):
    """(term, title) of "3-7"; (0, 0), which no list has, for anything else."""
    parts = text.split("-")
    readable = len(parts) == 2 and all(part.isdecimal() and len(part) < 10 for part in parts)
    return tuple(int(part) for part in parts) if readable else (0, 0)
