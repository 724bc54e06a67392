"""Papers of a year's grading: what each says by now, whom it names, and what stays with who decides."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ballots.acts import LOCK
from ballots.models import BallotCount, Choice
from cadre.models.conflicts import Account
from evaluation.grading.acts import ANSWER, COMPLAIN, NOTIFY
from evaluation.grading.choices import GradingState as State
from evaluation.models import Evaluation, GradingBallot, GradingLine
from foundation.core.acts.run import apply
from office.organisation.models.users import User
from office.papers.acts import ISSUE, TAKE_NUMBER
from office.papers.models import Paper
from office.regulations.models import RuleSet
from tests.campaigns.campaigns import make_campaign_unit
from tests.evaluation.grading import last_step, make_grading, make_group, make_line
from tests.factories import make_cadre, make_post, make_rule
from tests.papers.papers import TODAY, make_register
from tests.papers_read import lines_of, rows_sent
from tests.planning.review_papers import address, kept, letter, letters

DECIDED = {"decision_no": "12-TB/HU", "decision_on": datetime.date(2021, 11, 20)}
SELF, VOTES = "Không hoàn thành nhiệm vụ", "5/7"
INSIDE = (SELF, VOTES, "Tự xếp loại")


@pytest.fixture
def graded(client, world):
    """An of Hoa Thám and Bình of Tân Văn are in a grading of 2020 that the district runs."""
    make_register(world.district)
    world.district.identities.update(
        issuer_symbol="HU", standing_name="Ban Thường vụ Huyện ủy", department_name="Ban Tổ chức Huyện ủy"
    )
    plan = {"plan_no": "05-KH/HU", "plan_on": datetime.date(2021, 10, 12)}
    world.campaign = make_grading(world.district, **plan)
    answers = [make_campaign_unit(unit, "sent", world.campaign) for unit in (world.hoa_tham, world.tan_van)]
    said = {"self_grade": "not_completed", "unit_votes": 5, "unit_valid": 7, "collective_grade": "good"}
    people = zip((world.an, world.binh), answers, strict=True)
    world.lines = [
        make_line(
            cadre, world.campaign, State.APPRAISED, campaign_unit=unit, ordinal=place, proposed="good", **said
        )
        for place, (cadre, unit) in enumerate(people, 1)
    ]
    client.force_login(world.lan)
    return world


def decide(lines, grade="good", state=State.DECIDED, **fields):
    """As the act leaves it: the grade stands on the row and as a decided fact."""
    for line in lines:
        GradingLine.objects.filter(pk=line.pk).update(grade=grade, state=state)
        facts = {"cadre": line.cadre, "year": line.year, "unit": line.unit, "grade": grade, "line": line}
        Evaluation.objects.create(**facts, **DECIDED | fields)
    return lines


def test_the_plan_counts_people_and_names_nobody(graded):
    make_group(graded.campaign, "Bí thư, phó bí thư đảng ủy xã")
    GradingLine.objects.filter(pk=graded.lines[1].pk).update(is_decided_above=True)
    said = letter(graded.lan, "grading-plan", graded.campaign)
    for part in (
        "đánh giá, xếp loại chất lượng cán bộ năm 2020",
        "1- Đối tượng đánh giá, xếp loại: 02 đồng chí, gồm:",
        "- Cán bộ lãnh đạo, quản lý: 02 đồng chí.",
        "- Bí thư, phó bí thư đảng ủy xã.",
        "quyết định mức xếp loại của 01 đồng chí; 01 đồng chí thuộc thẩm quyền của cấp trên",
        "(02 đầu mối)",
    ):
        assert part in said, part
    assert not [words for words in ("Hoàng Thị An", "Nông Văn Bình", *INSIDE[1:]) if words in said]


def test_each_unit_gets_its_sheet_by_a_letter_of_its_own(graded):
    make_line(
        make_cadre("Lý Thị Hoa", make_post("Chuyên viên", graded.hoa_tham)),
        graded.campaign,
        campaign_unit=graded.lines[0].campaign_unit,
    )
    found = letters(graded.lan, "grading-forms", graded.campaign)
    assert list(found) == ["Xã Hoa Thám", "Xã Tân Văn"]
    assert "Thực hiện Kế hoạch số 05-KH/HU, ngày 12/10/2021" in found["Xã Hoa Thám"]
    assert "(02 đồng chí)" in found["Xã Hoa Thám"] and "(01 đồng chí)" in found["Xã Tân Văn"]
    assert "Tân Văn" not in found["Xã Hoa Thám"]
    late = letter(graded.lan, "grading-reminder", graded.campaign)
    assert "đã gửi biểu đánh giá, xếp loại kèm theo" in late and "- Xã Hoa Thám;" in late


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


def test_results_are_told_of_what_is_decided_here_by_its_paper(client, graded):
    page = client.get(address("grading-result", [graded.campaign])).content.decode()
    assert "ghi quyết định xếp loại rồi lập văn bản" in page
    an, binh = decide(graded.lines)
    GradingLine.objects.filter(pk=binh.pk).update(is_decided_above=True)
    said = letter(graded.lan, "grading-result", graded.campaign)
    assert "1- Số đồng chí được quyết định: 01; trong đó:" in said and "Hoàng Thị An" in said
    assert "Nông Văn Bình" not in said and not [words for words in INSIDE if words in said]
    shown = client.get(address("grading-result", [graded.campaign]))
    assert shown.context["form"].initial["code"] == "12-TB/HU"
    assert client.get(address("grading-decision-state", [graded.campaign])).context["stopped"]
    GradingLine.objects.filter(pk=an.pk).update(subject="civil")
    said = letter(graded.lan, "grading-decision-state", graded.campaign)
    assert "Xếp loại chất lượng 01 công chức có tên sau:" in said and "Hoàng Thị An" in said


def test_a_unit_is_told_of_its_own_people_and_its_notice_stands_on_their_rows(client, graded):
    decide(graded.lines)
    found = letters(graded.lan, "grading-notice", graded.campaign)
    assert list(found) == ["Xã Hoa Thám", "Xã Tân Văn"]
    said = found["Xã Hoa Thám"]
    assert "Căn cứ Thông báo số 12-TB/HU, ngày 20/11/2021" in said and "Hoàng Thị An" in said
    assert not [words for words in ("Nông Văn Bình", *INSIDE) if words in said]
    first, _ = kept(graded.lan, "grading-notice", graded.campaign)
    page = reverse("grading-papers", args=[graded.campaign.pk])
    assert "Ghi đã thông báo" not in client.get(page).content.decode()
    for act in (TAKE_NUMBER, ISSUE):
        assert not apply(act, graded.lan, [first], {"on": TODAY, "number": None, "signed_by": ""}).refused
        first = Paper.objects.get(pk=first.pk)
    assert f"Thông báo số {first.code}" in client.get(page).content.decode()
    noted = client.post(reverse("grading-notified", args=[graded.campaign.pk]), follow=True)
    assert "Đã ghi thông báo kết quả của 1 đồng chí." in noted.content.decode()
    an, binh = graded.lines
    an.refresh_from_db(), binh.refresh_from_db()
    step = last_step(an)
    assert (an.state, binh.state) == (State.NOTIFIED, State.DECIDED)
    assert (step.decision_no, step.on) == (first.code, TODAY)
    assert f"Thông báo số {first.code}" not in client.get(page).content.decode()


def test_a_notice_whose_grades_changed_since_its_draft_is_not_issued(graded):
    decide(graded.lines)
    first, _ = kept(graded.lan, "grading-notice", graded.campaign)
    assert not apply(TAKE_NUMBER, graded.lan, [first], {"on": TODAY, "number": None}).refused
    GradingLine.objects.filter(pk=graded.lines[0].pk).update(grade="completed")
    first = Paper.objects.get(pk=first.pk)
    refused = apply(ISSUE, graded.lan, [first], {"on": TODAY, "signed_by": ""}).refused
    assert "lập lại bản thảo" in str(refused)


def test_who_asks_about_a_grade_is_answered_alone(client, graded):
    an, _ = decide(graded.lines)
    assert client.get(address("grading-answer", [an])).context["stopped"]
    an.refresh_from_db()
    assert "Lập văn bản trả lời" not in client.get(an.get_absolute_url()).content.decode()
    for act, asked in ((NOTIFY, {"on": TODAY}), (COMPLAIN, {"on": TODAY, "reason": "Đề nghị xem lại"})):
        assert not apply(act, graded.lan, [an], asked).refused
        an.refresh_from_db()
    said = letter(graded.lan, "grading-answer", an)
    assert "nhận được kiến nghị ngày 30/11/2021" in said and "Đồng chí Hoàng Thị An." in said
    assert "Hoàn thành tốt nhiệm vụ (Thông báo số 12-TB/HU, ngày 20/11/2021)" in said
    assert not [words for words in ("Nông Văn Bình", "Đề nghị xem lại", *INSIDE) if words in said]
    page = client.get(reverse("grading-papers", args=[graded.campaign.pk])).content.decode()
    assert "Kiến nghị chưa trả lời" in page and address("grading-answer", [an]) in page
    link = address("grading-answer", [an])
    assert link in client.get(an.get_absolute_url()).content.decode()
    assert not apply(ANSWER, graded.lan, [an], {"on": TODAY, "reason": "Giữ nguyên mức"}).refused
    assert link in client.get(an.get_absolute_url()).content.decode(), "just answered"


def test_who_asks_again_is_not_answered_with_the_answer_to_the_first_complaint(client, graded):
    an, _ = decide(graded.lines)
    acts = [(NOTIFY, {}), (COMPLAIN, {"reason": "Lần một"}), (ANSWER, {"reason": "Giữ nguyên", "grade": ""})]
    for act, asked in acts:
        an = GradingLine.objects.get(pk=an.pk)
        assert not apply(act, graded.lan, [an], {"on": TODAY} | asked).refused
    assert "1- Giữ nguyên" in letter(graded.lan, "grading-answer", an)
    an = GradingLine.objects.get(pk=an.pk)
    assert not apply(COMPLAIN, graded.lan, [an], {"on": TODAY, "reason": "Lần hai"}).refused
    assert "Giữ nguyên" not in letter(graded.lan, "grading-answer", an)
    assert "nội dung trả lời" in client.get(address("grading-answer", [an])).content.decode()


def test_the_table_of_results_has_decided_grades_alone_and_their_shares(client, graded):
    decide(graded.lines[:1], note="Đảng ủy viên")
    page = reverse("grading-papers", args=[graded.campaign.pk])
    rows = rows_sent(client.get(page, {"list": "grading-table", "format": "xlsx"}))
    assert [row[1] for row in lines_of(rows)] == ["Hoàng Thị An"]
    assert lines_of(rows)[0][-2:] == ["Hoàn thành tốt nhiệm vụ", "Đảng ủy viên"]
    assert ["Tỷ lệ tính trên 1 đồng chí được xếp loại."] in rows
    assert ["(Chưa gồm 1 đồng chí chưa có quyết định)"] in rows
    assert ["(kèm theo Thông báo số 12-TB/HU, ngày 20/11/2021)"] in rows
    assert not [words for words in INSIDE if words in str(rows)]


def test_form_6f_counts_members_and_says_what_nobody_recorded(client, graded):
    graded.an.party_joined_on = "2010-01-01"
    graded.an.save()
    page = reverse("grading-papers", args=[graded.campaign.pk])
    rows = rows_sent(client.get(page, {"list": "form-6f", "format": "xlsx"}))
    found = {row[0]: row[1:] for row in rows}
    assert found["1. Phải kiểm điểm"] == [0, 1] and found["2. Đã kiểm điểm"] == [0, 1]
    assert found["Được miễn"] == ["chưa có số liệu"]
    assert [row for row in rows if "chưa đối chiếu với bản gốc" in str(row[0])]


def test_nobody_takes_papers_of_a_secret_grading_or_of_another_campaign(client, graded):
    graded.campaign.secret = True
    graded.campaign.save()
    page = reverse("grading-papers", args=[graded.campaign.pk])
    assert "không lập văn bản" in client.get(page).content.decode()
    assert client.get(page, {"list": "grading-table"}).status_code == 403
    other = make_grading(graded.district, 2019, kind="review", name="Rà soát")
    assert client.get(reverse("grading-papers", args=[other.pk])).status_code == 404
    client.force_login(graded.huong)
    assert client.get(page).status_code in (403, 404)


def test_the_papers_cost_the_same_whatever_the_number_of_rows(client, graded):
    decide(graded.lines)
    page = reverse("grading-papers", args=[graded.campaign.pk])

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert client.get(page).status_code == 200
        return len(found)

    queries()
    before = queries()
    unit = graded.lines[0].campaign_unit
    people = [
        make_cadre(f"Lý Thị {place}", make_post(f"Chuyên viên {place}", graded.hoa_tham)) for place in "abc"
    ]
    decide([make_line(cadre, graded.campaign, State.UNIT, campaign_unit=unit) for cadre in people])
    assert queries() == before
