"""The planning lists that `make bench` writes by SQL are those that the program keeps; the others the program makes."""

from django.db import connection

from bench import lists
from cadre.models.people import Cadre, EthnicGroup
from foundation.core.acts.steps import Step
from planning import snapshots
from planning.models import ApprovedList, EntryStep, PlanningEntry, ReviewLine
from planning.seals import plain
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_proposal, make_target

OF_LIST = ("target_id", "term_name", "title_name", "unit_name", "rules_name", "basis", "taken_on")
OF_LINE = (
    "ordinal",
    "section",
    "name",
    "sex",
    "birth",
    "ethnic_group",
    "minority",
    "unit_id",
    "unit_name",
    "post",
)
OF_LINE += ("title", "reelected", "special_basis", "order_key", "verdict", "conclusion", "findings")


def told(row: object, names: tuple[str, ...]) -> list[object]:
    return [plain(getattr(row, name)) for name in names]


def test_what_communes_sent_is_kept_as_the_program_keeps_it(world):
    ethnic = EthnicGroup.objects.create(name="Tày", code="02")
    Cadre.objects.update(ethnic_group=ethnic)
    entry = make_proposal(world.an, make_target(world.hoa_tham))
    step = EntryStep.objects.get(entry=entry)
    step.origin = Step.Origin.IMPORT
    (draft,) = snapshots.drafts_of(snapshots.approvals_of([step]))
    with connection.cursor() as cursor:
        cursor.execute(lists.KEPT)
    kept = ApprovedList.objects.get()
    line = kept.lines.get()
    assert told(kept, OF_LIST) == told(draft.approved_list, OF_LIST)
    assert told(line, OF_LINE) == told(draft.lines[0], OF_LINE)
    assert set(line.facts) == set(draft.lines[0].facts)


def test_the_list_of_the_district_is_approved_and_under_review(world, monkeypatch):
    for number in range(6):
        make_cadre(f"Nông Văn {number}", make_post(f"Chức danh {number}", world.hoa_tham))
    monkeypatch.setattr(lists, "PLANNED", 4)
    monkeypatch.setattr(lists, "DRAFTED", 2)
    make_target(world.hoa_tham)
    world.committee.delete()
    places = lists.make_lists()
    states = PlanningEntry.objects.values_list("status", flat=True)
    assert sorted(states) == ["approved"] * 4 + ["draft"] * 2
    assert ApprovedList.objects.get().lines.count() == ReviewLine.objects.count() == 4
    assert set(places) == {"list", "communes", "queue"}
