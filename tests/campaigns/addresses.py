from foundation.core.acts.run import apply
from office.campaigns.acts import CLOSE
from office.campaigns.models import ReceivedItem
from office.campaigns.unit_pages import MANY
from office.organisation.models.users import User
from tests.campaigns.campaigns import TODAY, make_campaign, make_campaign_unit, make_item
from tests.roles import KEEPERS, READERS, UNIT, pages_of

ANSWER = KEEPERS | UNIT
OF_UNITS = ("send", "receive", "return", "complete", "merge", "record-missing")
ADDRESSES = [
    *pages_of("campaign", read=READERS, keep=KEEPERS),
    ("campaign-close", "campaign", KEEPERS),
    ("campaign-open-again", "campaign", KEEPERS),
    ("campaign-undo", "campaign_step", KEEPERS),
    ("campaign-units", "campaign", KEEPERS),
    *(line for line in pages_of("campaignunit", read=READERS, keep=KEEPERS) if line[0] != "campaignunit-new"),
    ("campaignunit-contact", "campaignunit", ANSWER),
    ("campaignunit-workbook", "asked_unit", ANSWER),
    ("campaignunit-file", "campaignunit", ANSWER),
    ("campaignunit-workbooks", None, KEEPERS),
    ("campaignunit-checklist", "campaignunit", KEEPERS),
    *((f"campaignunit-{act}", "campaignunit", KEEPERS) for act in OF_UNITS),
    *((f"campaignunit-{act.slug}-many", None, KEEPERS) for act in MANY),
    ("campaignunit-submit", "campaignunit", UNIT),
    ("campaignunit-report-unchanged", "campaignunit", ANSWER),
    ("campaignunit-undo", "campaignunit_step", KEEPERS),
    ("campaignunit-undo-many", "campaignunit_step", KEEPERS),
    *pages_of("checklistitem", read=READERS, keep=KEEPERS),
]
SHARED = {"checklistitem"}
OWNED = {"workbookbatch-detail", "workbookbatch-file"}
OWNED |= {"unitreturn-detail", "unitreturn-marked", "unitreturn-remove"}


def records(unit, cadre):
    item, closed = make_item(f"Tờ trình của {unit.code}"), make_campaign(unit)
    step = apply(CLOSE, User.system(), [closed], {"on": TODAY}).steps[0]
    row, sent = make_campaign_unit(unit), make_campaign_unit(unit, "sent")
    ReceivedItem.objects.create(campaign_unit=row, item=item)
    return {
        "campaign": make_campaign(unit),
        "campaign_step": (closed, step),
        "campaignunit": row,
        "campaignunit_step": (sent, sent.steps.get()),
        "checklistitem": item,
    }
