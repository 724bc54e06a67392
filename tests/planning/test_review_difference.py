"""Tăng, giảm so với danh sách đã phê duyệt: counted from the lines, by whose word, with whom each figure stands for."""

import io
import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from cadre.models.discipline import Discipline
from planning.lists import PlanningList
from planning.models import PlanningEntry, ReviewLine
from planning.reviews.acts import (
    APPRAISE,
    CONCLUDE,
    DECIDE,
    HEAR,
    LEAVE_OUT,
    START,
    SUBMIT_REVIEW,
)
from planning.reviews.difference import ChangeKind, ReviewReading, moved
from planning.reviews.difference_rows import ShownDifference
from planning.reviews.reviewed import ReviewedLists, weighed_lists
from tests.campaigns.campaigns import make_campaign
from tests.factories import make_cadre, make_post, make_rule
from tests.planning.lists import make_entry, make_target
from tests.planning.review_ways import lines, step
from tests.planning.reviews import DAY, make_addition, make_review, propose

PROPOSED, CONCLUDED, DECIDED, LEFT_OUT = (
    ReviewReading.PROPOSED,
    ReviewReading.CONCLUDED,
    ReviewReading.DECIDED,
    ReviewReading.LEFT_OUT,
)


@pytest.mark.parametrize(
    ("said", "reading", "masked", "part", "reason"),
    [
        ({}, PROPOSED, False, ChangeKind.KEPT, ""),
        ({"proposal": "remove", "proposal_reason": "retired"}, PROPOSED, False, ChangeKind.OUT, "retired"),
        ({"proposal": "remove", "proposal_reason": "retired"}, LEFT_OUT, False, ChangeKind.KEPT, ""),
        ({"proposal": "remove", "conclusion": "keep"}, CONCLUDED, False, ChangeKind.KEPT, ""),
        ({"proposal": "remove", "conclusion": "keep"}, PROPOSED, False, ChangeKind.OUT, "unsaid"),
        ({"conclusion": "held", "outcome": "refused"}, CONCLUDED, False, ChangeKind.HELD, ""),
        ({"conclusion": "held", "outcome": "refused"}, DECIDED, False, ChangeKind.KEPT, ""),
        ({"conclusion": "remove", "outcome": "more_papers"}, DECIDED, False, ChangeKind.KEPT, ""),
        ({"conclusion": "keep", "outcome": "title_changed"}, DECIDED, False, ChangeKind.OUT, "retitled"),
        (
            {"conclusion": "keep", "outcome": "refused", "outcome_reason": "tasks"},
            DECIDED,
            False,
            ChangeKind.OUT,
            "tasks",
        ),
        ({"proposal": "remove", "proposal_reason": "tasks"}, PROPOSED, True, ChangeKind.KEPT, ""),
        ({"conclusion": "held"}, CONCLUDED, True, ChangeKind.KEPT, ""),
        ({"conclusion": "remove", "conclusion_reason": "tasks"}, DECIDED, True, ChangeKind.LEFT, ""),
        ({"origin": "unit"}, PROPOSED, False, None, ""),
        ({"origin": "unit", "proposal": "add"}, PROPOSED, False, ChangeKind.ADDED, ""),
        ({"origin": "unit", "proposal": "add"}, PROPOSED, True, None, ""),
        ({"origin": "unit", "proposal": "add", "conclusion": "not_added"}, CONCLUDED, False, None, ""),
        ({"origin": "unit", "conclusion": "add", "outcome": "refused"}, DECIDED, False, None, ""),
        ({"origin": "unit", "conclusion": "add", "outcome": "title_changed"}, DECIDED, False, None, ""),
        ({"origin": "office", "conclusion": "add"}, DECIDED, True, ChangeKind.JOINED, ""),
        ({"origin": "above", "outcome": "added"}, ReviewReading.ANSWERED, False, ChangeKind.ADDED, ""),
    ],
)
def test_what_becomes_of_a_line_by_whose_word(said, reading, masked, part, reason):
    line = ReviewLine(**{"origin": "standing", **said})
    line.masked = masked
    found = moved(line, PlanningEntry(), reading)
    assert (found and found.part) == part
    assert (found.reason if found else "") == reason


def read(world, **asked):
    lists = list(weighed_lists(world.lan).filter(campaign=world.campaign))
    return ReviewedLists(world.lan, lists, **asked)


def counted(world, **asked):
    return {figure.key: figure.count for figure in read(world, **asked).difference.figures()}


def by_hand(world, of="proposal"):
    """The same from the lines alone."""
    rows = list(ReviewLine.objects.filter(review_list=world.review).values_list("origin", of, f"{of}_reason"))
    words = Counter(word for _, word, _ in rows)
    standing = sum(origin == "standing" for origin, _, _ in rows)
    found = {"before": standing, "held": words["held"], "out": words["remove"], "added": words["add"]}
    found |= {f"out-{reason}": count for reason, count in Counter(why for _, _, why in rows if why).items()}
    return found | {"after": standing - words["held"] - words["remove"] + words["add"]}


def test_figures_are_those_of_the_lines_by_proposal_conclusion_and_decision(changing):
    assert counted(changing) == by_hand(changing)
    assert by_hand(changing) == {
        "before": 3, "held": 1, "out": 1, "out-disciplined": 1, "added": 1, "after": 2
    }  # fmt: skip
    cuc = lines(changing.review)[changing.cuc.pk]
    for act in (APPRAISE, HEAR):
        step(act, changing.review)
    step(CONCLUDE, changing.review, words={cuc.pk: "keep"})
    assert counted(changing) == by_hand(changing, "conclusion")
    assert counted(changing)["held"] == 0 and counted(changing, by_proposal=True) == by_hand(changing)
    planned = set(PlanningEntry.objects.filter(status="approved").values_list("cadre", flat=True))
    assert planned == {changing.an.pk, changing.cuc.pk, changing.em.pk}, "nothing moves before the decision"
    step(DECIDE, changing.review, changing.lan)
    found = read(changing)
    planned = set(PlanningEntry.objects.filter(status="approved").values_list("cadre", flat=True))
    assert {each.entry.cadre_id for each in found.difference.after} == planned
    listed = PlanningList(changing.lan, changing.target.term_id, changing.target.post.title_id, DAY)
    assert figures_of(found.projection.after) == figures_of(listed.structure()), "one way to count"
    assert found.readings == [(DECIDED, 1)] and counted(changing) == by_hand(changing, "conclusion")


def figures_of(structure):
    return [measure.figure for measure in structure.measures()]


def test_a_decided_list_is_measured_by_the_people_as_they_were_approved(changing):
    for act in (APPRAISE, HEAR, CONCLUDE, DECIDE):
        step(act, changing.review, changing.lan if act is DECIDE else None)
    before = figures_of(read(changing).projection.after)
    changing.em.sex = "M"
    changing.em.save()
    assert figures_of(read(changing).projection.after) == before


def begun(world, unit, *people):
    target = make_target(unit)
    for cadre in people:
        make_entry(cadre, target)
    return step(START, make_review(target, world.campaign))


def test_a_list_that_is_left_out_keeps_what_was_approved_and_one_without_a_list_before_begins_with_none(
    changing,
):
    review = begun(changing, changing.tan_van)
    found = ReviewedLists(changing.lan, [review])
    assert counted(changing)["before"] == 3 and len(found.difference.before) == 0
    assert found.projection.before.measures()[0].figure == "chưa có đồng chí nào"
    propose(make_addition(review, changing.binh), "add")
    step(LEAVE_OUT, review, reason="Đơn vị không nộp")
    found = ReviewedLists(changing.lan, [review])
    assert found.readings == [(LEFT_OUT, 1)] and not found.difference.changed


def test_who_gets_another_title_goes_from_one_list_to_the_other(changing):
    post = make_target(changing.hoa_tham, "Bí thư Đảng ủy")
    other = step(START, make_review(post, changing.campaign))
    for act in (APPRAISE, HEAR, CONCLUDE, SUBMIT_REVIEW):
        step(act, changing.review)
    ReviewLine.objects.filter(review_list=changing.review, cadre=changing.em).update(
        outcome="title_changed", outcome_target=post
    )
    first, second = (ReviewedLists(changing.lan, [review]).difference for review in (changing.review, other))
    assert [each.reason for each in first.of(ChangeKind.OUT)] == ["disciplined", "retitled"]
    assert [each.entry.cadre_id for each in second.of(ChangeKind.ADDED)] == [changing.em.pk]


def page_of(client, world, **asked):
    address = reverse("review-difference", args=[world.campaign.pk])
    return client.get(address, asked)


FIGURE = re.compile(r'who=([a-z0-9_-]+)#people">[-+]?(?:[^<:]*: )?(\d+)')


def test_every_figure_opens_its_people(client, changing):
    make_rule("discipline_removes", True, "yes_no", article="Điều 15")
    make_rule("women_min_share", "0.9", "share")
    for key, years in (("young_age_below", 40), ("age_band_young_below", 40), ("age_band_old_above", 50)):
        make_rule(key, years, "age")
    make_rule("reckoning", "congress", "reckoning")
    Discipline.objects.create(cadre=changing.an, kind="party", form="reprimand", valid_from="2021-03-15")
    client.force_login(changing.lan)
    page = page_of(client, changing).content.decode()
    for words in ("Đương nhiên đưa ra", "Hoàng Thị An", "Lý Thị Cúc", "Nông Văn Dung", "Cần thêm"):
        assert words in page
    assert "Nông Văn Bình" not in page and "Không đạt" not in page and "Vi Thị Em" not in page
    found = {key: int(count) for key, count in FIGURE.findall(page)}
    assert {"before", "held", "out", "out-auto", "added", "after", "before-women", "after-band1"} <= {*found}
    people = ShownDifference(read(changing)).people
    assert found == {key: len(people[key][1]) for key in found}
    assert (found["before-women"], found["after-women"]) == (2, 1)
    (title, women), *others = page_of(client, changing, who="before-women").context["parts"]
    assert (title, others, len(women)) == ("Trước rà soát: nữ", [], 2)
    assert page_of(client, changing, who="nobody").status_code == 400


def test_own_lines_count_as_they_stand_and_no_figure_tells_their_word(client, changing):
    Account.objects.create(user=changing.lan, cadre=changing.an)
    client.force_login(changing.lan)
    page = page_of(client, changing).content.decode()
    assert "Hoàng Thị An" not in page and "1 trường hợp do đồng chí khác xử lý" in page
    assert counted(changing) == {"before": 3, "held": 1, "out": 0, "added": 1, "after": 3}
    after = page_of(client, changing, who="after").content.decode()
    assert "Hoàng Thị An" in after and changing.an.get_absolute_url() not in after
    for act in (APPRAISE, HEAR, CONCLUDE, DECIDE):
        step(act, changing.review)
    assert counted(changing) == {"before": 3, "held": 1, "out": 0, "added": 1, "left": 1, "after": 2}
    page = page_of(client, changing).content.decode()
    assert "Bị kỷ luật" not in page and "bị kỷ luật" not in page


def test_a_unit_reads_none_of_it_and_a_list_of_another_campaign_is_not_there(client, changing):
    client.force_login(changing.huong)
    assert page_of(client, changing).status_code == 403
    client.force_login(changing.lan)
    other = make_review(
        make_target(changing.hoa_tham, "Bí thư Đảng ủy"), make_campaign(changing.district, year=2020)
    )
    assert page_of(client, changing, review=other.pk).status_code == 404
    assert page_of(client, changing, review=changing.review.pk).status_code == 200


def test_the_file_names_who_stands_behind_the_figures_in_the_words_of_papers(client, changing):
    client.force_login(changing.lan)
    file = b"".join(page_of(client, changing, format="xlsx").streaming_content)
    sheet = load_workbook(io.BytesIO(file)).active
    rows = sheet.iter_rows(values_only=True)
    told = [" | ".join(str(cell) for cell in row if cell not in (None, "")) for row in rows]
    place = told.index("3 | Đưa ra khỏi quy hoạch | -1")
    assert told[place + 1] == "Lý do khác | -1" and told[place + 2].startswith("- Hoàng Thị An, sinh")
    assert "5 | Sau rà soát | 2" in told and "DỰ THẢO" in sheet.oddHeader.right.text
    assert "kỷ luật" not in " ".join(told) and "Không đạt" not in " ".join(told)


def test_many_lines_and_lists_take_as_many_queries_as_few(client, changing):
    client.force_login(changing.lan)
    begun(changing, changing.tan_van, make_cadre("Lý Văn Một", unit=changing.tan_van))
    few = [queries(client, changing, **asked) for asked in ({}, {"format": "xlsx"})]
    few = [queries(client, changing, **asked) for asked in ({}, {"format": "xlsx"})]
    for number in range(6):
        unit = changing.hoa_tham if number % 2 else changing.tan_van
        cadre = make_cadre(f"Lý Văn {'ABCDEG'[number]}", make_post("Chuyên viên", unit), birth="1980-05-01")
        line = make_addition(changing.review, cadre)
        propose(line, "add")
    ReviewLine.objects.filter(review_list=changing.review, proposal="keep").update(
        proposal="remove", proposal_reason="disciplined"
    )
    assert [queries(client, changing, **asked) for asked in ({}, {"format": "xlsx"})] == few


def queries(client, world, **asked):
    with CaptureQueriesContext(connection) as found:
        answer = page_of(client, world, **asked)
    assert b"".join(answer.streaming_content) if answer.streaming else answer.content
    return len(found)
