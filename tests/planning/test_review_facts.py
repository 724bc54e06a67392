"""What is told of lines under review: each fact with day, source and article, in a fixed number of queries."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.discipline import Discipline
from cadre.models.standing import Verification
from cadre.models.trust import PoliticalConclusion
from evaluation.models import Evaluation
from office.regulations.models import RuleSet
from planning.models import PlanningEntry, ReviewLine
from planning.reviews.cases import loaded
from planning.reviews.facts import facts_of_lines
from tests.factories import make_cadre, make_post, make_rule
from tests.planning.lists import make_entry, make_target, make_term
from tests.planning.reviews import make_addition, make_review
from tests.planning.test_news import end_post, moved, seat

TITLE = "Ủy viên Ban Chấp hành Đảng bộ huyện"
DAY = datetime.date(2021, 11, 30)


@pytest.fixture
def under_review(planned):
    """Bình (76 months left at 06/2020) stands on the district's list; it asks 60, and 3 titles at most."""
    planned.binh.birth = "1966-10-05"
    planned.binh.save()
    planned.second.refresh_from_db()
    planned.review = make_review(planned.target)
    planned.line = line_of(planned.review, planned.second)
    make_rule("max_titles_per_candidate_same_level", 1, "count", article="Điều 7")
    return planned


def line_of(review, entry):
    return ReviewLine.objects.create(
        review_list=review, cadre=entry.cadre, entry=entry, origin="standing", ordinal=1
    )


def facts_of(line, user=None, day=DAY):
    rows = list(loaded(ReviewLine.objects.filter(pk=line.pk)))
    return facts_of_lines(rows, day, user)[line.pk]


def told(line, user=None):
    return {fact.kind.value: fact for fact in facts_of(line, user).facts}


def test_of_whom_nothing_is_to_be_looked_at_nothing_is_told(under_review):
    facts = facts_of(under_review.line)
    assert facts.facts == () and facts.reason == ""


def test_too_few_months_are_told_with_what_is_asked_and_an_unconfirmed_rule_as_one(under_review):
    binh = under_review.binh
    binh.birth = "1962-03-01"
    binh.save()
    fact = told(under_review.line)["time_left"]
    assert (
        fact.sentence == "còn 21 tháng (yêu cầu ≥ 60)" and "nghỉ hưu 03/2022; mốc tính 06/2020" in fact.source
    )
    assert "Thông báo" in fact.article and facts_of(under_review.line).reason == "over_age"
    make_rule()[2].delete()
    make_rule(confirmed=False)
    fact = told(under_review.line)["time_left"]
    assert fact.article == "" and "căn cứ: chưa xác nhận" in fact.account and "chưa xác nhận" in fact.sentence


def test_what_became_of_a_person_is_a_fact_with_the_reason_it_speaks_of(under_review):
    end_post(under_review.binh, valid_to="2021-10-01", leaving_form="retired")
    fact = told(under_review.line)["left"]
    assert (fact.sentence, str(fact.day)) == ("đã nghỉ hưu từ 01/10/2021", "01/10/2021")
    assert "Quá trình công tác" in fact.source and facts_of(under_review.line).reason == "retired"


def test_a_planned_seat_is_told_as_taken_and_again_as_planned(under_review):
    seat(under_review.binh, under_review.target, valid_from="2021-09-15")
    assert told(under_review.line)["seated"].sentence == "đang giữ chức danh này từ 15/09/2021"
    ahead = make_term("district", "2025–2030", begins_on="2025-07-01", ends_on="2030-07-01")
    again = make_entry(
        under_review.binh,
        make_target(under_review.district, TITLE, ahead),
        reelected=True,
    )
    line = line_of(make_review(again.target), again)
    facts = facts_of(line)
    assert [fact.to_review for fact in facts.facts if fact.kind == "seated"] == [False]
    assert "seated" not in facts.kinds


def test_a_person_who_works_elsewhere_is_told_unless_the_source_is_elsewhere(under_review):
    entry = make_entry(under_review.binh, make_target(under_review.hoa_tham))
    line = line_of(make_review(entry.target), entry)
    moved(under_review.binh, under_review.tan_van)
    assert "không thuộc" in told(line)["elsewhere"].sentence
    PlanningEntry.objects.filter(pk=entry.pk).update(source="external")
    assert "elsewhere" not in told(line)


def test_discipline_in_force_is_told_and_by_a_confirmed_rule_as_taking_out_of_itself(under_review):
    given = Discipline.objects.create(
        cadre=under_review.binh,
        kind="party",
        form="reprimand",
        valid_from="2021-03-15",
        decision_no="12-QĐ/UBKT",
        decision_on="2021-03-15",
    )
    fact = told(under_review.line)["discipline"]
    assert fact.sentence == "kỷ luật Đảng: khiển trách từ 15/03/2021, chưa ghi ngày hết hiệu lực"
    assert not fact.automatic and "quyết định số 12-QĐ/UBKT, ngày 15/03/2021" in fact.source
    make_rule("discipline_removes", True, "yes_no", article="Điều 9")
    fact = told(under_review.line)["discipline"]
    assert fact.automatic and "thuộc trường hợp đương nhiên đưa ra" in fact.sentence
    assert fact.article == "Điều 9" and facts_of(under_review.line).reason == "disciplined"
    Discipline.objects.filter(pk=given.pk).update(valid_to="2021-11-30")
    assert told(under_review.line) == {}, "its last day was yesterday"


def test_what_is_looked_into_is_told_to_who_may_know_alone(under_review):
    Verification.objects.create(cadre=under_review.binh, valid_from="2021-11-01", paper_no="7-CV/UBKT")
    fact = told(under_review.line, under_review.lan)["verification"]
    assert (fact.sentence, fact.source) == (
        "đang xem xét, xác minh từ 01/11/2021",
        "Xem xét, xác minh; văn bản số 7-CV/UBKT",
    )
    assert told(under_review.line, under_review.huong) == {}


def test_a_political_conclusion_is_told_and_asks_for_no_look(under_review):
    RuleSet.objects.update(conditions=["time_left", "political"])
    given = {"number": "15-KL/BTV", "concluded_on": "2021-10-05", "body": "Ban Thường vụ Huyện ủy"}
    PoliticalConclusion.objects.create(cadre=under_review.binh, **given)
    [fact] = facts_of(under_review.line, under_review.lan).facts
    assert fact.sentence == "tiêu chuẩn chính trị: kết luận số 15-KL/BTV, ngày 05/10/2021: có"
    assert fact.account == "Ban Thường vụ Huyện ủy" and not facts_of(under_review.line).to_review
    assert told(under_review.line, under_review.huong) == {}


def test_grades_titles_and_missing_data_are_told(under_review):
    binh = under_review.binh
    Evaluation.objects.create(
        cadre=binh, year=2020, unit=under_review.office, grade="not_completed", decision_no="9-QĐ/HU"
    )
    entry = make_entry(binh, make_target(under_review.district, "Bí thư Huyện ủy", under_review.target.term))
    facts = told(under_review.line)
    assert facts["grades"].sentence == "không hoàn thành nhiệm vụ năm 2020"
    assert facts["titles"].sentence == "quy hoạch 2 chức danh cùng cấp (quy định không quá 1)"
    assert facts["titles"].article.startswith("Điều 7")
    assert {"grades", "titles"} <= set(told(line_of(make_review(entry.target), entry)))
    binh.birth = "1964"
    binh.save()
    assert told(under_review.line)["missing"].sentence == "thiếu tháng sinh"


def test_two_years_running_are_told_with_their_decisions_and_the_rule_of_the_last(under_review):
    given = {"cadre": under_review.binh, "unit": under_review.office, "grade": "not_completed"}
    Evaluation.objects.create(year=2018, **given)
    last = Evaluation.objects.create(
        year=2020, decision_no="9-QĐ/HU", decision_on=datetime.date(2020, 12, 14), **given
    )
    assert told(under_review.line)["grades"].sentence == "không hoàn thành nhiệm vụ năm 2020"
    Evaluation.objects.create(year=2019, decision_no="4-QĐ/HU", **given)
    fact = told(under_review.line)["grades"]
    assert fact.sentence == "không hoàn thành nhiệm vụ hai năm liên tiếp (2019, 2020)"
    numbers = "quyết định số 4-QĐ/HU; quyết định số 9-QĐ/HU, ngày 14/12/2020"
    assert fact.account == f"từ 14/12/2020; Xếp loại; {numbers}; căn cứ: chưa xác nhận"
    rules = RuleSet.objects.create(
        name="Xếp loại", subject="grade_leader", in_force_from=datetime.date(2018, 1, 1)
    )
    rule = make_rule("not_completed_years", 2, "years", rules, article="Điều 12")[2]
    assert told(under_review.line)["grades"].article == "Điều 12"
    rule.value, rule.confirmed = 3, False
    rule.save()
    fact = told(under_review.line)["grades"]
    assert (fact.sentence, fact.article) == (
        "không hoàn thành nhiệm vụ ba năm liên tiếp (2018, 2019, 2020)",
        "",
    )
    Evaluation.objects.filter(pk=last.pk).update(grade="completed")
    assert told(under_review.line)["grades"].sentence == "không hoàn thành nhiệm vụ năm 2019"


def test_a_grade_below_what_the_set_asks_is_told_also_where_nobody_confirmed_that(under_review):
    for year, grade in ((2018, "completed"), (2019, "completed"), (2020, "good")):
        Evaluation.objects.create(
            cadre=under_review.binh, unit=under_review.office, year=year, grade=grade, decision_no=f"{year}"
        )
    assert "condition" not in told(under_review.line)
    rule_set = make_rule()[1]
    rule_set.conditions = [*rule_set.conditions, "grades"]
    rule_set.save()
    rule = make_rule("grade_least", "HTTNV", "words", article="Điều 6")[2]
    make_rule("grade_years", 2, "years")
    fact = told(under_review.line)["condition"]
    words = "xếp loại dưới mức yêu cầu: 2019: HTNV nhưng còn HC về NL (yêu cầu HTTNV trở lên, 2 năm)"
    assert (fact.sentence, str(fact.day), fact.source) == (words, "2019", "Xếp loại; quyết định số 2019")
    assert fact.article.startswith("Điều 6")
    rule.confirmed = False
    rule.save()
    fact = told(under_review.line)["condition"]
    assert fact.article == "" and fact.sentence.endswith("2 năm – quy định chưa xác nhận)")
    Evaluation.objects.filter(year=2019).update(grade="", not_graded_reason="nghỉ ốm dài ngày")
    assert "condition" not in told(under_review.line)
    rule.confirmed = True
    rule.save()
    assert told(under_review.line)["condition"].sentence.endswith("không đánh giá, xếp loại năm 2019")


def test_who_is_to_be_added_is_told_of_as_their_line_will_be(under_review):
    hanh = make_cadre("Lý Thị Hạnh", make_post("Chuyên viên", under_review.office), birth="1958-01-01")
    facts = told(make_addition(under_review.review, hanh))
    assert facts["time_left"].sentence.startswith("nghỉ hưu trước mốc tính")


def test_the_seal_changes_with_what_is_told(under_review):
    before = facts_of(under_review.line).seal
    assert facts_of(under_review.line).seal == before
    Discipline.objects.create(cadre=under_review.binh, kind="party", form="warning", valid_from="2021-11-01")
    assert facts_of(under_review.line).seal != before


def test_the_facts_of_many_lines_take_as_many_queries_as_those_of_one(under_review):
    def queries():
        rows = list(loaded(ReviewLine.objects.all()))
        with CaptureQueriesContext(connection) as asked:
            facts_of_lines(rows, DAY, under_review.lan)
        return len(asked)

    seat(under_review.binh, under_review.target, valid_from="2021-09-15")
    queries()  # what is known of the reader is asked once
    one = queries()
    for number in range(5):
        post = make_post("Chuyên viên", under_review.office)
        cadre = make_cadre(f"Lý Văn {'ABCDE'[number]}", post, birth="1964-01-01")
        Discipline.objects.create(cadre=cadre, kind="party", form="warning", valid_from="2021-11-01")
        line_of(under_review.review, make_entry(cadre, under_review.target))
    assert queries() == one
