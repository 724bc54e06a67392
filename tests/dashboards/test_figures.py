"""One changed fact changes its figure, on the command line as on the board."""

import datetime
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cadre.figures import LEADERS, WOMEN, count_staff
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre
from dashboards.figures import as_json, gather
from evaluation.models import Evaluation
from office.organisation.models.structure import Unit
from planning.acts import REMOVE
from planning.models import PlanningEntry
from rotation.models import Rotation
from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import make_grading, make_line
from tests.factories import make_cadre, make_post, make_qualification
from tests.planning.lists import done, make_entry
from training.models import TrainingClass

DAY = datetime.date(2021, 11, 30)
BOUNDS = [30, 40, 50, 55]


def told(day=DAY, unit=None):
    units = Unit.objects.keys_under([unit.pk]) if unit else Unit.objects.values_list("pk", flat=True)
    return as_json(gather(day, units))


def command(*arguments):
    out = StringIO()
    call_command("figures", *arguments, stdout=out, skip_checks=True)
    return out.getvalue()


def test_the_command_prints_what_the_board_counts(district):
    assert json.loads(command("--as-of", "2021-11-30", "--json")) == told()
    one = json.loads(command("--as-of", "30/11/2021", "--unit", "06121", "--json"))
    assert one == told(unit=district.tan_van) | {"unit": "06121"}
    assert one["planned"] == {"district": 0, "commune": 3}
    assert one["standards"] == {"meeting": 1, "leaders": 2, "percent": 50.0}
    assert one["training"]["intermediate"] == {"classes": 0, "learners": 1}


def test_nothing_to_share_is_null(world):
    assert told(datetime.date(2010, 1, 1))["standards"] == {"meeting": 0, "leaders": 0, "percent": None}
    assert told()["evaluation"] == {}


def test_the_readable_lines_say_what_is_not_certain(district):
    PostHeld.objects.filter(cadre=district.an).update(valid_from=None, known_on=DAY)
    lines = command("--as-of", "31/12/2018").splitlines()
    assert lines[0] == "Số liệu tính đến ngày 31/12/2018"
    assert lines[1:3] == ["Quy hoạch:", "  chưa có danh sách nào được phê duyệt còn hiệu lực"]
    assert "  năm 2017: 0/2 = 0,00%" in lines
    assert "chưa rõ từ ngày nào" in lines[-1]
    assert "chưa rõ" not in command("--unit", "06121")
    assert "chưa có năm nào" in command("--as-of", "2010-01-01")
    assert "Rà soát" not in command("--as-of", "2010-01-01")
    make_campaign_unit(district.tan_van, "complete")
    assert "  đầu mối đã nộp 1/1; quá hạn chưa nộp 0" in command("--as-of", "30/11/2021").splitlines()
    assert "Đợt đánh giá" not in command()
    make_line(district.an, make_grading(district.district, 2021), grade="good")
    wanted = ["Đợt đánh giá năm 2021: 1 đồng chí", "  đã ghi mức xếp loại 1, đã quyết định 0"]
    lines = command("--as-of", "30/11/2021").splitlines()
    where = lines.index(wanted[0])
    assert lines[where : where + 3] == [*wanted, "  đầu mối đã nộp 0/0"]
    period = {"year": 2021, "rows": 1, "graded": 1, "decided": 0, "units": {"due": 0, "received": 0}}
    assert told()["period"] == period


@pytest.mark.parametrize("typed", ["31/02/2021", "2021-13-01", "11/2021", "hôm nay", ""])
def test_a_bad_day_is_refused(world, typed):
    with pytest.raises(CommandError, match="không có thật; ghi yyyy-mm-dd hoặc dd/mm/yyyy"):
        command("--as-of", typed)


def test_an_unknown_unit_is_refused(world):
    with pytest.raises(CommandError, match="Không có đơn vị nào có mã “999”"):
        command("--unit", "999")


def add_entry(district):
    entry = PlanningEntry.objects.filter(target__post__unit=district.tan_van).first()
    make_entry(district.an, entry.target)


def take_out(district):
    entry = PlanningEntry.objects.get(target__post__unit=district.district)
    done(REMOVE, entry, {"on": DAY, "end_reason": "retired"})


def end_rotation(district):
    Rotation.objects.update(valid_to="2021-12-01")


CHANGES = [
    (add_entry, ("planned", "commune"), 6, 7),
    (take_out, ("planned", "district"), 1, 0),
    (lambda d: Evaluation.objects.filter(year=2020).update(grade="good", not_graded_reason=""),
     ("evaluation", "2020", "percent"), 50.0, 100.0),
    (lambda d: TrainingClass.objects.filter(head_count=1230).update(head_count=1231),
     ("training", "refresher", "learners"), 1230, 1231),
    (lambda d: TrainingClass.objects.filter(head_count=12).update(opens_on="2021-12", closes_on=None),
     ("training", "elementary", "classes"), 1, 0),
    (end_rotation, ("rotation", "running"), 0, 1),
    (lambda d: make_qualification(d.an, "theory", 22), ("standards", "meeting"), 2, 3),
    (lambda d: make_cadre("Mới", make_post("Bí thư Đảng ủy", d.hoa_tham)), ("standards", "leaders"), 5, 6),
]  # fmt: skip


@pytest.mark.parametrize(("change", "where", "before", "after"), CHANGES)
def test_one_fact_changes_the_figure(district, change, where, before, after):
    def now():
        found = told()
        for key in where:
            found = found[key]
        return found

    assert now() == before
    change(district)
    assert now() == after


def staff(day=DAY):
    return count_staff(day, list(Unit.objects.values_list("pk", flat=True)), BOUNDS)


def test_the_staff_is_told_apart_on_a_past_day_as_today(district):
    today = staff()
    assert (today.total(), today.total(WOMEN), today.total(LEADERS)) == (13, 5, 5)
    assert today.count("band", None) == 2 and today.count("degree", None) == 11
    # All that is known of the sample's people began long before yesterday, but for their levels and birthdays.
    yesterday = staff(datetime.date(2021, 11, 29))
    assert yesterday.counts == today.counts and yesterday.unclear_levels == 4
    assert staff(datetime.date(2015, 5, 31)).total() == 0


def test_facts_of_a_person_move_the_staff(district):
    before = staff()
    Cadre.objects.filter(pk=district.an.pk).update(birth="1966-11-30", sex="M", party_joined_on="2021-06-01")
    Qualification.objects.create(cadre=district.an, kind="degree", level=15, valid_from="2021")
    after = staff()
    assert after.count("band", 4) == before.count("band", 4) + 1
    assert after.total(WOMEN) == before.total(WOMEN) - 1
    assert after.count("degree", 15) == 1 and after.count("party", "probationary") == 1
    PostHeld.objects.filter(cadre=district.an).update(valid_to="2021-11-30")
    assert staff().total() == before.total() - 1
