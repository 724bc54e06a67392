"""The table of grades, one grade, and the grades of a person, as officers meet them."""

import io
import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account, Relative
from cadre.models.people import Cadre
from evaluation.models import Evaluation
from evaluation.summary import HEADINGS
from foundation.core.models import AccessLog
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post

LIST = reverse("evaluation-list")


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def names(response):
    return [row.cadre.full_name for row in response.context["page"]["rows"]]


def graded_leaders(world):
    """A deputy and a head of Hoa Thám, entered in the wrong order, beside Bình of Tân Văn."""
    make_post("Phó Chủ tịch UBND", world.hoa_tham, order=11)
    deputy, head = make_cadre("Bế Ái", unit=world.hoa_tham), make_cadre("Vi Yến", unit=world.hoa_tham)
    rows = [(deputy, "Phó Chủ tịch UBND", "good"), (head, "Chủ tịch UBND xã Hoa Thám", "excellent")]
    for person, post, grade in rows:
        save(world, person, post_words=post, grade=grade)
    make_evaluation(world.binh, grade="completed")


def save(world, person, **fields):
    data = {"cadre": person.pk, "year": "2020", "unit": person.now.unit_id, "grade": "good", **fields}
    world.client.force_login(world.lan)
    answer = world.client.post(reverse("evaluation-new"), data)
    assert answer.status_code == 302, answer.context["form"].errors


@pytest.fixture
def leaders(officer, world):
    world.client = officer
    graded_leaders(world)
    return world


def test_the_table_stands_in_the_official_order_of_unit_rank_and_given_name(officer, leaders):
    assert names(officer.get(LIST)) == ["Vi Yến", "Bế Ái", "Nông Văn Bình"]


def test_filters_narrow_the_table(officer, leaders):
    assert names(officer.get(LIST, {"grade": "completed"})) == ["Nông Văn Bình"]
    assert names(officer.get(LIST, {"grade": "good_or_better"})) == ["Vi Yến", "Bế Ái"]
    assert names(officer.get(LIST, {"grade": "not_graded"})) == []
    assert len(names(officer.get(LIST, {"grade": "graded"}))) == 3
    assert names(officer.get(LIST, {"unit": leaders.tan_van.pk})) == ["Nông Văn Bình"]
    assert len(names(officer.get(LIST, {"unit": leaders.district.pk}))) == 3
    assert names(officer.post(LIST, {"q": "be ai"}, follow=True)) == ["Bế Ái"]
    empty = officer.get(LIST, {"year": "2015"})
    assert "Không có kết quả xếp loại nào theo điều kiện lọc." in empty.content.decode()


def test_the_latest_year_that_counts_is_shown_first_and_all_on_demand(officer, world):
    make_evaluation(world.an, 2019)
    make_evaluation(world.an, 2020)
    make_evaluation(world.an, 2021)

    def years(**query):
        return [row.year for row in officer.get(LIST, query).context["page"]["rows"]]

    assert years() == [2020]
    assert years(year="all") == [2019, 2020, 2021]
    assert years(year="all", as_of="31/12/2019") == [2019]


def test_what_was_typed_never_stands_in_an_address(officer, leaders):
    response = officer.post(LIST, {"q": "Bế Ái", "year": "2020"})
    assert "Ai" not in response.url and response.url.endswith("year=2020")


def test_htmx_gets_the_results_and_the_figures_that_go_with_them(officer, leaders):
    html = officer.post(LIST, {"year": "2020"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in html and 'id="summary" class="part" hx-swap-oob="true"' in html
    named = ["Được xếp loại", *(short for short, _ in HEADINGS)]
    assert re.findall(r'<td class="num" data-label="(.+?)">', html[html.index('id="summary"') :]) == named


def test_list_and_sheet_run_the_same_queries_for_any_number_of_rows(officer, world):
    for query in ({}, {"format": "xlsx"}):
        counts = []
        for n in range(2):
            with CaptureQueriesContext(connection) as queries:
                response = officer.get(LIST, query)
                b"".join(response.streaming_content) if response.streaming else response.content
            counts.append(len(queries))
            for m in range(20):
                make_evaluation(make_cadre(f"Lý {n}{m}", unit=world.hoa_tham))
        make_evaluation(world.an, 2020 + len(query))
        assert counts[1] - counts[0] <= 1 and counts[1] <= 19 + ("format" in query), counts


def test_the_sheet_holds_what_the_screen_shows(officer, leaders):
    response = officer.get(LIST, {"format": "xlsx", "columns": ["grade", "year"]})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    head = next(number for number, row in enumerate(rows) if row[0] == "TT")
    assert rows[head][:4] == ("TT", "Họ và tên", "Mức xếp loại", "Năm")
    assert rows[head + 1][:4] == (1, "Vi Yến", "HTXSNV", 2020)
    assert AccessLog.objects.get(action="export").rows == 3


def test_the_third_grade_reads_as_in_its_year(officer, world):
    old = make_evaluation(world.an, 2019, "completed")
    new = make_evaluation(world.an, 2020, "completed")
    assert (old.words, new.words) == (
        "Hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực",
        "Hoàn thành nhiệm vụ",
    )
    page = officer.get(old.get_absolute_url()).content.decode()
    assert "còn hạn chế về năng lực" in page and "2.019" not in page
    assert "HTNV nhưng còn HC về NL" in officer.get(LIST, {"year": "2019"}).content.decode()


def test_a_grade_is_added_changed_and_removed_with_its_history(officer, world):
    page = reverse("evaluation-add", args=[world.an.pk])
    form = officer.get(page).context["form"]
    assert (form["unit"].value(), form["post_words"].value()) == (world.hoa_tham.pk, "Chủ tịch UBND")
    added = officer.post(page, {"year": "2020", "unit": world.hoa_tham.pk, "grade": "completed"})
    assert added.url == world.an.get_absolute_url()
    given = Evaluation.objects.get(cadre=world.an)
    data = {"year": "2020", "unit": world.hoa_tham.pk, "grade": "good", "decision_on": "12/01/2021"}
    edit = reverse("evaluation-edit", args=[given.pk])
    assert officer.post(edit, data).url == given.get_absolute_url()
    history = officer.get(reverse("evaluation-history", args=[given.pk])).content.decode()
    assert "Hoàn thành nhiệm vụ" in history and "Hoàn thành tốt nhiệm vụ" in history and "Lan" in history
    remove = reverse("evaluation-remove", args=[given.pk])
    assert "Ghi lý do" in officer.post(remove).content.decode()
    officer.post(remove, {"reason": "Nhập nhầm người"})
    assert not Evaluation.objects.exists()


def test_the_history_of_a_grade_tells_what_led_to_it_to_who_weighs_grades_alone(client, world):
    given = make_evaluation(world.an, 2020, "good", self_grade="excellent")
    given.proposed = "completed"
    given.save()
    history = reverse("evaluation-history", args=[given.pk])

    def told(user):
        client.force_login(user)
        return client.get(history).content.decode()

    weighs, reads = told(world.lan), told(world.huong)
    assert "Tự xếp loại" in weighs and "Cơ quan tổ chức đề xuất" in weighs
    assert "Mức xếp loại" in reads and "Tự xếp loại" not in reads and "đề xuất" not in reads
    assert (weighs.count("<time"), reads.count("<time")) == (2, 1), "nothing else was changed"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"year": "2022"}, "Năm 2022 chưa đến; kiểm tra lại năm đánh giá."),
        ({"year": "1930"}, "Năm 1930 quá xa; ghi năm từ 1950 trở lại đây."),
        ({"year": "20"}, "Năm đánh giá ghi bốn chữ số, ví dụ 2020."),
        ({"year": ""}, "Chưa nhập năm."),
        ({"year": "2019"}, "Đồng chí này đã có kết quả xếp loại của năm này."),
        ({"grade": ""}, "Chưa ghi mức xếp loại; không đánh giá, xếp loại thì ghi lý do."),
        ({"not_graded_reason": "đi học"}, "Đã ghi mức xếp loại thì không ghi lý do"),
        ({"decision_on": "31/12/2019"}, "Ngày quyết định trước năm 2020 được đánh giá; kiểm tra lại."),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(officer, world, changes, sentence):
    make_evaluation(world.an, 2019)
    data = {
        "cadre": world.an.pk,
        "year": "2020",
        "unit": world.hoa_tham.pk,
        "grade": "good",
        "note": "giữ lại",
    }
    response = officer.post(reverse("evaluation-new"), {**data, **changes})
    html = response.content.decode()
    assert response.status_code == 200 and sentence in html and "giữ lại" in html
    assert Evaluation.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"grade": ""}, "graded_or_a_reason"),
        ({"not_graded_reason": "đi học"}, "graded_or_a_reason"),
        ({"year": 2019}, "graded_once_a_year"),
        ({"year": 20}, "year_of_grading_is_real"),
    ],
)
def test_what_must_never_be_false_is_kept_by_the_database(world, fields, constraint):
    make_evaluation(world.an, 2019)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make_evaluation(world.an, **{"year": 2020, **fields})


def test_a_unit_officer_keeps_the_grades_of_the_unit_and_no_others(client, world):
    make_evaluation(world.binh)
    given = make_evaluation(world.an, 2019, unit=world.tan_van)
    client.force_login(world.huong)
    data = {"year": "2020", "unit": world.hoa_tham.pk, "grade": "good"}
    assert client.post(reverse("evaluation-add", args=[world.an.pk]), data).status_code == 302
    assert names(client.get(LIST, {"year": "all"})) == ["Hoàng Thị An"]
    assert client.get(given.get_absolute_url()).status_code == 404
    elsewhere = client.post(
        reverse("evaluation-add", args=[world.an.pk]), {**data, "year": "2018", "unit": world.tan_van.pk}
    )
    assert elsewhere.status_code == 200 and not Evaluation.objects.filter(year=2018).exists()


def test_a_reader_cannot_probe_where_people_outside_the_scope_are_now(client, world):
    make_evaluation(world.binh, unit=world.hoa_tham)
    client.force_login(world.huong)
    assert names(client.post(LIST, {"q": "binh"}, follow=True)) == ["Nông Văn Bình"]
    assert names(client.post(LIST, {"q": "tan van"}, follow=True)) == []


def test_the_persons_page_has_the_grades_newest_first_and_a_way_to_add(officer, world):
    leader = make_user("thuongtruc", Role.LEADER, world.district)
    make_evaluation(world.an, 2019, "completed")
    make_evaluation(world.an, 2020, grade="", not_graded_reason="đi học")
    section = reverse("evaluation-of", args=[world.an.pk])
    assert section in officer.get(world.an.get_absolute_url()).content.decode()
    html = officer.get(section, headers={"HX-Request": "true"}).content.decode()
    assert html.index("còn hạn chế về năng lực") < html.index("Không đánh giá, xếp loại: đi học")
    assert reverse("evaluation-add", args=[world.an.pk]) in html
    assert "2020" not in officer.get(section, {"as_of": "30/06/2020"}).content.decode().split("</thead>")[1]
    officer.force_login(leader)
    assert reverse("evaluation-add", args=[world.an.pk]) not in officer.get(section).content.decode()


@pytest.mark.parametrize("related", [False, True])
def test_the_own_line_and_that_of_a_relative_stand_masked_and_open_nothing(officer, world, related):
    own, other = make_evaluation(world.an, grade="completed"), make_evaluation(world.binh, grade="excellent")
    Account.objects.create(user=world.lan, cadre=world.binh if related else world.an)
    if related:
        Relative.objects.create(cadre=world.an, relative=world.binh, kinship="sibling")
        other.delete()
    response = officer.get(LIST)
    assert "Hoàng Thị An" in names(response)
    assert "HTNV" not in response.context["page"]["rows_html"]
    assert "Không kể trường hợp của đồng chí và người thân." in response.content.decode()
    for query in ({"grade": "completed"}, {"grade": "graded"}, {"grade": "not_graded"}):
        assert "Hoàng Thị An" not in names(officer.get(LIST, query))
    assert [line["graded"] for line in response.context["summary"]["lines"]] == ([] if related else [1])
    for page in ("detail", "edit", "history", "remove"):
        assert officer.get(reverse(f"evaluation-{page}", args=[own.pk])).status_code == 404
    assert officer.get(reverse("evaluation-add", args=[world.an.pk])).status_code == 403
    section = officer.get(reverse("evaluation-of", args=[world.an.pk])).content.decode()
    assert "Trường hợp này do đồng chí khác xử lý." in section and "Hoàn thành nhiệm vụ" not in section


def test_a_person_with_grades_is_not_removed_by_mistake(officer, world):
    make_evaluation(world.an)
    officer.post(reverse("cadre-remove", args=[world.an.pk]), {"reason": "trùng"})
    assert Cadre.objects.filter(pk=world.an.pk).exists()


def test_opening_a_grade_is_recorded_and_no_name_stands_in_the_title(officer, world):
    given = make_evaluation(world.an)
    html = officer.get(given.get_absolute_url()).content.decode()
    assert "An" not in html.split("</title>")[0]
    assert AccessLog.objects.get().subject_key == given.pk


def test_the_history_of_a_unit_tells_nothing_of_its_peoples_grades(officer, world):
    make_evaluation(world.an, note="chuyện riêng")
    html = officer.get(reverse("unit-history", args=[world.hoa_tham.pk])).content.decode()
    assert "chuyện riêng" not in html


def test_the_years_of_results_are_those_that_the_reader_may_see_any_of(world):
    assert Evaluation.objects.years() == []
    for year in (2016, 2019, 2020, 2020):
        make_evaluation(make_cadre(f"Lý Văn {year}", unit=world.hoa_tham), year)
    make_evaluation(world.binh, 2018)
    assert Evaluation.objects.years() == [2020, 2019, 2018, 2016]
    assert Evaluation.objects.for_user(world.huong).years() == [2020, 2019, 2016]
    assert Evaluation.objects.none().years() == []
