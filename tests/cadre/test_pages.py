"""The pages of people as a signed-in officer meets them."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags
from openpyxl import load_workbook

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadrePrivate
from foundation.core.models import AccessLog
from foundation.lists import search
from tests.cadre.retirement import DECREE, FLAT, OWN_MONTH, OWN_WORDS, make_ages
from tests.factories import make_cadre, make_post, make_qualification

LIST = reverse("cadre-list")


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def names(response):
    """The names in the rows of a list, in order."""
    return [row.full_name for row in response.context["page"]["rows"]]


def test_the_list_stands_in_the_official_order(officer, world):
    make_cadre("Đặng Út", make_post("Trưởng ban", world.office, order=1))
    make_cadre("Bế Ái", make_post("Phó Trưởng ban", world.office, order=2))
    make_cadre("Vi Cúc", make_post("Phó Trưởng ban", world.office, order=2))
    assert names(officer.get(LIST)) == ["Đặng Út", "Bế Ái", "Vi Cúc", "Hoàng Thị An", "Nông Văn Bình"]
    by_name = officer.get(LIST, {"order": "full_name"})
    assert names(by_name) == ["Bế Ái", "Hoàng Thị An", "Nông Văn Bình", "Vi Cúc", "Đặng Út"]


@pytest.mark.parametrize("typed", ["hoang thi an", "HOÀNG", "hta", "an hoa tham", "1980 chu tich"])
def test_a_name_is_found_without_accents_by_initials_year_post_or_unit(officer, typed):
    response = officer.post(LIST, {"q": typed}, follow=True)
    assert names(response) == ["Hoàng Thị An"]


def test_what_was_typed_never_stands_in_an_address(officer, world):
    response = officer.post(LIST, {"q": "Hoàng Thị An", "sex": "F"})
    assert response.url == f"{LIST}?q={search.remember(world.lan, 'Hoàng Thị An')}&sex=F"
    assert "An" not in response.url.replace(LIST, "")


def test_another_users_search_key_finds_nothing_of_what_he_typed(client, world, officer):
    key = search.remember(world.lan, "Hoàng Thị An")
    assert search.recall(world.huong, key) == ""


def test_htmx_gets_the_results_alone_and_the_address_to_show(officer):
    response = officer.post(LIST, {"q": "binh"}, headers={"HX-Request": "true"})
    html = response.content.decode()
    assert "Nông Văn Bình" in html and "<html" not in html
    assert response["HX-Push-Url"].startswith(f"{LIST}?q=")


@pytest.mark.parametrize("order", ["", "full_name"])
def test_pages_join_without_gap_or_double_and_lead_back(officer, world, order, pages_of_25):
    post = make_post("Chuyên viên", world.office)
    made = {make_cadre(f"Lý Văn {chr(65 + n % 20)}{n}", post).full_name for n in range(60)}
    seen, response = [], officer.get(LIST, {"order": order})
    first_page = names(response)
    while True:
        seen += names(response)
        following = response.context["page"]["next_url"]
        if not following:
            break
        response = officer.get(following)
    assert len(seen) == len(set(seen)) == 62 and made < set(seen)
    assert (response.context["page"]["first"], response.context["page"]["last"]) == (51, 62)
    for _ in range(2):
        response = officer.get(response.context["page"]["previous_url"])
    assert names(response) == first_page and not response.context["page"]["previous_url"]


def test_a_past_day_is_asked_of_the_facts(officer, world):
    PostHeld.objects.filter(cadre=world.an).update(valid_to="2020-01-01")
    make_qualification(world.binh, "theory", 22, valid_from="2021-05")
    assert names(officer.get(LIST)) == ["Nông Văn Bình"]
    then = officer.get(LIST, {"as_of": "31/12/2018"})
    assert names(then) == ["Hoàng Thị An", "Nông Văn Bình"]
    assert names(officer.get(LIST, {"as_of": "31/12/2018", "theory": "22"})) == []
    assert names(officer.get(LIST, {"theory": "22"})) == ["Nông Văn Bình"]


def test_filters_narrow_the_list(officer, world):
    assert names(officer.get(LIST, {"sex": "F"})) == ["Hoàng Thị An"]
    assert names(officer.get(LIST, {"leader": "true"})) == ["Hoàng Thị An", "Nông Văn Bình"]
    assert names(officer.get(LIST, {"unit": world.tan_van.pk})) == ["Nông Văn Bình"]
    assert names(officer.get(LIST, {"unit": world.district.pk, "party": "none"})) == [
        "Hoàng Thị An",
        "Nông Văn Bình",
    ]
    empty = officer.get(LIST, {"party": "full"})
    assert "Không có đồng chí nào theo điều kiện lọc." in empty.content.decode()


def test_the_list_runs_the_same_queries_for_any_number_of_rows(officer, world):
    post = make_post("Chuyên viên", world.office)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            officer.get(LIST)
        counts.append(len(queries))
        for n in range(24):
            make_qualification(make_cadre(f"Lý {n}", post), "theory", 22)
    assert counts[0] == counts[1] <= 21, counts


def test_the_sheet_holds_what_the_screen_shows(officer, world):
    make_cadre("=1+1", make_post("Chuyên viên", world.office), birth="1975")
    response = officer.get(LIST, {"format": "xlsx", "columns": ["birth", "unit"]})
    assert 'filename="ho-so-can-bo-20211130.xlsx"' in response["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    heads = next(number for number, row in enumerate(rows) if row[1] == "Họ và tên")
    assert rows[heads][:4] == ("TT", "Họ và tên", "Ngày sinh", "Đơn vị")
    listed = [row[:2] for row in rows[heads + 1 : heads + 4]]
    assert listed == [(1, "=1+1"), (2, "Hoàng Thị An"), (3, "Nông Văn Bình")]
    assert rows[heads + 1][2] == "1975" and f"{rows[heads + 3][2]:%d/%m/%Y}" == "04/03/1975"
    assert sheet.cell(heads + 2, 2).data_type == "s"
    log = AccessLog.objects.get(action="export")
    assert (log.rows, log.user) == (3, world.lan)


def form_data(world, **changes):
    return {"full_name": "Cúc", "sex": "F", "birth": "1985", "entered_unit": world.hoa_tham.pk, **changes}


def test_a_person_is_added_with_what_is_known(officer, world):
    response = officer.post(reverse("cadre-new"), form_data(world, citizen_id="020185000001"))
    cadre = Cadre.objects.get(full_name="Cúc")
    assert response.url == cadre.get_absolute_url()
    assert str(cadre.birth) == "1985" and cadre.private.citizen_id == "020185000001"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"birth": "31/02/1980"}, "Ngày 31/02/1980 không có thật"),
        ({"birth": "1990", "party_joined_on": "1980"}, "Ngày vào Đảng trước khi đủ 18 tuổi"),
        ({"citizen_id": "12345"}, "Số CCCD có 5 chữ số (phải 12)"),
        ({"full_name": ""}, "Chưa nhập họ và tên."),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(officer, world, changes, sentence):
    response = officer.post(reverse("cadre-new"), form_data(world, home_town="Bắc Sơn", **changes))
    html = response.content.decode()
    assert response.status_code == 200 and sentence in html and "Bắc Sơn" in html
    assert not Cadre.objects.filter(full_name="Cúc").exists()


def test_a_number_in_use_is_refused(officer, world):
    CadrePrivate.objects.create(cadre=world.an, citizen_id="020180000001")
    html = officer.post(reverse("cadre-new"), form_data(world, citizen_id="020180000001")).content.decode()
    assert "Số CCCD này đã có trong hồ sơ khác." in html


def test_a_later_post_ends_the_one_before(officer, world):
    post = make_post("Chuyên viên", world.office)
    data = {"post": post.pk, "main": "on", "valid_from": "01/06/2021"}
    assert officer.post(reverse("postheld-new", args=[world.an.pk]), data).status_code == 302
    assert [(h.post, str(h.valid_to)) for h in world.an.posts.order_by("valid_from")][0][1] == "01/06/2021"
    assert Cadre.objects.get(pk=world.an.pk).now.held.post == post


def test_removing_a_post_asks_for_a_reason_that_the_history_keeps(officer, world):
    held = world.an.posts.get()
    page = reverse("postheld-remove", args=[held.pk])
    assert "Ghi lý do" in officer.post(page).content.decode()
    officer.post(page, {"reason": "Nhập nhầm người"})
    assert not world.an.posts.exists()
    assert "Nhập nhầm người" in officer.get(reverse("cadre-history", args=[world.an.pk])).content.decode()


def test_page_list_and_sheet_name_the_month_of_their_day_and_its_basis(officer, world):
    make_ages(FLAT, datetime.date(1995, 1, 1), DECREE, article="Luật cũ")
    make_ages()
    Cadre.objects.filter(pk=world.binh.pk).update(birth="1975")
    an, binh = world.an.get_absolute_url(), world.binh.get_absolute_url()

    def said(address, **asked):
        return " ".join(strip_tags(officer.get(address, asked).content.decode()).split())

    assert "Nghỉ hưu hết tháng 05/2040 (căn cứ Nghị định 135/2020/NĐ-CP, Điều 4)" in said(an)
    assert "Nghỉ hưu hết tháng 05/2035 (căn cứ Luật cũ)" in said(an, as_of="31/12/2020")
    assert "Nghỉ hưu hết tháng 01/2037, chưa rõ tháng sinh" in said(binh)
    shown = said(LIST, columns="retire_on")
    assert "05/2040" in shown and "01/2037 (chưa rõ tháng sinh)" in shown
    assert "05/2035" in said(LIST, columns="retire_on", as_of="31/12/2020")
    response = officer.get(LIST, {"format": "xlsx", "columns": "retire_on", "as_of": "31/12/2020"})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert "05/2035" in {cell.value for row in sheet.rows for cell in row}


def test_without_a_confirmed_rule_page_and_list_say_so(officer, world):
    make_ages(confirmed=False)
    for address in (world.an.get_absolute_url(), f"{LIST}?columns=retire_on"):
        html = officer.get(address).content.decode()
        assert "Quy định tuổi nghỉ hưu chưa xác nhận" in html and "05/2040" not in html


def test_the_month_costs_a_list_one_query(officer, world):
    make_ages()
    with CaptureQueriesContext(connection) as without:
        officer.get(LIST, {"columns": "unit"})
    with CaptureQueriesContext(connection) as queries:
        officer.get(LIST, {"columns": "retire_on"})
    assert len(queries) == len(without) + 1


def test_a_month_by_paper_is_typed_shown_with_its_basis_and_kept_in_the_history(officer, world):
    make_ages()
    an = world.an.get_absolute_url()
    form = officer.get(f"{an}edit/").context["form"]
    assert "retirement_month" in form.fields
    typed = {name: form[name].value() or "" for name in form.fields}
    typed |= {"birth": "01/05/1980", **OWN_MONTH, "retirement_month": "05/2030"}
    typed["retirement_paper_on"] = "01/02/2021"
    refused = officer.post(f"{an}edit/", {**typed, "retirement_paper_no": ""})
    assert "Ghi đủ tháng nghỉ hưu, lý do, số và ngày văn bản" in refused.content.decode()
    refused = officer.post(f"{an}edit/", {**typed, "retirement_month": "04/1998"})
    assert "trước khi đủ 18 tuổi" in refused.content.decode()
    assert officer.post(f"{an}edit/", typed).status_code == 302
    html = officer.get(an).content.decode()
    why = "nghỉ hưu trước tuổi, theo văn bản số 12-QĐ/HU ngày 01/02/2021"
    assert f"hết tháng 05/2030, {why}" in html
    assert OWN_WORDS in officer.get(LIST, {"columns": "retire_on"}).content.decode()
    assert "Tháng nghỉ hưu theo văn bản" in officer.get(f"{an}history/").content.decode()


def test_who_may_not_change_the_person_may_not_change_the_month(client, world):
    client.force_login(world.huong)
    assert client.get(f"{world.binh.get_absolute_url()}edit/").status_code in (403, 404)


def test_a_name_is_found_whichever_sign_or_letter_was_typed(officer, world):
    post = make_post("Công chức Tư pháp - Hộ tịch", world.office)
    bia, blut = (make_cadre(name, post).full_name for name in ("H’Bia Êban Ðiểu", "Y-Blut Êban Điểu"))
    both = dict.fromkeys(["dieu", "Ðiểu", "tư pháp-hộ tịch"], {bia, blut})
    expected = dict.fromkeys(["hbia", "H’Bia", "h'bia"], {bia}) | both
    expected |= dict.fromkeys(["y blut", "Y-Blut", "y–blut eban"], {blut})
    for typed, people in expected.items():
        assert set(names(officer.post(LIST, {"q": typed}, follow=True))) == people, typed
    page = officer.post(LIST, {"q": " - "}, follow=True)
    assert page.status_code == 400 and "Câu tìm không có chữ hay số nào" in page.content.decode()
