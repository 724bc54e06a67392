"""The year of a review through its pages, by five people in five roles, from the sheets of units to the notices."""

import pytest
from django.urls import reverse

from ballots.models import BallotCount
from cadre.models.discipline import Discipline
from planning.models import ApprovedList, PlanningEntry, ReviewLine, ReviewNotice
from planning.reviews.reviewed import ReviewedLists, weighed_lists
from tests.ballots.test_ballots import FORM
from tests.papers.papers import make_register
from tests.planning.pages import REVIEWED
from tests.planning.played import TODAY, Year, make_year, opened
from tests.planning.review_papers import letter, letters
from tests.planning.review_ways import ready
from tests.planning.test_news import end_post, seat
from tests.planning.test_unit_answers import said
from tests.planning.unit_files import filled

KEEP = {"Đơn vị đề nghị": "Tiếp tục"}
OUT = {"Đơn vị đề nghị": "Đưa ra", "Lý do đưa ra": "Nghỉ hưu"}
PAPER = {"decision_no": "45-QĐ/HU", "decision_on": TODAY}


@pytest.fixture
def year(client, world):
    make_register(world.district)
    world.district.identities.update(issuer_symbol="HU", upper_standing_name="Ban Thường vụ Tỉnh ủy")
    return Year(client, make_year(world))


def facts_happen(world):
    """One retires in October, one was reprimanded in March, one has taken the seat."""
    of = world.people
    end_post(of[world.hoa_tham.pk, "Hai"], valid_to="2021-10-01", leaving_form="retired")
    given = {"kind": "party", "form": "reprimand", "valid_from": "2021-03-15", "decision_on": "2021-03-15"}
    Discipline.objects.create(cadre=of[world.tan_van.pk, "Hai"], decision_no="12-QĐ/UBKT", **given)
    seat(of[world.hong_phong.pk, "Hai"], world.targets[world.hong_phong.pk], valid_from="2021-06-15")
    seat(of[world.vinh_yen.pk, "Hai"], world.targets[world.vinh_yen.pk], valid_from="2021-06-15")


def units_answer(year):
    """Two send workbooks, one of which came back; one says it on a page; one says that nothing changes."""
    world = year.as_(year.world.lan).world
    first, second, third, fourth = (world.asked[unit.pk] for unit in world.communes)
    for unit in (first, second, third):
        year.unit("send", unit, decision_no="02-CV/BTC")
    addition = {
        **{"Danh sách quy hoạch": str(world.targets[world.hoa_tham.pk]), "Lý do đề nghị": "Có triển vọng"},
        **{"Họ và tên": str(world.people[world.hoa_tham.pk, "Ba"]), "Ngày sinh": "01/05/1985"},
    }
    looked, taken = year.workbook(first, filled(first, Rà_soát={0: OUT, 1: KEEP}, Bổ_sung={0: addition}))
    assert "2 trường hợp có ý kiến mới; 1 trường hợp bổ sung" in taken
    faulty = filled(second, Rà_soát={0: {"Đơn vị đề nghị": "Đưa ra"}, 1: KEEP})
    looked, taken = year.workbook(second, faulty)
    assert "Đề nghị đưa ra thì chọn lý do đưa ra." in looked
    for unit in (first, second):
        year.unit("receive", unit)
    year.unit("return", second, reason="Thiếu lý do đưa ra")
    _, taken = year.workbook(
        second, filled(second, Rà_soát={0: OUT | {"Lý do đưa ra": "Bị kỷ luật"}, 1: KEEP})
    )
    year.unit("receive", second)
    year.unit("report-unchanged", fourth, **{"decision_no": "45-CV/ĐU", "decision_on": "20/11/2021"})
    year.as_(world.em)
    lines = [year.line(world.people[world.hong_phong.pk, name]) for name in ("Một", "Hai")]
    year.by_page(third, **said(lines[0], "keep"), **said(lines[1], "keep"))
    year.unit("submit", third)
    year.as_(world.lan)
    for unit in (first, second, third):
        year.unit("complete", unit)


def words_of_units(world):
    lines = ReviewLine.objects.filter(review_list__campaign=world.campaign).exclude(unit_word="")
    return {str(line.cadre): (line.unit_word, line.unit_end_reason) for line in lines}


def appraised(year, communes, own):
    """Three are added, one by its unit; votes on one are typed; everybody gets a proposal, many at once."""
    world, of = year.world, year.world.people
    for unit in (world.tan_van, world.district):
        year.post(
            "reviewline-add", world.reviews[unit.pk].pk, cadre=of[unit.pk, "Ba"].pk, reason="Nguồn tại chỗ"
        )
    added = year.line(of[world.hoa_tham.pk, "Ba"])
    votes = {f"line{added.pk}-votes_for": "39", f"line{added.pk}-votes_against": "1"}
    votes |= {f"line{added.pk}-votes_blank": "2", "unit": world.hoa_tham.pk}
    assert "cộng lại là 42, phải bằng 41" in year.post(
        "reviewlist-conference", added.review_list_id, **FORM | votes
    )
    votes |= {f"line{added.pk}-votes_blank": "1"}
    assert "39 đồng ý, 90,7%" in year.post("reviewlist-conference", added.review_list_id, **FORM | votes)
    year.post("ballotcount-lock", BallotCount.objects.get().pk, state="open", on=TODAY)
    assert BallotCount.objects.get().state == "closed"
    assert "Đã ghi" in year.many("begin-appraisal", [*communes, own])
    year.propose(of[world.hoa_tham.pk, "Hai"], "remove", reason="retired")
    year.propose(of[world.tan_van.pk, "Hai"], "remove", reason="disciplined")
    year.propose(of[world.hoa_tham.pk, "Ba"], "add")
    for name, count in (("held", 2), ("keep", 6)):
        page = reverse(f"review-propose-{name}", args=[world.campaign.pk])
        rows = year.client.get(page).context["rows"]
        assert len(rows) == count, name
        year.post(f"review-propose-{name}", world.campaign.pk, row=[str(row.shown) for row in rows])
    for unit in (world.hoa_tham, world.tan_van, world.district):
        ready(year.line(of[unit.pk, "Ba"]))
    assert "Bị kỷ luật".lower() in letter(world.lan, "review-appraisal", world.reviews[world.tan_van.pk])


def concluded(year, communes, own):
    """The chief ends the appraisal, the standing members amend one, it is looked at again, the body concludes."""
    world, of = year.world, year.world.people
    year.as_(world.lan).many("finish-appraisal", communes)
    assert {each.state for each in refreshed(communes)} == {"appraising"}, "that is the chief's"
    year.as_(world.chief).many("finish-appraisal", [*communes, own])
    amended = year.line(of[world.vinh_yen.pk, "Một"])
    others = [each for each in (*communes, own) if each.pk != amended.review_list_id]
    year.as_(world.leader).many("record-hearing", others, answer="agreed")
    review = world.reviews[world.vinh_yen.pk]
    review.refresh_from_db()
    heard = {"state": review.state, "on": TODAY, "answer": "amended", "amended": [amended.pk]}
    year.post("reviewlist-record-hearing", review.pk, **heard)
    meeting = {"called": 11, "present": 9, "decision_no": "45-TB/HU", "decision_on": TODAY}
    year.as_(world.lan)
    assert "Còn 1 trường hợp chưa có đề xuất: " in year.many("conclude-review", [*communes, own], **meeting)
    year.propose(of[world.vinh_yen.pk, "Một"], "keep")
    year.many("conclude-review", [*communes, own], **meeting)
    assert {each.state for each in refreshed([*communes, own])} == {"concluded"}
    said = letter(world.lan, "review-decision", *communes)
    assert "tiếp tục quy hoạch 04 đồng chí, bổ sung 02 đồng chí; sau rà soát có 06 đồng chí" in said


def refreshed(lists):
    return [type(each).objects.get(pk=each.pk) for each in lists]


def answered_above(year, own):
    """The province refuses one, changes the title of one and adds one."""
    world, of = year.world, year.world.people
    year.many("submit-review", [own], decision_no="46-TTr/HU", decision_on=TODAY)
    lines = {name: year.line(of[world.district.pk, name], own) for name in ("Một", "Hai", "Ba")}
    answers = {f"version-{line.pk}": line.version for line in lines.values()}
    answers |= {f"outcome-{lines['Ba'].pk}": "refused", f"outcome-{lines['Hai'].pk}": "title_changed"}
    answers |= {f"target-{lines['Hai'].pk}": world.other_title.pk, "rest": "1"}
    year.post("reviewlist-outcomes", own.pk, **answers)
    year.post(
        "reviewline-add", own.pk, cadre=of[world.hong_phong.pk, "Ba"].pk, reason="Theo thông báo của tỉnh"
    )


def entries_of(world, unit):
    entries = PlanningEntry.objects.filter(target=world.targets[unit.pk])
    return {entry.cadre.full_name.split()[2]: (entry.status, entry.end_reason) for entry in entries}


def decided(year, communes, own):
    """One paper for the four communes, another of the province for the district."""
    world = year.world
    year.many("decide-review", communes, **PAPER, reviewed=REVIEWED)
    answered_above(year, own)
    year.many("decide-review", [own], decision_no="215-QĐ/TU", decision_on=TODAY, reviewed=REVIEWED)
    kept, gone = ("approved", ""), "removed"
    assert entries_of(world, world.hoa_tham) == {"Một": kept, "Hai": (gone, "retired"), "Ba": kept}
    assert entries_of(world, world.tan_van) == {"Một": kept, "Hai": (gone, "disciplined"), "Ba": kept}
    for unit in (world.hong_phong, world.vinh_yen):
        assert entries_of(world, unit) == {"Một": kept, "Hai": ("fulfilled", "")}
    assert entries_of(world, world.district) == {"Một": kept, "Hai": (gone, "retitled"), "Ba": kept}
    given = PlanningEntry.objects.get(target=world.other_title)
    assert (given.cadre, given.status) == (world.people[world.district.pk, "Hai"], "approved")


def test_the_year_from_the_sheets_of_units_to_their_notices(year):
    world = year.world
    communes, own = opened(year)
    facts_happen(world)
    units_answer(year)
    words = words_of_units(world)
    expected = {world.hoa_tham: ("remove", "retired"), world.tan_van: ("remove", "disciplined")}
    assert {unit: words[str(world.people[unit.pk, "Hai"])] for unit in expected} == expected
    assert words[str(world.people[world.vinh_yen.pk, "Một"])] == ("keep", "") and len(words) == 9
    for stage in (appraised, concluded, decided):
        stage(year, communes, own)
    figures_are_the_facts(world, communes)
    told_one_by_one(year, [*communes, own])
    year.as_(world.lan)
    for act in ("finish-notices", "end-review"):
        year.many(act, [*communes, own])
    assert {each.state for each in refreshed([*communes, own])} == {"ended"}
    what_was_approved_stays(world)


def figures_are_the_facts(world, communes):
    lists = list(weighed_lists(world.lan).filter(pk__in=[each.pk for each in communes]))
    found = {each.key: each.count for each in ReviewedLists(world.lan, lists).difference.figures()}
    counted = {
        "before": 8,
        "held": 2,
        "out": 2,
        "out-retired": 1,
        "out-disciplined": 1,
        "added": 2,
        "after": 6,
    }
    assert found == counted


def told_one_by_one(year, lists):
    """Before the notice the officer of a commune reads nothing of whom the province added, after it that alone."""
    world = year.world
    name = str(world.people[world.hong_phong.pk, "Ba"])
    year.as_(world.em)
    assert "huyện" not in year.client.get(reverse("reviewnotice-list")).content.decode()
    assert year.client.get(lists[-1].get_absolute_url()).status_code == 404
    year.as_(world.lan)
    said = letters(world.lan, "review-notice", *lists)
    assert sum(name in text for text in said.values()) == 1 and len(said) == 5
    numbers = {f"unit-{unit.pk}-number": f"{unit.code}-TB/BTC" for unit in (*world.communes, world.office)}
    year.post("review-notices", world.campaign.pk, notified_on=TODAY, **numbers)
    notice = ReviewNotice.objects.get(review_list=lists[-1], unit=world.hong_phong)
    year.as_(world.em)
    told = year.client.get(notice.get_absolute_url()).content.decode()
    assert name in told and str(world.people[world.district.pk, "Ba"]) not in told
    assert year.as_(world.inspector).client.get(lists[-1].get_absolute_url()).status_code == 403


def what_was_approved_stays(world):
    """A birth that is corrected afterwards moves no list that was approved."""
    person = world.people[world.hoa_tham.pk, "Một"]
    lists = ApprovedList.objects.filter(target=world.targets[world.hoa_tham.pk]).order_by("pk")
    person.birth = "1960-01-01"
    person.save()
    line = lists.last().lines.get(name=person.full_name)
    assert (line.birth.iso, lists.last().lines.count()) == ("1985-05-01", 2)
