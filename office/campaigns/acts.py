"""How far a unit of a campaign is, and when a campaign ends. Nothing else assigns a state."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from foundation.core.acts.act import Act, Asked, day_of, guard_states, register
from foundation.core.acts.steps import Step
from office.campaigns.act_forms import (
    CloseForm,
    CompleteForm,
    HandedInForm,
    MergedForm,
    MissingForm,
    OpenAgainForm,
    ReturnedForm,
    SentForm,
    UnchangedForm,
)
from office.campaigns.checking import checked
from office.campaigns.kinds import by_kind
from office.campaigns.models import Campaign, CampaignStep, CampaignUnit, CampaignUnitStep
from office.campaigns.models.units import SUBMIT

State = CampaignUnit.State
UNDO = "Hoàn tác"
CLOSED = "Đợt đã kết thúc từ ngày {day:%d/%m/%Y}; mở lại đợt rồi ghi."
BEFORE_IT_OPENS = "Ngày {day:%d/%m/%Y} trước ngày bắt đầu đợt ({opens:%d/%m/%Y}); kiểm tra lại."
LACKING = "Chưa nhận: {items}. Nhận đủ rồi ghi, hoặc ghi lý do khi còn thiếu hồ sơ."
UNITS_OPEN = "Còn {count} đầu mối chưa tổng hợp, chưa ghi không nộp: {names}."
MOST_NAMED = 5


def load_units(act: str, units: Sequence[CampaignUnit], user: Any) -> None:
    """Put on the units who acts, what is still to come of the checklist, and what their app says against the act.

    Their campaigns are read anew: one of them may have ended while the units were waited for.
    """
    campaigns = Campaign.objects.in_bulk({unit.campaign_id for unit in units})
    for unit in units:
        unit.campaign = campaigns[unit.campaign_id]
    came_in = checked(units)
    refused: dict[int, str] = {}
    for kind, rows in by_kind(units):
        refused |= kind.refusals(act, rows, user)
    for unit in units:
        unit.acting_user = user
        unit.lacking = came_in[unit.pk].lacking
        unit.refused_by_kind = refused.get(unit.pk)


def is_open(unit: CampaignUnit, asked: Asked) -> str | None:
    closed_on = unit.campaign.closed_on
    return CLOSED.format(day=closed_on) if closed_on else None


def after_it_opens(unit: CampaignUnit, asked: Asked) -> str | None:
    """A day of another year is a slip of whoever typed it."""
    day, opens = day_of(asked), unit.campaign.opens_on
    return BEFORE_IT_OPENS.format(day=day, opens=opens) if day < opens else None


def not_kept_by_kind(unit: CampaignUnit, asked: Asked) -> str | None:
    return unit.refused_by_kind


def all_is_here(unit: CampaignUnit, asked: Asked) -> str | None:
    """What is required has come in, or why it is not waited for is said."""
    return LACKING.format(items="; ".join(unit.lacking)) if unit.lacking and not asked.get("reason") else None


def still_open(unit: CampaignUnit, step: Step) -> str | None:
    """Of undoing."""
    return is_open(unit, {}) or unit.refused_by_kind


def sent(unit: CampaignUnit, asked: Asked) -> dict[str, Any]:
    return {"sent_on": day_of(asked)}


def handed_in(unit: CampaignUnit, asked: Asked) -> dict[str, Any]:
    return {"submitted_on": day_of(asked), **no_answer_before(unit, asked)}


def no_answer_before(unit: CampaignUnit, asked: Asked) -> dict[str, Any]:
    """What an earlier answer said no longer holds."""
    return {"unchanged_no": "", "unchanged_on": None, "missing_reason": ""}


def unchanged(unit: CampaignUnit, asked: Asked) -> dict[str, Any]:
    paper = {"unchanged_no": asked["decision_no"], "unchanged_on": asked["decision_on"]}
    return {"submitted_on": day_of(asked), "missing_reason": "", **paper}


def missing(unit: CampaignUnit, asked: Asked) -> dict[str, Any]:
    return {"missing_reason": asked["reason"]}


def tell_kinds(act: str, cases: Sequence[Any], steps: Sequence[Step]) -> None:
    """The apps of the kinds write what follows in their own records."""
    asked = {case.row.pk: case.asked for case in cases}
    for kind, units in by_kind([case.row for case in cases]):
        kind.after(act, [(unit, asked[unit.pk]) for unit in units], units[0].acting_user)


def take_back_of_kinds(act: str, pairs: Sequence[tuple[CampaignUnit, Step]]) -> None:
    steps = {unit.pk: step for unit, step in pairs}
    for kind, units in by_kind([unit for unit, _ in pairs]):
        kind.undone(act, [(unit, steps[unit.pk]) for unit in units])


def unit_act(name: str, label: str, *, right: str = "change", refusals: tuple = (), **declared: Any) -> Act:
    """An act on a unit of a campaign, in which the app of its kind has a say."""
    return Act(
        name=name,
        label=label,
        model=CampaignUnit,
        step=CampaignUnitStep,
        state="state",
        related=("campaign", "unit"),
        right=f"campaigns.{right}_campaignunit",
        facts=partial(load_units, name),
        refusals=(is_open, after_it_opens, not_kept_by_kind, *refusals),
        undo_refusals=(still_open,),
        afterwards=partial(tell_kinds, name),
        put_back=partial(take_back_of_kinds, name),
        undo=UNDO,
        **declared,
    )


SEND = unit_act(
    "campaigns.send",
    "Đã gửi biểu",
    moves={State.WAITING: State.SENT},
    form=SentForm,
    values=sent,
    icon="send",
    done="Đã ghi gửi biểu.",
)
HAND_IN = {"form": HandedInForm, "values": handed_in, "icon": "inbox"}
LATE_TOO = dict.fromkeys([*CampaignUnit.TO_ANSWER, State.MISSING], State.SUBMITTED)
# The unit itself, with an account; the office for one without.
HAND_IN_BY_UNIT = unit_act(
    SUBMIT,
    "Gửi hồ sơ",
    right="submit",
    moves=dict.fromkeys(CampaignUnit.TO_ANSWER, State.SUBMITTED),
    done="Đã gửi; chờ kiểm tra hồ sơ.",
    **HAND_IN,
)
RECEIVE = unit_act("campaigns.receive", "Ghi nhận đã nộp", moves=LATE_TOO, done="Đã ghi nhận.", **HAND_IN)
RETURN = unit_act(
    "campaigns.return",
    "Trả lại bổ sung",
    moves=dict.fromkeys([State.SUBMITTED, State.COMPLETE, State.UNCHANGED], State.RETURNED),
    form=ReturnedForm,
    values=no_answer_before,
    icon="arrow-return-left",
    done="Đã ghi trả lại.",
)
COMPLETE = unit_act(
    "campaigns.complete",
    "Đủ hồ sơ",
    moves={State.SUBMITTED: State.COMPLETE},
    form=CompleteForm,
    refusals=(all_is_here,),
    icon="check2-square",
    done="Đã ghi đủ hồ sơ.",
)
REPORT_UNCHANGED = unit_act(
    "campaigns.report_unchanged",
    "Báo không thay đổi",
    right="answer",
    moves=dict.fromkeys([*CampaignUnit.TO_ANSWER, State.MISSING], State.UNCHANGED),
    form=UnchangedForm,
    values=unchanged,
    icon="check-all",
    done="Đã ghi báo không thay đổi.",
)
RECORD_MISSING = unit_act(
    "campaigns.record_missing",
    "Không nộp",
    moves=dict.fromkeys(CampaignUnit.TO_ANSWER, State.MISSING),
    form=MissingForm,
    values=missing,
    icon="x-circle",
    done="Đã ghi không nộp.",
)
MERGE = unit_act(
    "campaigns.merge",
    "Tổng hợp",
    moves=dict.fromkeys([State.COMPLETE, State.UNCHANGED], State.MERGED),
    form=MergedForm,
    icon="collection",
    done="Đã ghi tổng hợp.",
)


def load_campaigns(campaigns: Sequence[Campaign], user: Any) -> None:
    """Put on the campaigns which of their units are not settled, and what their app has not decided.

    The units are locked, so that none answers while its campaign ends.
    """
    names: dict[int, list[str]] = {}
    units = CampaignUnit.objects.filter(campaign__in=campaigns).select_related("unit")
    for row in units.order_by("unit__official_key", "pk").select_for_update(of=("self",)):
        if row.state not in CampaignUnit.SETTLED:
            names.setdefault(row.campaign_id, []).append(row.unit.name)
    kinds = {campaign.kind: campaign.kind_of for campaign in campaigns}
    undecided: dict[int, str] = {}
    for key, kind in kinds.items():
        undecided |= kind.still_open([each for each in campaigns if each.kind == key])
    for campaign in campaigns:
        campaign.open_units = names.get(campaign.pk, [])
        campaign.undecided = undecided.get(campaign.pk)


def every_unit_is_settled(campaign: Campaign, asked: Asked) -> str | None:
    names = campaign.open_units
    if not names:
        return None
    shown = ", ".join([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])
    return UNITS_OPEN.format(count=len(names), names=shown)


def everything_is_decided(campaign: Campaign, asked: Asked) -> str | None:
    return campaign.undecided


def closed(campaign: Campaign, asked: Asked) -> dict[str, Any]:
    return {"closed_on": day_of(asked)}


def open_again(campaign: Campaign, asked: Asked) -> dict[str, Any]:
    return {"closed_on": None}


campaign_act = partial(
    Act, model=Campaign, step=CampaignStep, state="state", right="campaigns.change_campaign", undo=UNDO
)
CLOSE = campaign_act(
    name="campaigns.close",
    label="Kết thúc đợt",
    moves={Campaign.State.OPEN: Campaign.State.CLOSED},
    form=CloseForm,
    facts=load_campaigns,
    refusals=(every_unit_is_settled, everything_is_decided),
    values=closed,
    icon="check2-all",
    done="Đã kết thúc đợt.",
)
OPEN_AGAIN = campaign_act(
    name="campaigns.open_again",
    label="Mở lại",
    moves={Campaign.State.CLOSED: Campaign.State.OPEN},
    form=OpenAgainForm,
    values=open_again,
    icon="unlock",
    done="Đã mở lại đợt.",
)

register(SEND, HAND_IN_BY_UNIT, RECEIVE, RETURN, COMPLETE, REPORT_UNCHANGED, RECORD_MISSING, MERGE)
register(CLOSE, OPEN_AGAIN)
guard_states(CampaignUnit)
guard_states(Campaign)
