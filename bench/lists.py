"""Planning lists as the program keeps them: one of 151, approved and under review, and those that communes sent."""

from datetime import date

from django.urls import reverse

from bench.loading import past_triggers
from cadre.models.people import Cadre
from foundation.core.acts.act import Act
from foundation.core.acts.run import apply
from office.campaigns.models import Campaign
from office.organisation.models.structure import Body, BodySize, Level, Post, PostTitle, Unit
from office.organisation.models.users import User
from planning.acts import APPROVE, PROPOSE
from planning.models import ApprovedList, PlanningEntry, PlanningTarget, PlanningTerm, ReviewList
from planning.reviews.acts import START

PLANNED, DRAFTED = 151, 30
APPROVED_ON = date(2020, 9, 15)
DECISION = {"decision_no": "512-QĐ/TU", "decision_on": APPROVED_ON, "on": APPROVED_ON}
CAMPAIGN = {
    "kind": "review",
    "year": 2021,
    "name": "Rà soát, bổ sung quy hoạch năm 2021",
    "figures_on": date(2021, 11, 30),
    "opens_on": date(2021, 10, 15),
    "due_on": date(2021, 12, 15),
}
# What the program keeps of lists that came in by sheets whose rules nobody confirmed: facts without a verdict.
KEPT = """
INSERT INTO planning_approvedlist (target_id, term_name, title_name, unit_name, "on", taken_on, rules_name, structure,
    basis, checksum)
SELECT target.id, 'nhiệm kỳ ' || term.name || ' (cấp xã)', title.name, unit.name, '2019-07-15', '2021-11-30', '', '[]',
    'import', ''
FROM planning_planningtarget target JOIN planning_planningterm term ON term.id = target.term_id
JOIN organisation_post post ON post.id = target.post_id JOIN organisation_unit unit ON unit.id = post.unit_id
JOIN organisation_posttitle title ON title.id = post.title_id;

INSERT INTO planning_approvedline (approved_list_id, entry_id, step_id, ordinal, section, name, sex, birth,
    ethnic_group, minority, unit_id, unit_name, post, title, reelected, special_basis, order_key, verdict, conclusion,
    findings, facts)
SELECT kept.id, line.entry_id, line.step_id, row_number() OVER (PARTITION BY kept.id ORDER BY line.order_key),
    line.unit_name, line.name, line.sex, line.birth, line.ethnic_group, line.minority, line.unit_id, line.unit_name,
    line.post, kept.title_name || ', ' || kept.unit_name, false, '', line.order_key, '', '', '[]', line.facts
FROM planning_approvedlist kept JOIN (
    SELECT entry.target_id, entry.id AS entry_id, step.id AS step_id, unit.id AS unit_id, unit.name AS unit_name,
        cadre.full_name AS name, cadre.sex, cadre.birth, ethnic.name AS ethnic_group, ethnic.code <> '01' AS minority,
        title.name AS post, lpad(title."order"::text, 5, '0') || ' ' || cadre.sort_key AS order_key,
        jsonb_build_object('it', '', 'note', '', 'place', title.name || ', ' || unit.name, 'state', 'Chuyên viên',
            'degree', 'Đại học', 'grades', '[[2016, "HTTNV", 501], [2017, "HTTNV", 501], [2018, "HTTNV", 501]]'::jsonb,
            'theory', 'Trung cấp', 'defence', '', 'language', '', 'home_town', cadre.home_town,
            'joined_on', cadre.party_joined_on, 'continuity', '', 'official_on', cadre.party_official_on,
            'general_education', cadre.general_education) AS facts
    FROM planning_planningentry entry JOIN planning_entrystep step ON step.entry_id = entry.id
    JOIN cadre_cadre cadre ON cadre.id = entry.cadre_id
    JOIN cadre_ethnicgroup ethnic ON ethnic.id = cadre.ethnic_group_id
    JOIN cadre_postheld held ON held.cadre_id = cadre.id AND held.main
    JOIN organisation_post post ON post.id = held.post_id JOIN organisation_unit unit ON unit.id = post.unit_id
    JOIN organisation_posttitle title ON title.id = post.title_id
) line ON line.target_id = kept.target_id
"""


def keep_imported() -> None:
    """Of every entry so far the line that its approved list keeps, sealed as the program seals it."""
    with past_triggers() as cursor:
        cursor.execute(KEPT)
        lists = list(ApprovedList.objects.prefetch_related("lines"))
        for each in lists:
            each.checksum = each.seal(each.lines.all())
        ApprovedList.objects.bulk_update(lists, ["checksum"], batch_size=500)


def make_lists() -> dict[str, str]:
    """The list of 151, a draft of the next term's, the review of the first; returns the addresses of their pages."""
    root = Unit.objects.get(parent=None)
    body = Body.objects.create(unit=root, kind=Body.Kind.EXECUTIVE, name="Ban Chấp hành Đảng bộ huyện")
    BodySize.objects.create(body=body, size=60, valid_from=date(2020, 4, 1))
    title, _ = PostTitle.objects.get_or_create(
        name="Ủy viên Ban Chấp hành Đảng bộ huyện",
        defaults={
            "kind": PostTitle.Kind.COLLECTIVE,
            "body_kind": Body.Kind.EXECUTIVE,
            "level": root.level,
            "order": 4,
        },
    )
    post = Post.objects.create(unit=root, title=title, body=body)
    running, coming = (target_of(post, year) for year in (2020, 2025))
    keys = spread_keys(PLANNED + DRAFTED)
    entries = act(PROPOSE, entries_of(running, keys[:PLANNED]), {"on": date(2020, 6, 15)})
    act(APPROVE, entries, DECISION)
    act(PROPOSE, entries_of(coming, keys[PLANNED:]), {"on": date(2021, 11, 1)})
    campaign = Campaign.objects.create(unit=root, **CAMPAIGN)
    review = ReviewList.objects.create(campaign=campaign, target=running)
    act(START, [review], {"on": CAMPAIGN["opens_on"]})
    communes = PlanningTarget.objects.exclude(post__unit=root).select_related("post")[0]
    return {
        "list": reverse("planning-list", args=[running.term_id, title.pk]),
        "communes": reverse("planning-list", args=[communes.term_id, communes.post.title_id]),
        "queue": reverse("review-queue", args=[campaign.pk]),
    }


def target_of(post: Post, year: int) -> PlanningTarget:
    term = PlanningTerm.objects.create(
        name=f"{year}–{year + 5}",
        level=Level(post.unit.level),
        begins_on=date(year, 8, 1),
        ends_on=date(year + 5, 8, 1),
    )
    return PlanningTarget.objects.create(post=post, term=term)


def spread_keys(count: int) -> list[int]:
    """Keys of so many people of all units."""
    keys = list(Cadre.objects.order_by("pk").values_list("pk", flat=True))
    return [keys[number * len(keys) // count] for number in range(count)]


def entries_of(target: PlanningTarget, keys: list[int]) -> list[PlanningEntry]:
    people = Cadre.objects.filter(pk__in=keys).order_by("pk")
    return [PlanningEntry(cadre=cadre, target=target) for cadre in people]


def act(act: Act, rows: list, asked: dict) -> list:
    outcome = apply(act, User.system(), rows, asked)
    if outcome.refused:
        raise SystemExit(f"{act.name}: {outcome.refused}")
    return outcome.rows
