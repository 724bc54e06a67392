from evaluation.grading.acting.list_pages import MANY
from evaluation.grading.acts import APPRAISE
from evaluation.grading.findings.appraisal_pages import ACTS
from evaluation.models import GradingLine, GradingOpinion, UnitGrade
from foundation.core.acts.act import acts_of
from foundation.core.acts.run import apply
from office.organisation.models.users import User
from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import make_grading, make_group, make_line
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre
from tests.roles import CHIEF, KEEPERS, LEADER, READERS, UNIT, pages_of

WEIGH = KEEPERS | LEADER


def who_acts(act):
    return {"submit": KEEPERS | UNIT, "reopen": CHIEF}.get(act.action, KEEPERS)


OF_LINES = [
    ("gradingline-list", None, WEIGH),
    ("gradingline-detail", "gradingline", WEIGH),
    ("gradingline-edit", "gradingline", KEEPERS),
    ("gradingline-history", "gradingline", WEIGH),
    ("gradingline-remove", "gradingline_untouched", KEEPERS),
    *(
        (f"gradingline-{act.slug}", "gradingline", who_acts(act))
        for act in acts_of(GradingLine)
        if act.offered
    ),
    *((f"gradingline-{act.slug}-many", None, who_acts(act) - UNIT) for act in MANY),
    ("gradingline-undo", "gradingline_step", KEEPERS),
    ("gradingline-undo-many", "gradingline_step", KEEPERS),
]
PAPERS = [
    ("grading-papers", "grading_campaign", WEIGH),
    ("grading-notified", "grading_campaign", KEEPERS),
]
OF_VOTES = [
    ("grading-ballots", "grading", WEIGH | UNIT),
    ("grading-conference", "grading", KEEPERS | UNIT),
    ("grading-tie", "grading", KEEPERS | UNIT),
    ("gradingline-votes", "gradingline", WEIGH),
    ("gradingline-opinions", "gradingline", WEIGH),
    ("gradingopinion-new", "gradingline", KEEPERS),
    ("gradingopinion-edit", "gradingopinion", KEEPERS),
    ("gradingopinion-remove", "gradingopinion", KEEPERS),
    ("gradingopinion-history", "gradingopinion", WEIGH),
    ("grading-collectives", "grading", WEIGH),
    *pages_of("unitgrade", read=WEIGH, keep=KEEPERS),
]
OF_FINDINGS = [
    ("grading-appraisal", "grading_campaign", WEIGH),
    *((f"grading-appraisal-{act.slug}", "grading_campaign", KEEPERS) for act in ACTS),
    ("grading-findings", "gradingline", WEIGH),
    ("grading-groups", "grading_campaign", WEIGH),
    ("grading-groups-change", "grading_campaign", KEEPERS),
    ("peergroup-new", "grading_campaign", KEEPERS),
    ("peergroup-edit", "peergroup", KEEPERS),
    ("peergroup-remove", "peergroup", KEEPERS),
    ("peergroup-history", "peergroup", WEIGH),
]
ADDRESSES = [
    *OF_LINES,
    ("grading-grid", "grading_campaign", WEIGH),
    *PAPERS,
    *OF_VOTES,
    *OF_FINDINGS,
    ("evaluation-list", None, READERS),
    ("evaluation-detail", "evaluation", READERS),
    ("evaluation-new", None, KEEPERS | UNIT),
    ("evaluation-edit", "evaluation", KEEPERS | UNIT),
    ("evaluation-remove", "evaluation", KEEPERS),
    ("evaluation-history", "evaluation", READERS),
    ("evaluation-of", "cadre", READERS),
    ("evaluation-add", "cadre", KEEPERS | UNIT),
    ("grading-new", None, KEEPERS),
    ("grading-setup", "grading_campaign", KEEPERS),
    ("grading-of-campaign", "grading_campaign", WEIGH),
    ("grading-answers", "grading_unit", KEEPERS | UNIT),
    ("grading-of-campaignunit", "grading_unit", KEEPERS | UNIT),
    ("evaluation-results", None, READERS),
    ("grading-results", "grading_campaign", WEIGH),
]


def records(unit, cadre):
    campaign = make_grading(unit, 2019, name=f"Xếp loại {unit.code}")
    line = make_line(cadre, campaign, "unit", unit=unit, proposed="good")
    step = apply(APPRAISE, User.system(), [line], {}).steps[0]
    undecided = make_line(cadre, make_grading(unit, 2018, name=f"Xếp loại cũ {unit.code}"), unit=unit)
    # Whoever may not write about themselves types the votes for somebody else.
    make_line(make_cadre("Hứa Thị Khác", unit=unit), undecided.campaign, unit=unit)
    return {
        "evaluation": make_evaluation(cadre, unit=unit),
        "gradingline": undecided,
        "gradingline_step": (line, step),
        "gradingline_untouched": make_line(
            cadre, make_grading(unit, 2017, name=f"Nhầm {unit.code}"), unit=unit
        ),
        "grading_campaign": campaign,
        "grading_unit": make_campaign_unit(unit, campaign=campaign),
        "grading": undecided.campaign,
        "gradingopinion": GradingOpinion.objects.create(line=undecided, unit=unit, grade="good"),
        "unitgrade": UnitGrade.objects.create(unit=unit, year=2019, proposed="good"),
        "peergroup": make_group(campaign),
    }
