"""Acts as such, tried on planning entries: all or none, in few queries, told in sentences, taken back."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from foundation.core.acts.run import apply, judge
from foundation.core.acts.steps import state_on
from foundation.core.acts.undo import undo
from foundation.core.database import audited_transaction
from foundation.core.traces.history import own_entries
from office.organisation.models.users import User
from planning.acts import APPROVE, PROPOSE, RECORD, REMOVE, SUBMIT, TAKE_BACK, WITHDRAW
from planning.models import EntryStep, PlanningEntry
from tests.factories import make_cadre
from tests.planning.lists import done, make_entry, make_proposal, make_target

DAY, JULY = datetime.date(2021, 11, 30), datetime.date(2019, 7, 1)
DECISION = {"decision_no": "9-QĐ/TU", "decision_on": DAY}
REMOVAL = {"on": DAY, "end_reason": "retired"}


@pytest.fixture
def target(world):
    return make_target(world.hoa_tham)


def standing(entry):
    return list(entry.steps.standing().order_by("on", "pk"))


def state(entry, day):
    steps = PlanningEntry.objects.annotate(that_day=state_on(EntryStep, day))
    return steps.get(pk=entry.pk).that_day


def test_an_act_writes_the_state_its_columns_and_a_step(world, target):
    entry = make_proposal(world.an, target, proposed_on=datetime.date(2021, 11, 1))
    apply(APPROVE, world.lan, [entry], {**DECISION, "signer": "Nông Văn Sáu", "reason": "Đại hội"})
    saved = PlanningEntry.objects.get(pk=entry.pk)
    assert (saved.status, saved.decision_no, saved.approved_on) == ("approved", "9-QĐ/TU", DAY)
    step = standing(entry)[-1]
    told = (step.act, step.from_state, step.to_state, step.on, step.by, step.signer, step.reason)
    assert told == ("planning.approve", "draft", "approved", DAY, world.lan, "Nông Văn Sáu", "Đại hội")
    assert entry.status == "approved", "the given row is brought up to date"


def test_one_refused_row_stops_all_unless_it_is_skipped(world, target):
    proposal, decided = make_proposal(world.an, target), make_entry(world.binh, target)
    outcome = apply(WITHDRAW, world.lan, [proposal, decided], {})
    assert list(outcome.refused) == [decided.pk] and outcome.steps == []
    assert PlanningEntry.objects.get(pk=proposal.pk).status == "draft"
    outcome = apply(WITHDRAW, world.lan, [proposal, decided], {}, skip=True)
    assert [row.pk for row in outcome.rows] == [proposal.pk] and list(outcome.refused) == [decided.pk]
    assert PlanningEntry.objects.get(pk=proposal.pk).status == "withdrawn"


def test_each_row_may_be_asked_its_own(world, target):
    entries = [make_proposal(world.an, target), make_proposal(world.binh, target)]
    apply(APPROVE, world.lan, entries, [DECISION, {**DECISION, "decision_no": "10-QĐ/TU"}])
    numbers = PlanningEntry.objects.order_by("pk").values_list("decision_no", flat=True)
    assert list(numbers) == ["9-QĐ/TU", "10-QĐ/TU"]


REFUSED = [
    (APPROVE, {"decision_on": DAY}, "Chưa nhập số quyết định phê duyệt."),
    (
        APPROVE,
        {**DECISION, "decision_on": datetime.date(2031, 7, 15)},
        "Ngày ký quyết định 15/07/2031 ở tương lai; kiểm tra lại.",
    ),
    (
        APPROVE,
        {**DECISION, "decision_on": datetime.date(2021, 10, 31)},
        "Ngày 31/10/2021 trước việc gần nhất (Thêm vào danh sách, ngày 01/11/2021); kiểm tra lại.",
    ),
    (WITHDRAW, {"on": datetime.date(2021, 10, 31)}, "Ngày 31/10/2021 trước việc gần nhất"),
    (REMOVE, REMOVAL, "Trường hợp này đang ở trạng thái “Dự kiến”; chỉ làm được khi đã phê duyệt."),
]


@pytest.mark.parametrize(("act", "asked", "sentence"), REFUSED)
def test_a_refusal_is_a_sentence_and_nothing_is_written(world, target, act, asked, sentence):
    entry = make_proposal(world.an, target, proposed_on=datetime.date(2021, 11, 1))
    said = judge(act, world.lan, [entry], asked)[entry.pk]
    assert any(sentence in each for each in said)
    assert apply(act, world.lan, [entry], asked).refused == {entry.pk: said}
    assert PlanningEntry.objects.get(pk=entry.pk).status == "draft"


def test_a_decision_may_take_effect_later_but_is_signed_by_today(world, target):
    entry = make_proposal(world.an, target)
    january = datetime.date(2022, 1, 1)
    apply(APPROVE, world.lan, [entry], {**DECISION, "on": january})
    assert (state(entry, DAY), state(entry, january)) == ("draft", "approved")
    assert PlanningEntry.objects.get(pk=entry.pk).decision == "9-QĐ/TU, ngày 30/11/2021"


def test_a_row_that_moved_on_since_it_was_shown_is_refused_with_its_state(world, target):
    shown = make_proposal(world.an, target)
    done(SUBMIT, PlanningEntry.objects.get(pk=shown.pk))
    said = apply(WITHDRAW, world.lan, [shown], {}).refused[shown.pk]
    assert said == ["Trường hợp này nay đã ở trạng thái “Đã trình”; kiểm tra lại rồi làm tiếp."]


def test_a_right_is_asked_of_the_row_and_ones_own_is_for_somebody_else(world, target):
    own, other = make_proposal(world.an, target), make_proposal(world.binh, make_target(world.tan_van))
    Account.objects.create(user=world.huong, cadre=world.an)
    said = judge(WITHDRAW, world.huong, [own, other], {})
    assert said[own.pk] == ["Trường hợp này do đồng chí khác xử lý."]
    assert said[other.pk] == ["Đồng chí không có quyền làm việc này tại đơn vị này."]
    assert not world.huong.may(WITHDRAW.right, own) and world.lan.may(WITHDRAW.right, own)


def test_a_new_row_is_asked_by_the_unit_and_the_person_that_it_names(world, target):
    Account.objects.create(user=world.huong, cadre=world.an)
    own = PlanningEntry(cadre=world.an, target=target)
    elsewhere = PlanningEntry(cadre=world.binh, target=make_target(world.tan_van))
    said = list(judge(PROPOSE, world.huong, [own, elsewhere], {}).values())
    assert said == [
        ["Trường hợp này do đồng chí khác xử lý."],
        ["Đồng chí không có quyền làm việc này tại đơn vị này."],
    ]
    assert world.lan.may(PROPOSE.right, own) and not world.huong.may(PROPOSE.right, own)


def test_undoing_restores_the_state_before_and_is_done_once(world, target):
    entry = done(SUBMIT, make_proposal(world.an, target))
    apply(TAKE_BACK, world.lan, [entry], {})
    [step] = standing(entry)[-1:]
    assert not undo(world.lan, [step], reason="Rút nhầm").refused
    saved = PlanningEntry.objects.get(pk=entry.pk)
    assert (saved.status, saved.ended_on) == ("submitted", None)
    assert undo(world.lan, [step]).refused == {entry.pk: ["Đã hoàn tác rồi."]}
    assert EntryStep.objects.get(undoes=step).reason == "Rút nhầm"
    assert state(entry, DAY) == "submitted"


def test_only_the_last_step_is_undone_and_by_who_may_do_the_act(world, target):
    entry = done(SUBMIT, make_proposal(world.an, target))
    first = standing(entry)[-1]
    last = apply(APPROVE, world.lan, [entry], DECISION).steps[0]
    assert "hoàn tác việc đó trước" in undo(world.lan, [first]).refused[entry.pk][0]
    assert undo(world.huong, [last]).refused[entry.pk] == [
        "Đồng chí không có quyền làm việc này tại đơn vị này."
    ]
    undo(world.lan, [last])
    saved = PlanningEntry.objects.get(pk=entry.pk)
    assert (saved.status, saved.decision_no, saved.approved_on) == ("submitted", "", None)


def test_undoing_is_refused_where_the_person_was_put_on_the_list_anew(world, target):
    entry = make_proposal(world.an, target, proposed_on=datetime.date(2021, 11, 1))
    step = apply(WITHDRAW, world.lan, [entry], {}).steps[0]
    make_proposal(world.an, target)
    with pytest.raises(IntegrityError, match="entry_once_a_target_on_a_day"), transaction.atomic():
        undo(world.lan, [step])


def test_what_a_list_says_otherwise_of_a_decision_undoes_the_step_and_makes_it_anew(world, target):
    entry = make_entry(world.an, target)
    apply(RECORD, world.lan, [entry], {**DECISION, "decision_no": "318-QĐ/HU"})
    saved = PlanningEntry.objects.get(pk=entry.pk)
    assert (saved.decision_no, saved.approved_on) == ("318-QĐ/HU", DAY)
    assert [(step.decision_no, step.on, step.from_state) for step in standing(entry)] == [
        ("318-QĐ/HU", DAY, "")
    ]
    assert entry.steps.count() == 3
    assert (state(entry, datetime.date(2019, 7, 15)), state(entry, DAY)) == (None, "approved")


def test_out_and_in_on_one_day_but_never_twice_on_a_day(world, target):
    entry = make_entry(world.an, target)
    again = PlanningEntry(cadre=world.an, target=target)
    assert list(judge(PROPOSE, world.lan, [again], {}).values()) == [
        ["Đồng chí này đã có trong danh sách quy hoạch chức danh này."]
    ]
    apply(REMOVE, world.lan, [entry], REMOVAL)
    assert not apply(PROPOSE, world.lan, [again], {}).refused
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanningEntry.objects.create(cadre=world.an, target=target, proposed_on=DAY)


def test_steps_are_never_changed_and_no_statement_moves_a_state_otherwise(world, target):
    entry = make_entry(world.an, target)
    for statement in ("UPDATE planning_entrystep SET reason = 'y'", "DELETE FROM planning_entrystep"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        PlanningEntry.objects.filter(pk=entry.pk).update(status="withdrawn")


def test_steps_outlive_an_entry_that_is_taken_back(world, target):
    """They tell what was decided until then, and the key of a removed row is not given again."""
    entry = make_entry(world.an, target)
    key = entry.pk
    entry.delete()
    assert [step.act for step in EntryStep.objects.filter(entry_id=key)] == [RECORD.name]
    assert make_entry(world.an, target).pk != key


def test_five_thousand_rows_take_ten_queries_and_some_twenty_where_what_was_decided_is_kept(world, target):
    cadre = make_cadre("Lương Văn Tám", unit=world.hoa_tham)
    people = [
        Cadre(full_name=f"Lý Văn {place}", sex="M", entered_unit=world.hoa_tham) for place in range(4999)
    ]
    entries = [PlanningEntry(cadre=one, target=target) for one in [cadre, *Cadre.objects.bulk_create(people)]]
    user = User.objects.get(pk=world.lan.pk)
    judge(PROPOSE, user, entries[:1], {})
    numbers = [{**DECISION, "decision_no": f"{place}-QĐ/TU"} for place in range(500)]
    for act, rows, asked, bound in [
        (PROPOSE, entries, {"on": DAY}, 10),
        (APPROVE, entries[:500], numbers, 21),
        (RECORD, entries[:500], numbers[::-1], 21),
    ]:
        with CaptureQueriesContext(connection) as queries:
            assert len(apply(act, user, rows, asked).rows) == len(rows)
        assert len(queries) <= bound
    steps = apply(REMOVE, user, entries[:500], REMOVAL).steps
    with CaptureQueriesContext(connection) as queries:
        assert len(undo(user, steps).rows) == 500
    assert len(queries) <= 10


def test_the_history_tells_the_act_its_reason_and_who(world, target):
    entry = make_proposal(world.an, target)
    with audited_transaction(world.lan.pk):
        step = apply(
            REMOVE, world.lan, [make_entry(world.binh, target)], {**REMOVAL, "reason": "Chuyển đi"}
        ).steps[0]
        apply(WITHDRAW, world.lan, [entry], {})
        undo(world.lan, [standing(entry)[-1]], reason="Rút nhầm")
    told = own_entries(step.entry)[0]
    assert (told.user, told.reason, told.record) == ("Lan", "Chuyển đi", "Đưa ra khỏi quy hoạch")
    told = [(each.verb, each.record, each.reason) for each in own_entries(entry)]
    assert told[0] == ("Hoàn tác:", "Rút khỏi danh sách đề nghị", "Rút nhầm")
    assert told[1][:2] == ("Trường hợp quy hoạch:", "Rút khỏi danh sách đề nghị")
    assert told[2][1] == "Thêm vào danh sách"


def test_a_block_inside_another_keeps_its_reason_to_itself(world):
    with audited_transaction(None, reason="Nạp dữ liệu mẫu"):
        Cadre.objects.filter(pk=world.an.pk).update(note="x")
        with audited_transaction(None, reason="Rà soát việc đến hạn"):
            Cadre.objects.filter(pk=world.binh.pk).update(note="y")
        Cadre.objects.filter(pk=world.an.pk).update(note="z")
    assert [each.reason for each in own_entries(world.an)[:2]] == ["Nạp dữ liệu mẫu"] * 2
    assert own_entries(world.binh)[0].reason == "Rà soát việc đến hạn"


def test_a_corrected_day_of_decision_is_the_day_from_which_the_person_stands_on_the_list(world, target):
    by_decision, proposed = make_entry(world.an, target), make_entry(world.binh, target, proposed_on=JULY)
    for entry in (by_decision, proposed):
        asked = {"decision_no": "318-QĐ/HU", "decision_on": datetime.date(2019, 9, 1)}
        apply(RECORD, world.lan, [entry], asked)
    days = PlanningEntry.objects.order_by("pk").values_list("proposed_on", flat=True)
    assert [f"{day}" for day in days] == ["2019-09-01", "2019-07-01"]
    assert state(by_decision, datetime.date(2019, 8, 31)) is None
    assert state(proposed, datetime.date(2019, 8, 31)) == "draft"
