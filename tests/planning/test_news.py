"""What happened to planned people is told on their lists, as of the day asked, and never of a masked line."""

import datetime

import pytest

from cadre.acts import LEAVE
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from office.organisation.models.structure import Unit
from planning.acts import REMOVE
from planning.models import PlanningEntry
from planning.news import NewsKind, counted, in_words, news_of
from tests.factories import make_cadre, make_post
from tests.planning.lists import done, make_entry, make_proposal, make_target, make_term
from tests.rotation.moves import make_rotation

TODAY = datetime.date(2021, 11, 30)
NOVEMBER = datetime.date(2021, 11, 15)


def told(entry, day=TODAY):
    """The sentences told of one entry."""
    loaded = PlanningEntry.objects.select_related("target__term", "target__post__unit").get(pk=entry.pk)
    return [item.sentence for item in news_of([loaded], day).get(entry.pk, [])]


def end_post(cadre, **ended):
    """Edit the main post as its form does: until when, and why."""
    PostHeld.objects.filter(cadre=cadre, main=True).update(**ended)


def seat(cadre, target, **held):
    return PostHeld.objects.create(cadre=cadre, post=target.post, main=False, **held)


@pytest.mark.parametrize(
    ("ended", "sentence"),
    [
        ({"leaving_form": "retired"}, "đã nghỉ hưu từ 15/11/2021"),
        ({"leaving_form": "retired_early"}, "đã nghỉ trước tuổi, tinh giản từ 15/11/2021"),
        ({"leaving_form": "quit"}, "đã thôi việc từ 15/11/2021"),
        ({"leaving_form": "deceased"}, "đã từ trần, thôi công tác từ 15/11/2021"),
        (
            {"leaving_form": "moved_away", "moved_to": "Sở Nội vụ"},
            "đã chuyển công tác từ 15/11/2021 (Sở Nội vụ)",
        ),
        (
            {"leaving_form": "term_ended"},
            "thôi giữ Chủ tịch UBND, Xã Hoa Thám từ 15/11/2021 (hết nhiệm kỳ), chưa ghi chức vụ mới",
        ),
        ({}, "thôi giữ Chủ tịch UBND, Xã Hoa Thám từ 15/11/2021, chưa ghi chức vụ mới"),
    ],
)
def test_a_post_that_was_ended_by_hand_tells_how_its_holder_left(planned, ended, sentence):
    end_post(planned.an, valid_to="2021-11-15", **ended)
    assert told(planned.first) == [sentence]
    assert told(planned.first, NOVEMBER) == [sentence]
    assert told(planned.first, NOVEMBER - datetime.timedelta(days=1)) == []
    assert told(planned.second) == []


def test_leaving_by_the_act_is_told_from_its_day_and_no_more_once_undone_or_back(planned):
    leaving = {"leaving_form": "retired", "on": datetime.date(2022, 1, 1), "decision_no": "5-QĐ/HU"}
    done(LEAVE, planned.an, leaving)
    assert told(planned.first) == [], "the leaving lies ahead"
    assert told(planned.first, datetime.date(2022, 1, 1)) == ["đã nghỉ hưu từ 01/01/2022"]
    PostHeld.objects.create(
        cadre=planned.an, post=make_post("Chuyên viên", planned.office), valid_from="2022-03-01"
    )
    assert told(planned.first, datetime.date(2022, 3, 1)) == []


def test_where_no_post_is_on_record_the_act_itself_tells(planned):
    PostHeld.objects.filter(cadre=planned.an).update(valid_from="2021-01-01")
    done(LEAVE, Cadre.objects.get(pk=planned.an.pk), {"leaving_form": "quit", "on": NOVEMBER})
    PostHeld.objects.filter(cadre=planned.an).delete()
    assert told(planned.first) == ["đã thôi việc từ 15/11/2021"]


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        ({"valid_from": "2021-09-15"}, "đang giữ chức danh này từ 15/09/2021"),
        ({"valid_from": "2021-09"}, "đang giữ chức danh này từ 09/2021"),
        ({"known_on": "2021-11-01"}, "đang giữ chức danh này, chưa rõ từ ngày nào"),
    ],
)
def test_the_planned_seat_that_is_taken_is_told_as_what_it_is(planned, held, sentence):
    seat(planned.an, planned.target, **held)
    assert told(planned.first) == [sentence]
    assert told(planned.first, datetime.date(2021, 8, 31)) == [], "nobody knew of it then"


def test_who_retired_holds_no_seat_any_more(planned):
    seat(planned.an, planned.target, valid_from="2021-09-15")
    end_post(planned.an, valid_to="2021-11-15", leaving_form="retired")
    assert told(planned.first) == ["đã nghỉ hưu từ 15/11/2021"]


def test_who_is_planned_to_be_elected_again_holds_the_seat_by_design(planned):
    """Until the term begins there is nothing to look at; a seat held in the planned term is one that was taken."""
    ahead = make_term("district", "2025–2030", begins_on="2025-07-01", ends_on="2030-07-01")
    target = make_target(planned.district, "Ủy viên Ban Chấp hành Đảng bộ huyện", ahead)
    again = make_entry(planned.an, target, reelected=True)
    PlanningEntry.objects.filter(pk=planned.first.pk).update(reelected=True)
    seat(planned.an, target, valid_from="2015-08-01")
    assert told(again) == ["đang giữ chức danh này từ 01/08/2015 (quy hoạch để tái cử)"]
    loaded = PlanningEntry.objects.select_related("target__term", "target__post__unit")
    assert counted(news_of(loaded.filter(pk=again.pk), TODAY).values()) == []
    assert counted(news_of(loaded.filter(pk=planned.first.pk), TODAY).values()) == [(NewsKind.SEATED, 1)]
    assert told(again, datetime.date(2025, 7, 1)) == ["đang giữ chức danh này từ 01/08/2015"]


def moved(cadre, unit, **held):
    """Transfer a person to a post in another unit from October 2021."""
    end_post(cadre, valid_to="2021-10-01", leaving_form="transferred")
    return PostHeld.objects.create(
        cadre=cadre, post=make_post("Bí thư Đảng ủy", unit), valid_from="2021-10-01", **held
    )


def test_who_works_elsewhere_than_planned_for_is_told(planned):
    entry = make_entry(planned.an, make_target(planned.hoa_tham))
    assert told(entry) == []
    moved(planned.an, planned.tan_van)
    assert told(entry) == ["công tác tại Xã Tân Văn từ 01/10/2021, không thuộc Xã Hoa Thám"]
    assert told(entry, datetime.date(2021, 9, 30)) == []
    assert told(planned.first) == [], "the district's own list takes its people from all its units"


@pytest.mark.parametrize("why", ["source", "form", "rotation", "ended"])
def test_elsewhere_is_no_news_where_it_is_accounted_for(planned, why):
    entry = make_entry(
        planned.an, make_target(planned.hoa_tham), source="external" if why == "source" else ""
    )
    held = moved(planned.an, planned.tan_van, taking_form="rotated" if why == "form" else "")
    if why == "rotation":
        make_rotation(planned.an, held.post, "2021-10-01", direction="across")
    if why == "ended":
        Unit.objects.filter(pk=planned.hoa_tham.pk).update(valid_to="2021-11-01")
    assert not [sentence for sentence in told(entry) if sentence.startswith("công tác tại")]


def test_who_came_from_a_rotation_that_ended_is_elsewhere(planned):
    entry = make_entry(planned.an, make_target(planned.hoa_tham))
    held = moved(planned.an, planned.tan_van)
    make_rotation(planned.an, held.post, "2021-10-01", valid_to="2021-11-20", direction="across")
    assert told(entry, datetime.date(2021, 11, 19)) == []
    assert told(entry) == ["công tác tại Xã Tân Văn từ 01/10/2021, không thuộc Xã Hoa Thám"]


def test_a_unit_that_has_ended_is_told_from_its_day(planned):
    entry = make_entry(planned.an, make_target(planned.hoa_tham))
    Unit.objects.filter(pk=planned.hoa_tham.pk).update(valid_to="2021-11-01")
    assert told(entry) == ["Xã Hoa Thám đã kết thúc hoạt động từ 01/11/2021"]
    assert told(entry, datetime.date(2021, 10, 31)) == []


def test_nothing_is_told_of_an_entry_that_does_not_stand(planned):
    end_post(planned.an, valid_to="2021-11-15", leaving_form="retired")
    proposal = make_proposal(
        planned.an, make_target(planned.district, "Bí thư Huyện ủy", planned.target.term)
    )
    assert told(proposal) == ["đã nghỉ hưu từ 15/11/2021"]
    assert told(planned.first, datetime.date(2025, 7, 1)) == [], "its term is over"
    done(REMOVE, planned.first, {"on": TODAY, "end_reason": "retired"})
    assert told(planned.first) == []


def test_a_total_tells_of_how_many_there_is_news(planned):
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office))
    make_entry(cuc, planned.target)
    end_post(planned.an, valid_to="2021-11-15", leaving_form="retired")
    seat(cuc, planned.target, valid_from="2021-09-15")
    entries = PlanningEntry.objects.select_related("target__term", "target__post__unit")
    counts = counted(news_of(entries, TODAY).values())
    assert in_words(counts) == "1 không còn công tác, 1 đang giữ chức danh quy hoạch"
