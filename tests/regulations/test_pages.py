"""The pages of documents and rule sets: reading, changing, comparing."""

import pytest
from django.urls import reverse

from office.organisation.rights import Role
from office.regulations.models import Document, Rule, RuleSet
from office.regulations.values import read_value
from tests.conftest import make_user
from tests.factories import make_rule


@pytest.fixture
def chief(client, world):
    client.force_login(make_user("truongban", Role.CHIEF, world.district))
    return client


def page(client, name, *keys, **query):
    return client.get(reverse(name, args=keys), query).content.decode()


def rule_data(**changes):
    return {"key": "women_min_share", "measure": "share", "value": "25%", "article": "Điều 5", **changes}


def test_a_document_is_added_once(chief):
    data = {"kind": "rules", "number": "50-QĐ/TW", "issuer": "Bộ Chính trị", "issued_on": "27/12/2021"}
    data |= {"subject": "về công tác quy hoạch cán bộ", "in_force_from": "27/12/2021"}
    wrong = chief.post(reverse("document-new"), {**data, "in_force_to": "01/01/2020"})
    assert "Ngày hết hiệu lực phải sau ngày có hiệu lực." in wrong.content.decode()
    assert chief.post(reverse("document-new"), data).status_code == 302
    assert (
        "Văn bản có số và ngày này đã được ghi." in chief.post(reverse("document-new"), data).content.decode()
    )
    assert Document.objects.count() == 1
    assert "50-QĐ/TW" in page(chief, "document-list")


def test_a_rule_set_is_added_with_its_documents(chief, world, central):
    document = make_rule(rule_set=central)[0]
    kept = {"kind": "guidance", "issuer": "Ban Tổ chức Trung ương", "subject": "về quy hoạch"}
    second = Document.objects.create(number="16-HD/BTCTW", issued_on="2022-02-15", **kept)
    data = {"name": "Của huyện", "subject": "planning", "unit": world.district.pk, "parent": central.pk}
    data |= {"in_force_from": "01/06/2015", "documents": [document.pk, second.pk]}
    response = chief.post(reverse("ruleset-new"), data)
    made = RuleSet.objects.get(name="Của huyện")
    assert response.url == made.get_absolute_url() and list(made.documents.all()) == [document, second]
    html = chief.get(response.url).content.decode()
    assert "01-QĐ/TW" in html and "Huyện Bình Gia" in html and "(theo bộ Trung ương)" in html
    again = chief.post(reverse("ruleset-new"), {**data, "name": "Thứ hai"}).content.decode()
    assert "Phạm vi này đã có bộ quy định khác" in again


def test_a_figure_of_grading_is_measured_as_checks_read_it(chief, central):
    data = rule_data(key="excellent_max_share", measure="persons", value="20")
    url = reverse("rule-new", args=[central.pk])
    assert "Nội dung này ghi với đơn vị tính “phần trăm”." in chief.post(url, data).content.decode()
    assert chief.post(url, data | {"measure": "share", "value": "20%"}).status_code == 302


def test_sets_do_not_add_to_each_other_in_a_ring(chief, central, local):
    data = {"name": "Trung ương", "subject": "planning", "parent": local.pk, "in_force_from": "05/11/2012"}
    data |= {"version": 10**9}
    html = chief.post(reverse("ruleset-edit", args=[central.pk]), data).content.decode()
    assert "Bộ quy định không thể bổ sung cho chính nó" in html


def test_a_rule_is_typed_as_people_write_it(chief, central):
    response = chief.post(reverse("rule-new", args=[central.pk]), rule_data(confirmed="on", level="district"))
    assert response.url == central.get_absolute_url()
    rule = Rule.objects.get()
    assert (rule.rule_set, rule.value, rule.confirmed) == (central, "0.25", True)
    assert 'value="25%"' in page(chief, "rule-edit", rule.pk)
    html = chief.get(response.url).content.decode()
    assert "Tỷ lệ cán bộ nữ tối thiểu (cấp huyện)" in html and "Đã xác nhận" in html and "Điều 5" in html


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"value": "nhiều"}, "Ghi tỷ lệ, ví dụ 25%, 92,5% hoặc 2/3."),
        ({"value": "", "confirmed": "on"}, "Chưa có giá trị thì chưa xác nhận được."),
        ({"key": "months_required"}, "Bộ quy định đã có nội dung này"),
    ],
)
def test_a_bad_rule_gets_a_sentence(chief, central, changes, sentence):
    make_rule(rule_set=central)
    html = chief.post(reverse("rule-new", args=[central.pk]), rule_data(**changes)).content.decode()
    assert sentence in html and Rule.objects.count() == 1


def test_a_figure_without_value_or_confirmation_says_so(chief, central):
    make_rule("committee_coefficient_max", None, "times", central, confirmed=False)
    html = chief.get(central.get_absolute_url()).content.decode()
    assert "Quy định chưa xác nhận" in html and "chưa có" in html and "Đã xác nhận" not in html


def test_an_officer_reads_but_does_not_change(client, world, central):
    rule = make_rule(rule_set=central)[2]
    client.force_login(world.lan)
    html = client.get(central.get_absolute_url()).content.decode()
    assert "60 tháng" in html and "Thêm nội dung" not in html
    assert reverse("rule-edit", args=[rule.pk]) not in html
    assert client.post(reverse("rule-edit", args=[rule.pk]), rule_data()).status_code == 403


def test_the_history_of_a_set_tells_of_its_rules(chief, central):
    chief.post(reverse("rule-new", args=[central.pk]), rule_data())
    rule = Rule.objects.get()
    assert "Truongban" in page(chief, "rule-history", rule.pk)
    chief.post(reverse("rule-remove", args=[rule.pk]), {"reason": "Ghi nhầm bộ"})
    html = page(chief, "ruleset-history", central.pk)
    assert "Tỷ lệ cán bộ nữ tối thiểu" in html and "Ghi nhầm bộ" in html


def test_the_history_of_a_set_tells_its_ages_at_retirement(chief, central):
    ages = read_value("Nam 60 tuổi; nữ 55 tuổi", "ages")
    make_rule("retirement_ages", ages, "ages", central)
    assert "Nam 60 tuổi; Nữ 55 tuổi" in page(chief, "ruleset-history", central.pk)


def test_a_document_in_use_is_not_removed(chief, central):
    document = make_rule(rule_set=central)[0]
    central.documents.add(document)
    html = chief.post(reverse("document-remove", args=[document.pk]), {"reason": "Trùng"}).content.decode()
    assert "Còn hồ sơ khác gắn với mục này" in html


def test_two_sets_stand_side_by_side(chief, central):
    other = RuleSet.objects.create(name="Mới", in_force_from="2021-12-27")
    make_rule(rule_set=central, value=60)
    make_rule(rule_set=other, value=48, confirmed=False)
    make_rule("max_candidates_per_title", 3, "persons", central)
    same = {"key": "upward_only", "value": True, "measure": "yes_no"}
    make_rule(rule_set=central, **same)
    make_rule(rule_set=other, **same)
    html = page(chief, "ruleset-compare", left=central.pk, right=other.pk)
    assert html.count("Khác nhau") == 2 and html.count("Như nhau") == 1
    assert "48 tháng" in html and "không quy định" in html and "Quy định chưa xác nhận" in html
    for query in ({}, {"left": central.pk}):
        assert "Chọn hai bộ quy định để so sánh." in page(chief, "ruleset-compare", **query)
    assert "Không có lựa chọn “x”; chọn lại." in page(chief, "ruleset-compare", left="x", right="999999")


def test_a_narrow_rule_is_compared_with_what_counts_there_in_the_other_set(chief, central):
    other = RuleSet.objects.create(name="Mới", in_force_from="2021-12-27")
    make_rule(rule_set=central, value=60)
    make_rule(rule_set=other, value=60, level="district")
    html = page(chief, "ruleset-compare", left=central.pk, right=other.pk)
    assert html.count("Như nhau") == 1 and html.count("Khác nhau") == 1


def test_lists_find_and_are_taken_away(chief, central, local):
    found = chief.get(reverse("ruleset-list"), {"subject": "planning"}).context["page"]["rows"]
    assert found == [central, local]
    make_rule(rule_set=central, confirmed=False)
    row = chief.get(reverse("ruleset-list")).context["page"]["rows"][0]
    assert (row.count, row.open) == (1, 1)
    for name in ("document-list", "ruleset-list"):
        response = chief.get(reverse(name), {"format": "xlsx"})
        assert b"".join(response.streaming_content)[:2] == b"PK"


@pytest.mark.parametrize("name", ["document-list", "ruleset-list", "ruleset-detail"])
def test_pages_run_the_same_queries_for_any_number_of_rows(
    chief, central, name, django_assert_max_num_queries
):
    make_rule(rule_set=central)
    keys = [central.pk] if name == "ruleset-detail" else []
    with django_assert_max_num_queries(21) as few:
        page(chief, name, *keys)
    for year in range(2022, 2042):
        following = RuleSet.objects.create(
            name=f"Bộ {year}", in_force_from=f"{year}-01-01", in_force_to=f"{year + 1}-01-01", parent=central
        )
        make_rule(rule_set=following)
        make_rule(f"noi_dung_{year}", year, rule_set=central)
        last = Document.objects.last()
        Document.objects.create(number=f"{year}-QĐ/TW", issued_on=f"{year}-01-01", replaced_by=last)
    with django_assert_max_num_queries(21) as many:
        page(chief, name, *keys)
    assert len(few) == len(many)
