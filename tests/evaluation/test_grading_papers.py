"""Papers of a year's grading: what each says by now, whom it names, and what stays with who decides."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluation.grading.acts import ANSWER, COMPLAIN, NOTIFY
from evaluation.grading.choices import GradingState as State
from evaluation.models import GradingLine, UnitGrade
from foundation.core.acts.run import apply
from office.papers.acts import ISSUE, TAKE_NUMBER
from office.papers.models import Paper
from tests.evaluation.decided import INSIDE, decide
from tests.evaluation.grading import last_step, make_grading, make_group, make_line
from tests.factories import make_cadre, make_post
from tests.papers.papers import TODAY
from tests.papers_read import lines_of, rows_sent
from tests.planning.review_papers import address, kept, letter, letters


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
    told = client.get(reverse("grading-papers", args=[graded.campaign.pk])).content.decode()
    assert "1 đồng chí chưa quyết định hoặc do cấp trên quyết định." in told
    assert "quyết định.." not in told
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
    UnitGrade.objects.create(unit=graded.hoa_tham, year=2020, campaign=graded.campaign, self_grade="good")
    page = reverse("grading-papers", args=[graded.campaign.pk])
    rows = rows_sent(client.get(page, {"list": "form-6f", "format": "xlsx"}))
    found = {row[0]: row[1:] for row in rows}
    assert found["1. Phải kiểm điểm"] == [2, 1] and found["2. Đã kiểm điểm"] == [1, 1]
    assert found["3. Chưa kiểm điểm"][0] == 1
    assert "số liệu đến ngày 31/12/2020" in str(rows)
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
