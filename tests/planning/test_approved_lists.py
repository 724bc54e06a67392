"""What an act approved is kept as it was: other edits do not reach it, and an undo needs nothing else."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cadre.models.people import Cadre
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.regulations.findings import Finding
from planning.acts import APPROVE, PROPOSE, RECORD
from planning.models import ApprovedLine, ApprovedList, PlanningEntry
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_proposal, make_target

DAY = datetime.date(2021, 11, 30)
DECISION = {"decision_no": "9-QĐ/HU", "decision_on": DAY, "signer": "Nông Văn Sáu"}


@pytest.fixture
def third(planned):
    dung = make_cadre("Lương Thị Dung", make_post("Phó Chủ tịch UBND", planned.tan_van), birth="1978-02-01")
    return make_proposal(dung, planned.target)


def test_a_decision_keeps_the_facts_the_verdict_and_the_structure_of_its_moment(planned, third):
    apply(APPROVE, planned.lan, [third], DECISION)
    line = ApprovedLine.objects.get(entry=third)
    kept = line.approved_list
    assert (line.name, line.birth, line.sex, line.title) == (
        third.cadre.full_name,
        third.cadre.birth,
        third.cadre.sex,
        str(planned.target.post),
    )
    assert (line.step.decision_no, line.step.signer, kept.on) == ("9-QĐ/HU", "Nông Văn Sáu", DAY)
    assert line.verdict and line.conclusion
    assert Finding.from_json(line.findings[0]).verdict.word == line.verdict
    assert kept.basis_words == "khi quyết định" and kept.rules_name == "Bộ chung"
    assert [measure["label"] for measure in kept.structure][:2] == ["Hệ số quy hoạch", "Nữ"]
    assert kept.checksum == kept.seal(kept.lines.all())


def test_what_a_sheet_brings_in_says_so_and_never_speaks_of_the_decision(planned):
    kept = planned.first.approved_lines.get().approved_list
    assert kept.basis_words == "theo danh sách nhập ngày 30/11/2021"
    assert kept.on == planned.first.approved_on


def test_a_line_bears_no_verdict_where_a_sheet_came_before_the_rules(world):
    line = make_entry(world.an, make_target(world.hoa_tham)).approved_lines.get()
    assert (line.verdict, line.conclusion, line.findings) == ("", "", [])
    assert line.birth == world.an.birth


def test_lists_and_lines_are_never_changed_and_outlive_their_entry(planned):
    for statement in (
        "UPDATE planning_approvedline SET name = 'x'",
        "DELETE FROM planning_approvedline",
        "UPDATE planning_approvedlist SET basis = 'decision'",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)
    planned.first.delete()
    assert ApprovedLine.objects.filter(name=planned.an.full_name).exists()


def test_a_line_is_in_force_while_its_step_stands(planned, third):
    step = apply(APPROVE, planned.lan, [third], DECISION).steps[0]
    assert third.pk in ApprovedLine.objects.in_force([third.pk], DAY)
    assert not ApprovedLine.objects.in_force([third.pk], DAY - datetime.timedelta(1))
    undo(planned.lan, [step])
    assert not ApprovedLine.objects.in_force([third.pk], DAY)


def test_one_list_for_every_title_of_a_unit(world):
    entries = [make_proposal(world.an, make_target(unit)) for unit in (world.hoa_tham, world.tan_van)]
    entries.append(make_proposal(world.binh, make_target(world.tan_van)))
    apply(APPROVE, world.lan, entries, DECISION)
    lists = ApprovedList.objects.order_by("unit_name")
    assert sorted((each.unit_name, each.lines.count()) for each in lists) == sorted(
        [(str(world.hoa_tham), 1), (str(world.tan_van), 2)]
    )


def test_lines_stand_in_the_official_order_of_the_day(world):
    target = make_target(world.district)
    dung = make_cadre("Lương Thị Dung", make_post("Chủ tịch UBND", world.tan_van), valid_from="2021-06-01")
    people = [dung, world.binh, world.an]
    apply(APPROVE, world.lan, [make_proposal(cadre, target) for cadre in people], DECISION)
    lines = list(ApprovedLine.objects.filter(approved_list__target=target))
    assert [line.ordinal for line in lines] == [1, 2, 3]
    keys = [(line.unit.official_key, line.order_key) for line in lines]
    assert keys == sorted(keys)


def test_the_number_of_queries_does_not_grow_with_the_lines(world):
    target = make_target(world.district)
    people = Cadre.objects.bulk_create(
        Cadre(full_name=f"Lý Văn {place}", sex="M", entered_unit=world.district) for place in range(60)
    )
    entries = [PlanningEntry(cadre=cadre, target=target) for cadre in people]
    apply(PROPOSE, world.lan, entries, {"on": DAY})
    counts = []
    for some in (entries[:2], entries[2:]):
        with CaptureQueriesContext(connection) as queries:
            apply(APPROVE, world.lan, some, DECISION)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


def test_a_corrected_number_keeps_what_was_known_at_the_decision(planned):
    Cadre.objects.filter(pk=planned.an.pk).update(birth="1975-01-01")
    asked = {"decision_no": "319-QĐ/HU", "decision_on": planned.first.approved_on}
    apply(RECORD, planned.lan, [planned.first], asked)
    line = ApprovedLine.objects.in_force([planned.first.pk], DAY)[planned.first.pk]
    assert (line.step.decision_no, f"{line.birth}") == ("319-QĐ/HU", "02/11/1971")
    kept = line.approved_list
    assert kept.checksum == kept.seal([line])
