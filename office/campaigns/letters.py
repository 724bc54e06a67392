"""What letters to the units of a campaign share: who is written to, and what of it is known."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet

from foundation.core import clock
from office.campaigns.models import Campaign, CampaignUnit, CampaignUnitStep
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues
from office.papers.letters import LetterKind, Writing
from office.papers.phrases import addressed, ended, short_day, two_digits
from office.papers.recipients import kept_by_department
from office.regulations.conditions import lower_first
from office.regulations.models import RuleSet

NOT_CONFIRMED = "Căn cứ chưa xác nhận, không in: {words}."
SECRET = "Đợt có độ mật: chỉ ghi số, ngày, nơi lưu; không lập văn bản."
OF_ITS_HOST = "Công văn của đợt này do {unit} lập."
OF_ONE_CAMPAIGN = "Mỗi công văn lập cho một đợt; mở từng đợt rồi lập."
NOBODY = "đơn vị nhận: không còn đầu mối nào chưa nộp"
NO_PLAN = "kế hoạch của đợt"
NEW_DAY = "hạn gửi mới"
WHO_ANSWERS = "người, số điện thoại liên hệ"
SENT_BY = "công văn đã gửi kèm biểu"
ONE_DAY = "hạn nộp: các đầu mối có hạn khác nhau"


class CampaignPaper(LetterKind):
    """Written by the unit that runs the campaign, one of `campaign_kind`; of another one `of_another` is said."""

    campaign_kind: ClassVar[str] = ""
    of_another: ClassVar[str] = ""
    from_model = Campaign
    each_alone = True

    def is_of(self, subjects: Sequence[Campaign]) -> bool:
        return all(each.kind == self.campaign_kind for each in subjects)

    def refusal(self, subjects: Sequence[Campaign]) -> str:
        if any(each.secret for each in subjects):
            return SECRET
        return "" if self.is_of(subjects) else self.of_another

    def apart(self, subjects: Sequence[Campaign]) -> str:
        """What is said of a campaign is said of none beside it."""
        return OF_ONE_CAMPAIGN if len(subjects) > 1 else ""

    def stopped(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> str:
        """A unit that only answers does not remind the others."""
        others = [
            each for each in subjects if not writing.identity or each.unit_id != writing.identity.unit_id
        ]
        return OF_ITS_HOST.format(unit=others[0].unit) if others else ""

    def usual_about(self, subjects: Sequence[Campaign]) -> str:
        return lower_first(subjects[0].name)

    def usual_recipients(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[str]:
        return ["- Như trên,", kept_by_department(writing)]

    def shown_at(self, subjects: Sequence[Campaign]) -> tuple[str, str]:
        return subjects[0].get_absolute_url(), str(subjects[0])


class CampaignLetter(CampaignPaper):
    """To those who have not handed in by its day."""

    def told(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> PaperValues:
        campaign = subjects[0]
        units = [
            each for each in self.written_to(campaign, user) if writing.workplace in (None, each.unit_id)
        ]
        names = [str(each.unit) for each in units]
        values, empty = self.of_units(campaign, units, writing)
        department = writing.identity.department_name if writing.identity else ""
        return PaperValues(
            values={
                "trich_yeu": writing.about or self.usual_about(subjects),
                "kinh_gui": addressed(names or [BLANK]),
                "noi_nhan_bieu": department or BLANK,
                **values,
            },
            filled=(f"đầu mối chưa nộp: {len(units)}",),
            empty=((NOBODY,) if not units else ()) + tuple(empty),
        )

    def written_to(self, campaign: Campaign, user: Any) -> QuerySet[CampaignUnit]:
        """The units that have not answered, in the official order."""
        units = CampaignUnit.objects.for_user(user, "export").filter(campaign=campaign).unanswered()
        return units.select_related("unit").order_by("unit__official_key", "pk")

    def of_units(
        self, campaign: Campaign, units: Sequence[CampaignUnit], writing: Writing
    ) -> tuple[dict[str, Any], list[str]]:
        """The values of the kind's own tags, and what of them is left to be written by hand."""
        raise NotImplementedError


def due_day(units: Sequence[CampaignUnit]) -> tuple[str, list[str]]:
    """The last day that all the units have, else a blank with what is missing."""
    days = {each.due_on for each in units}
    return (short_day(days.pop()), []) if len(days) == 1 else (BLANK, [ONE_DAY] if days else [])


def plan_of(campaign: Campaign, writing: Writing) -> tuple[str, list[str]]:
    if not campaign.plan_no:
        return BLANK, [NO_PLAN]
    standing = (writing.identity and writing.identity.standing_name) or BLANK
    return f"Kế hoạch số {campaign.plan_no}, ngày {short_day(campaign.plan_on)} của {standing}", []


def letters_sent(units: Sequence[CampaignUnit]) -> tuple[str, list[str]]:
    """The one letter by which all of them got their sheets, with its day."""
    steps = CampaignUnitStep.objects.standing().filter(act="campaigns.send", campaign_unit__in=units)
    sent = set(steps.exclude(decision_no="").values_list("decision_no", "on"))
    if len(sent) != 1:
        return BLANK, [SENT_BY]
    ((number, day),) = sent
    return f"Công văn số {number}, ngày {short_day(day)}", []


class AsksForSheets(CampaignLetter):
    """Goes with the sheets, which it calls `sheets`."""

    sheets: ClassVar[str] = ""

    def written_to(self, campaign: Campaign, user: Any) -> QuerySet[CampaignUnit]:
        return super().written_to(campaign, user).exclude(state=CampaignUnit.State.RETURNED)

    def of_units(
        self, campaign: Campaign, units: Sequence[CampaignUnit], writing: Writing
    ) -> tuple[dict[str, Any], list[str]]:
        (plan, no_plan), (day, no_day) = plan_of(campaign, writing), due_day(units)
        values = {"ke_hoach": plan, "han": day, "bieu": self.sheets, "dau_moi": BLANK}
        return values, [*no_plan, *no_day, WHO_ANSWERS]


def owed(unit: CampaignUnit) -> str:
    """A unit that is late, with what it owes where that is not the whole: its dossier came, and went back."""
    returned = unit.state == CampaignUnit.State.RETURNED
    return f"{unit.unit}: chưa gửi lại hồ sơ đã trả để bổ sung" if returned else str(unit.unit)


class RemindsOfSheets(CampaignLetter):
    """Names those who got their sheets and are late, and what becomes of their lists where nothing comes.

    Written before the last day, it asks for the sheets by that day; after it a new one is written by hand.
    """

    def written_to(self, campaign: Campaign, user: Any) -> QuerySet[CampaignUnit]:
        """Before anybody is late, all who got their sheets."""
        units = super().written_to(campaign, user).exclude(state=CampaignUnit.State.WAITING)
        late = units.late(clock.today())
        return late if late.exists() else units

    def of_units(
        self, campaign: Campaign, units: Sequence[CampaignUnit], writing: Writing
    ) -> tuple[dict[str, Any], list[str]]:
        (letter, no_letter), (day, no_day) = letters_sent(units), due_day(units)
        names, on = [owed(each) for each in units], writing.day or clock.today()
        over = any(each.due_on < on for each in units)
        values = {
            "cong_van": letter,
            "han": day,
            "den_ngay": short_day(on),
            "han_moi": BLANK if over else day,
            "so_don_vi": two_digits(len(units)),
            "don_vi_chua_gui": ended(names, ".") or [BLANK],
        }
        return values, [*no_letter, *no_day, *([NEW_DAY] if over else [])]


def cited_documents(rules: RuleSet | None) -> tuple[list[str], list[str]]:
    """(grounds, told) of the documents that the set rests on: those of a set with confirmed figures are grounds."""
    if rules is None:
        return [], []
    words = [
        f"Căn cứ {document.get_kind_display()} số {document.number}, ngày {short_day(document.issued_on)}"
        f" của {document.issuer}"
        for document in rules.documents.order_by("issued_on", "pk")
    ]
    confirmed = rules.own_rules.filter(confirmed=True).exists()
    return (words, []) if confirmed else ([], words)


class AboutCampaign(CampaignPaper):
    """In the committee's name, on the rules that the campaign asks."""

    def usual_grounds(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[str]:
        committee = writing.identity.committee_name if writing.identity else BLANK
        documents, _ = self.cited(subjects[0])
        return ended([f"Căn cứ Quy chế làm việc của {committee}", *documents], ";")

    def rules(self, campaign: Campaign) -> Sequence[RuleSet | None]:
        return [campaign.rule_set or RuleSet.objects.in_force(clock.today(), campaign.unit)]

    def cited(self, campaign: Campaign) -> tuple[list[str], list[str]]:
        """(grounds, told) of all the rules, each document once."""
        found = [cited_documents(rules) for rules in self.rules(campaign)]
        grounds = dict.fromkeys(words for one, _ in found for words in one)
        told = dict.fromkeys(words for _, one in found for words in one if words not in grounds)
        return list(grounds), list(told)

    def unsure(self, campaign: Campaign) -> tuple[str, ...]:
        return tuple(NOT_CONFIRMED.format(words=words) for words in self.cited(campaign)[1])


class PlanOfCampaign(AboutCampaign):
    """It goes to all units of the campaign, and above."""

    def usual_recipients(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[str]:
        identity = writing.identity
        upper = identity.upper_department_name if identity else ""
        kept = (
            ", ".join(filter(None, (identity.secretariat_name, identity.department_name))) if identity else ""
        )
        return [*([f"- {upper} (để báo cáo),"] if upper else []), "- Các đơn vị,", f"- Lưu {kept or BLANK}."]
