"""“Nhóm có chức năng, nhiệm vụ tương đồng”: proposed at once, moved, merged, renamed; and the record of one group."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from evaluation.grading.choices import UNDECIDED
from evaluation.grading.findings.grouping import (
    OF_LINE,
    Moved,
    counted,
    make_proposed,
    merge,
    move,
    proposed,
)
from evaluation.grading.findings.of_campaign import KIND, OfGradingCampaign
from evaluation.models import GradingLine, PeerGroup
from foundation.core.pages import CreatePage, EditPage, HistoryPage, RemovePage
from foundation.core.parameters import is_key, read_number
from foundation.core.scope.rows import permission
from office.campaigns.models import Campaign

GROUPED = "Đã xếp {count} đồng chí vào nhóm; {groups} nhóm mới."
NOBODY_LEFT = "Không còn đồng chí nào chưa xếp nhóm mà đồng chí được sửa."
MOVED = "Đã chuyển {count} đồng chí sang “{group}”."
TAKEN_OUT = "Đã đưa {count} đồng chí ra khỏi nhóm."
MERGED = "Đã gộp {count} đồng chí vào “{group}”."
NOBODY = "Chưa chọn đồng chí nào."
NO_TARGET = "Chưa chọn nhóm chuyển đến; nội dung đã đánh dấu còn nguyên."
SAME = "Chọn hai nhóm khác nhau để gộp."
STILL = "Nhóm còn đồng chí; chuyển sang nhóm khác rồi xóa."
ENDED = "Đợt đã kết thúc; mở lại đợt rồi sửa nhóm."
NONE = "0"
CHANGE = permission(GradingLine, "change")


class GroupsPage(OfGradingCampaign, generic.TemplateView):
    """Who may view sees the groups; the forms are for who may change rows and groups."""

    http_method_names = ("get", "head")
    template_name = "evaluation/findings/groups.html"

    @cached_property
    def rows(self) -> list[GradingLine]:
        return list(self.lines().select_related(*OF_LINE).order_by("ordinal", "pk"))

    @cached_property
    def groups(self) -> list[PeerGroup]:
        return list(PeerGroup.objects.filter(campaign=self.campaign).order_by("ordinal", "pk"))

    @cached_property
    def shown(self) -> int | None:
        """The key of the group whose people are listed; 0 is those without one, who are the first to be seen."""
        asked = read_number(self.request, "group")
        return asked if asked is not None or self.counts[0] == 0 else 0

    @cached_property
    def counts(self) -> Any:
        return counted(self.rows)

    @cached_property
    def writes(self) -> bool:
        user = self.request.user
        rights = [CHANGE, permission(PeerGroup, "change")]
        held = all(user.scope(right).covers(self.campaign.unit_id) for right in rights)
        return held and self.campaign.closed_on is None

    def members(self) -> Iterator[tuple[GradingLine, bool]]:
        """(row, whether it can be moved) of the listed group."""
        for line in self.rows:
            if (line.group_id or 0) == self.shown:
                yield line, line.state in UNDECIDED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts, shown = self.counts, self.shown
        proposals = proposed((line for line in self.rows if line.state in UNDECIDED), self.groups)
        return super().get_context_data(
            groups=[(group, counts[group.pk]) for group in self.groups],
            ungrouped=counts[0],
            total=len(self.rows),
            members=list(self.members()) if shown is not None else [],
            shown=shown,
            shown_group=next((group for group in self.groups if group.pk == shown), None),
            proposals=proposals,
            proposable=sum(len(each.lines) for each in proposals),
            writes=self.writes,
            ticked={self.key_of(value) for value in self.request.POST.getlist("row")},
            **kwargs,
        )


class ChangeGroupsPage(GroupsPage):
    """What the forms of the page ask for; what stands against it is told on the page, with what was ticked."""

    http_method_names = ("post",)
    action = "change"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.campaign  # noqa: B018 (404 before anything is said)
        if not self.writes:
            raise PermissionDenied(ENDED if self.campaign.closed_on else "")
        done = {"propose": self.propose, "move": self.move, "merge": self.merge}
        said = next((do() for name, do in done.items() if name in request.POST), NOBODY)
        if said:
            messages.error(request, said)
            return self.render_to_response(self.get_context_data())
        query = request.GET.urlencode()
        url = reverse("grading-groups", args=[self.campaign.pk])
        return HttpResponseRedirect(f"{url}?{query}" if query else url)

    def propose(self) -> str:
        done = make_proposed(self.campaign, self.request.user)
        return (
            self.told(done, GROUPED.format(count=done.count, groups=done.groups))
            if done.count
            else NOBODY_LEFT
        )

    def move(self) -> str:
        pairs = (value.partition(":")[::2] for value in self.request.POST.getlist("row"))
        shown = {int(key): int(group) for key, group in pairs if is_key(key) and is_key(group)}
        target = self.request.POST.get("target", "")
        group = self.group_of(target)
        if not shown:
            return NOBODY
        if group is None and target != NONE:
            return NO_TARGET
        done = move(self.campaign, self.request.user, shown, group)
        return self.told(done, (MOVED if group else TAKEN_OUT).format(count=done.count, group=group))

    def merge(self) -> str:
        group, into = (self.group_of(self.request.POST.get(name, "")) for name in ("merged", "into"))
        if group is None or into is None or group == into:
            return SAME
        done = merge(self.campaign, self.request.user, group, into)
        return self.told(done, MERGED.format(count=done.count, group=into))

    def told(self, done: Moved, sentence: str) -> str:
        """What was done and what was left are messages; nothing stands against it."""
        if done.count or done.groups:
            messages.success(self.request, sentence)
        for said in done.told:
            messages.warning(self.request, said)
        return ""

    def group_of(self, text: str) -> PeerGroup | None:
        return next((group for group in self.groups if str(group.pk) == text), None)

    @staticmethod
    def key_of(value: str) -> int | None:
        key = value.partition(":")[0]
        return int(key) if is_key(key) else None


class OfPeerGroup:
    """A page of one group leads back to the groups of its campaign; the right is held where that is run."""

    model = PeerGroup

    def get_queryset(self) -> QuerySet[PeerGroup]:
        user = self.request.user
        held = user.scope(permission(PeerGroup, self.action)).condition("unit")
        campaigns = Campaign.objects.for_user(user).filter(held, kind=KIND, secret=False)
        return PeerGroup.objects.for_user(user, self.action).filter(campaign__in=campaigns)

    @cached_property
    def campaign(self) -> Campaign:
        return self.object.campaign

    def list_url(self) -> str:
        return PeerGroup(campaign=self.campaign).get_absolute_url()

    def list_title(self) -> str:
        return str(PeerGroup._meta.verbose_name_plural)


class GroupCreatePage(OfPeerGroup, CreatePage):
    @cached_property
    def campaign(self) -> Campaign:
        user = self.request.user
        held = user.scope(permission(PeerGroup, "add")).condition("unit")
        campaigns = Campaign.objects.for_user(user).filter(held, kind=KIND, secret=False)
        found = get_object_or_404(campaigns, pk=self.kwargs["campaign"])
        if found.closed_on:
            raise PermissionDenied(ENDED)
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"campaign": self.campaign}


class GroupEditPage(OfPeerGroup, EditPage):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_remove = self.request.user.may(permission(PeerGroup, "remove"), self.object)
        empty = not self.object.lines.exists()
        remove_url = self.page_url("remove", self.object) if may_remove and empty else ""
        return super().get_context_data(
            remove_url=remove_url, history_url=self.page_url("history", self.object), **kwargs
        )


class GroupRemovePage(OfPeerGroup, RemovePage):
    """Of an empty group alone: people are moved first, so that nobody loses a group unseen."""

    def stale(self) -> str:
        return super().stale() or (STILL if self.object.lines.exists() else "")


class GroupHistoryPage(OfPeerGroup, HistoryPage):
    pass
