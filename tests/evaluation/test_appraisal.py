"""“Thẩm định”: which rows have something to be looked at, for whom, and what is done with the ticked ones."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.discipline import Discipline
from evaluation.grading.findings.cases import cases_of, disciplines_of, findings_of, loaded
from evaluation.models import GradingLine, UnitGrade
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from tests.answers import text_of
from tests.conftest import make_user
from tests.evaluation.grading import last_step, make_grading, make_group, make_line
from tests.evaluation.grading_rules import ASKED, MEASURES
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_rule

pytestmark = pytest.mark.django_db
SAID = {"self_grade": "good", "collective_grade": "good", "proposed": "good"}


def make_rules(subject="grade_leader", **fields):
    rules = RuleSet.objects.create(name=f"Bộ {subject}", subject=subject, in_force_from="2012-01-01")
    for key, value in ASKED.items():
        make_rule(key, value, MEASURES[key], rules, **{"article": "Điều 12"} | fields)
    return rules


@pytest.fixture
def graded(world):
    """Of 2021: An of Hoa Thám heads it and is proposed HTXSNV, Bình of Tân Văn HTTNV; nothing else is known."""
    world.campaign = make_grading(world.district, 2021)
    world.group = make_group(world.campaign)
    world.line_an = make_line(
        world.an, world.campaign, "unit", ordinal=1, group=world.group, **SAID | {"proposed": "excellent"}
    )
    world.line_binh = make_line(world.binh, world.campaign, "unit", ordinal=2, group=world.group, **SAID)
    world.page = reverse("grading-appraisal", args=[world.campaign.pk])
    return world


def page(client, graded, user=None, **asked):
    client.force_login(user or graded.lan)
    return client.get(graded.page, asked)


def tabs(response):
    return {
        tab["label"].rpartition(" (")[0]: int(tab["label"].rpartition(" (")[2][:-1])
        for tab in response.context["tabs"]
    }


def shown(response):
    return [str(row.line.cadre) for row in response.context["rows"]]


def test_rows_with_something_to_look_at_come_first_and_each_kind_is_counted(client, graded):
    make_rules()
    GradingLine.objects.filter(pk=graded.line_binh.pk).update(
        months=5, self_grade="not_completed", proposed=""
    )
    Discipline.objects.create(
        cadre=graded.an, kind="party", form="reprimand", valid_from="2021-03-01", decision_no="12-QĐ/UBKT"
    )
    response = page(client, graded)
    assert shown(response) == ["Hoàng Thị An", "Nông Văn Bình"]
    counts = tabs(response)
    expected = {"Quá tỷ lệ": 1, "Có kỷ luật": 1, "Dưới 6 tháng": 1, "Chưa có đề xuất": 1}
    assert expected.items() <= counts.items() and counts["Cần xem xét"] == counts["Tất cả"] == 2
    text = text_of(response)
    assert "Tỷ lệ HTXSNV của nhóm – HTXSNV 1/1 mức tốt = 100,0%. Quá tỷ lệ 20%" in text
    assert "Thời gian công tác trong năm: 5 tháng (yêu cầu ≥ 6 tháng)" in text
    assert "Quyết định số 12-QĐ/UBKT; căn cứ: Điều 12" in text
    assert shown(page(client, graded, show="months")) == ["Nông Văn Bình"]
    unproposed = page(client, graded, show="unproposed")
    assert shown(unproposed) == ["Nông Văn Bình"]
    assert unproposed.context["grid_url"].endswith("/grid/?finding=unproposed"), (
        "the same rows are typed there"
    )
    assert shown(page(client, graded, unit=graded.hoa_tham.pk)) == ["Hoàng Thị An"]
    assert shown(page(client, graded, group=0)) == []


def test_without_confirmed_rules_figures_stand_and_nobody_is_judged(client, graded):
    GradingLine.objects.filter(pk=graded.line_an.pk).update(months=5)
    text = text_of(page(client, graded))
    assert "HTXSNV 1/1 mức tốt = 100,0% – Quy định chưa xác nhận" in text
    assert "Quá tỷ lệ" not in text.partition("Không có trường hợp nào:")[0]
    assert "Thời gian công tác trong năm: 5 tháng" in text and "Điều 12" not in text


def test_nothing_of_ones_own_row_is_told_nor_counted(client, graded):
    make_rules()
    Account.objects.create(user=graded.lan, cadre=graded.an)
    response = page(client, graded, show="all")
    text = text_of(response)
    assert shown(response) == ["Nông Văn Bình"] and "Hoàng Thị An" not in text
    assert "1 trường hợp do đồng chí khác xử lý, không có ở đây và không tính vào tỷ lệ." in text
    assert "HTXSNV 0/1 mức tốt = 0,0% (không quá 20%)" in text


def test_who_reads_alone_is_offered_no_act_and_a_commune_below_not_the_page(client, graded):
    leader = make_user("thuongtruc", Role.LEADER, graded.district)
    own = make_user("chuyenvienxa", Role.OFFICER, graded.hoa_tham)
    response = page(client, graded, leader, show="all")
    assert len(shown(response)) == 2 and response.context["selection"] == []
    assert page(client, graded, own).status_code == 404
    graded.campaign.secret = True
    graded.campaign.save()
    assert "Đợt có độ mật" in page(client, graded).content.decode()


def test_empty_states_say_what_to_do(client, graded):
    GradingLine.objects.update(proposed="good")
    assert "Không có trường hợp nào ở mục này." in text_of(page(client, graded, show="over"))
    GradingLine.objects.all().delete()
    assert "Đợt chưa có dòng nào. Lập danh sách đánh giá ở trang của đợt" in text_of(page(client, graded))


def act(client, graded, slug, data, **asked):
    client.force_login(graded.lan)
    url = reverse(f"grading-appraisal-{slug}", args=[graded.campaign.pk])
    return client.post(f"{url}?show=all" if not asked else url, data)


def test_ticked_rows_are_returned_with_a_reason_and_lead_back_to_the_same_rows(client, graded):
    chosen = [graded.line_binh.pk]
    form = act(client, graded, "return-to-unit", {"choose": 1, "chosen": chosen})
    assert "Nông Văn Bình – Chủ tịch UBND" in text_of(form) and "Hoàng Thị An" not in text_of(form)
    row = {"row": f"{graded.line_binh.pk}:unit:0", "only": 1}
    assert "Lý do trả lại" in text_of(act(client, graded, "return-to-unit", row))
    done = act(client, graded, "return-to-unit", row | {"reason": "Thiếu biên bản"})
    assert done.url == f"{graded.page}?show=all"
    graded.line_binh.refresh_from_db()
    assert graded.line_binh.state == "open" and last_step(graded.line_binh).reason == "Thiếu biên bản"


def test_all_that_the_page_shows_are_appraised_at_once(client, graded):
    form = act(client, graded, "appraise", {"choose": 1, "all": 2})
    rows = [f"{line.pk}:unit:0" for line in (graded.line_an, graded.line_binh)]
    assert [each["chosen"] for each in form.context["rows"]] == [True, True]
    assert act(client, graded, "appraise", {"row": rows}).status_code == 302
    assert set(GradingLine.objects.values_list("state", flat=True)) == {"appraised"}


def test_the_page_of_a_row_tells_its_findings_and_the_figures_of_its_group(client, graded):
    make_rules()
    UnitGrade.objects.create(unit=graded.hoa_tham, year=2021, grade="completed")
    GradingLine.objects.filter(pk=graded.line_an.pk).update(is_head=True)
    client.force_login(graded.lan)
    url = reverse("grading-findings", args=[graded.line_an.pk])
    text = text_of(client.get(url))
    assert "Người đứng đầu xếp cao hơn tập thể: HTXSNV; tập thể HTNV" in text
    assert "Bí thư, phó bí thư đảng ủy xã: HTXSNV 1/1 mức tốt = 100,0%. Quá tỷ lệ 20%" in text
    assert url in client.get(graded.line_an.get_absolute_url()).content.decode()
    assert "Chỉ theo số liệu hiện nay" in text_of(client.get(url, {"as_of": "01/06/2021"}))


def test_discipline_that_the_reader_may_not_see_is_for_others(graded):
    Discipline.objects.create(cadre=graded.an, kind="party", form="reprimand", valid_from="2021-03-01")
    lines = list(loaded(GradingLine.objects.order_by("ordinal")))
    blind = make_user("khongdoc", Role.ADMIN, graded.district)
    found = [findings_of(case) for case in cases_of(lines, graded.campaign, blind)]
    for findings in found:
        assert [each.verdict.word for each in findings if each.condition == "discipline"] == [
            "Do cán bộ được phân công xem xét"
        ]
    seen = [findings_of(case) for case in cases_of(lines, graded.campaign)]
    assert [sum(each.condition == "discipline" for each in findings) for findings in seen] == [1, 0]


@pytest.mark.parametrize(
    ("begins", "ends", "decided", "told"),
    [
        ("2021-12-31", None, None, True),
        ("2022-01-01", None, None, False),
        ("2022-01-01", None, datetime.date(2021, 12, 31), True),
        ("2020-06-01", "2021-01-01", None, False),
        ("2020-06-01", "2021-01-02", None, True),
        ("2020-06-01", None, None, True),
    ],
)
def test_discipline_counts_that_was_in_force_or_decided_in_the_year(graded, begins, ends, decided, told):
    given = {"kind": "party", "form": "reprimand", "valid_from": begins, "valid_to": ends}
    Discipline.objects.create(cadre=graded.an, decision_on=decided, **given)
    assert bool(disciplines_of([graded.an.pk], 2021, None)[graded.an.pk]) is told


def test_the_page_asks_the_same_number_of_queries_for_any_number_of_rows(client, graded):
    for subject in ("grade_leader", "grade_civil", "grade_member"):
        make_rules(subject)
    counts = []
    for size in (1, 20):
        for number in range(size):
            unit = graded.hoa_tham if number % 2 else graded.tan_van
            title = "Chuyên viên" if number % 3 else "Chủ tịch UBND"
            cadre = make_cadre(f"Lý Văn {size} {number}", make_post(title, unit))
            make_evaluation(cadre, 2020, "not_completed")
            Discipline.objects.create(cadre=cadre, kind="party", form="reprimand", valid_from="2021-03-01")
            group = make_group(graded.campaign, f"Nhóm {size} {number}")
            fields = {"self_grade": "excellent", "proposed": "not_completed", "is_head": True, "group": group}
            make_line(cadre, graded.campaign, "unit", months=4, **fields)
        page(client, graded)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(graded.page).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20, counts
