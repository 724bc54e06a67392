"""What goes to who decides: the report of the appraisal and the minutes of the meeting."""

import datetime

from ballots.acts import LOCK
from ballots.models import BallotCount, Choice
from cadre.models.conflicts import Account
from evaluation.grading.choices import GradingState as State
from evaluation.models import GradingBallot, GradingLine
from foundation.core.acts.run import apply
from office.organisation.models.users import User
from office.regulations.models import RuleSet
from tests.evaluation.decided import INSIDE, decide
from tests.evaluation.grading import make_line
from tests.factories import make_cadre, make_post, make_rule
from tests.papers.papers import TODAY
from tests.planning.review_papers import address, kept, letter


def test_the_report_says_what_is_proposed_and_nothing_that_stays_with_the_unit(graded):
    said = letter(graded.lan, "grading-appraisal", graded.campaign)
    base = "(Tỷ lệ tính trên 02 đồng chí được đề xuất xếp loại)"
    for part in ("Hoàng Thị An", "Nông Văn Bình", "- Hoàn thành tốt nhiệm vụ: 02 đồng chí (100,0%).", base):
        assert part in said, part
    assert not [words for words in INSIDE if words in said]


def test_the_report_says_what_has_to_be_looked_at_by_confirmed_rules_alone(client, graded):
    GradingLine.objects.filter(pk=graded.lines[0].pk).update(months=4)
    page = client.get(address("grading-appraisal", [graded.campaign])).content.decode()
    assert "Nội dung theo quy định chưa xác nhận, không in: 1." in page
    assert "thời gian công tác" not in letter(graded.lan, "grading-appraisal", graded.campaign)
    rules = RuleSet.objects.create(
        name="Xếp loại", subject="grade_leader", in_force_from=datetime.date(2018, 1, 1)
    )
    make_rule("months_to_be_graded", 6, rule_set=rules, article="Điều 2 khoản 3")
    GradingLine.objects.filter(pk=graded.lines[1].pk).update(months=5)
    said = letter(graded.lan, "grading-appraisal", graded.campaign)
    assert "thời gian công tác trong năm: 4 tháng (yêu cầu ≥ 6 tháng)" in said
    assert "- Dưới 6 tháng: 02 đồng chí." in said and "Lệch" not in said
    assert "- Dưới 6 tháng: Điều 2 khoản 3" in said and said.count("Điều 2 khoản 3") == 1


def test_the_report_counts_who_is_over_under_both_readings_once_and_the_group_as_its_pages_do(graded):
    rules = RuleSet.objects.create(
        name="Xếp loại", subject="grade_leader", in_force_from=datetime.date(2018, 1, 1)
    )
    make_rule("excellent_max_share", "0.2", "share", rule_set=rules, article="Điều 5")
    answers = {"campaign_unit": graded.lines[0].campaign_unit, "collective_grade": "excellent"}
    for name, state in (("Lý Thị Hoa", State.OPEN), ("Lý Thị Mai", State.DECIDED)):
        grade = "good" if state == State.DECIDED else ""
        cadre = make_cadre(name, make_post(f"Phó Bí thư {name}", graded.hoa_tham))
        make_line(cadre, graded.campaign, state, grade=grade, **answers)
    GradingLine.objects.filter(pk=graded.lines[0].pk).update(proposed="excellent")
    said = letter(graded.lan, "grading-appraisal", graded.campaign)
    assert "có nội dung cần xem xét: 01 đồng chí." in said and "- Quá tỷ lệ: 01 đồng chí." in said
    over = "quá tỷ lệ của nhóm (HTXSNV 2/2 mức tốt = 100,0%), của riêng xã Hoa Thám (HTXSNV 2/1 mức tốt = 200,0%)"
    assert over in said and "Chưa xếp nhóm: HTXSNV 2/2 mức tốt = 100,0%. Quá tỷ lệ 20%" in said
    assert "- Quá tỷ lệ: Điều 5" in said


def test_the_report_leaves_out_who_is_not_appraised_or_is_decided_and_says_how_many(client, graded):
    an, binh = graded.lines
    GradingLine.objects.filter(pk=an.pk).update(state=State.UNIT)
    said = letter(graded.lan, "grading-appraisal", graded.campaign)
    assert "Số đồng chí được thẩm định: 01;" in said and "Hoàng Thị An" not in said
    assert "Chưa thẩm định, không có trong danh sách: 01 đồng chí." in said
    asked = client.get(address("grading-appraisal", [graded.campaign])).content.decode()
    assert "còn 1 đồng chí chưa thẩm định" in asked and "đồng chí đã quyết định" not in asked
    decide([binh])
    assert (
        "ghi đã thẩm định rồi lập"
        in client.get(address("grading-appraisal", [graded.campaign])).content.decode()
    )
    GradingLine.objects.filter(pk=an.pk).update(state=State.APPRAISED)
    said = letter(graded.lan, "grading-appraisal", graded.campaign)
    assert "Hoàng Thị An" in said and "Nông Văn Bình" not in said and "Chưa thẩm định" not in said
    asked = client.get(address("grading-appraisal", [graded.campaign])).content.decode()
    assert "ngoài danh sách: 1 đồng chí đã quyết định" in asked


def test_who_is_told_of_in_a_report_neither_writes_that_row_nor_reads_it(client, graded):
    (draft,) = kept(graded.lan, "grading-appraisal", graded.campaign)
    assert (draft.total, draft.genre) == (2, "report")
    assert client.get(draft.get_absolute_url()).status_code == 200
    Account.objects.create(user=graded.lan, cadre=graded.an)
    assert client.get(draft.get_absolute_url()).status_code == 404
    lan = User.objects.get(pk=graded.lan.pk)
    said = letter(lan, "grading-appraisal", graded.campaign)
    assert "Hoàng Thị An" not in said and "Nông Văn Bình" in said
    (own,) = kept(lan, "grading-appraisal", graded.campaign)
    assert client.get(own.get_absolute_url()).status_code == 200
    told = client.get(address("grading-appraisal", [graded.campaign])).content.decode()
    assert "trường hợp của bản thân hoặc người thân: 1, do đồng chí khác lập riêng" in told


def test_the_minutes_have_the_votes_of_the_body_alone(graded):
    GradingLine.objects.update(state=State.APPRAISED, grade="good")
    figures = {"called": 9, "present": 8, "issued": 8, "returned": 8, "valid": 8}
    count = BallotCount.objects.create(
        unit=graded.district,
        conference="standing",
        slip="voting",
        subject="Xếp loại năm 2020",
        met_on=datetime.date(2021, 11, 15),
        minutes_on=datetime.date(2021, 11, 15),
        **figures,
    )
    for line in graded.lines:
        votes = {"votes_for": 6, "votes_against": 2, "votes_blank": 0}
        choice = Choice.objects.create(count=count, cadre=line.cadre, name=str(line.cadre), **votes)
        GradingBallot.objects.create(line=line, choice=choice, grade="good")
    assert "6/8" not in letter(graded.lan, "grading-minutes", graded.campaign)
    assert not apply(LOCK, graded.lan, [count], {"on": TODAY}).refused
    said = letter(graded.lan, "grading-minutes", graded.campaign)
    base = "(Tỷ lệ tính trên 02 đồng chí được xếp loại)"
    for part in (
        "6/8",
        "Số được triệu tập: 9; số có mặt: 8.",
        "phát ra 8, thu về 8",
        "Ngày 15/11/2021",
        base,
    ):
        assert part in said, part
    assert not [words for words in INSIDE if words in said]
