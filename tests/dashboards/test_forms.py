"""The statistical forms: whom a cell counts, and that it opens as many as it says."""

import datetime
import io

import docx
import pypdf
import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from cadre.models.people import EthnicGroup
from dashboards.forms.definitions import stat_forms
from dashboards.forms.horizons import Horizon
from dashboards.forms.pages import half_years
from dashboards.forms.table import StatTable
from foundation.core.models import AccessLog
from office.organisation.form_places import propose_places
from office.organisation.models.form_places import FormPlace
from office.organisation.models.structure import PostTitle, Unit
from office.organisation.rights import Role
from tests.conftest import TODAY, make_user
from tests.counting import queries_of
from tests.dashboards.district import add_people, add_person_of_office
from tests.factories import make_cadre, make_identity, make_post, make_qualification, make_unit
from tests.planning.lists import make_entry, make_target, make_term

FORMS = stat_forms()


@pytest.fixture
def district(world):
    """People and lists of the board's district, with a chief of whom two columns speak."""
    kinh, nung = (
        EthnicGroup.objects.get_or_create(name=name, defaults={"code": code})[0]
        for name, code in (("Kinh", "01"), ("Nùng", "13"))
    )
    add_people(world.hoa_tham, 1, kinh, nung)
    add_people(world.tan_van, 2, kinh, nung)
    add_person_of_office(world, kinh)
    chief = make_post("Phó Bí thư Huyện ủy, Chủ tịch UBND huyện", world.office, is_leader=True)
    world.chief = make_cadre("Hà Văn Cả", chief, birth="1981-11-30")
    propose_places()
    return world


def table(user, key, units=None, day=TODAY, horizon=""):
    units = units or Unit.objects.values_list("pk", flat=True)
    return StatTable(user, FORMS[key], units, day, horizon)


def row_of(made, key):
    """{number of the column: number of people} of a row, empty cells left out."""
    row = made.form.row(key)
    cells = {column.number: made.counts.of(row, column) for column in made.form.columns}
    return {number: count for number, count in cells.items() if count is not None}


def test_the_data_of_the_forms_fit_together():
    """Columns follow each other from 2, every place is known, every part stands below its heading."""
    assert [*FORMS] == ["9b", "9c", "12b", "12c", "11", "13"]
    for form in FORMS.values():
        assert [column.number for column in form.columns] == list(range(2, len(form.columns) + 2))
        assert {place for column in form.columns for place in column.places} <= {*FormPlace.values} - {"none"}
        keys = [row.key for row in form.rows]
        assert all(row.of in keys[: keys.index(row.key)] for row in form.rows if row.of)
        assert all(form.parts(row.key) for row in form.rows if row.rest)
    assert FORMS["9b"].column(10).name.endswith("chính trị - xã hội: cấp trưởng")
    assert FORMS["9b"].title_of(TODAY) == "Thống kê cán bộ lãnh đạo, quản lý cấp huyện năm 2021"


def test_the_ends_of_half_years_are_offered():
    days = [f"{day:%d/%m/%Y}" for day in half_years(datetime.date(2021, 6, 30))]
    assert days == ["30/06/2021", "31/12/2020", "30/06/2020"]


def test_people_count_once_a_column_and_in_every_column_of_their_titles(district):
    """Of posts beside the main one too; what no column knows stays empty, or is named."""
    made = table(district.lan, "9b")
    assert row_of(made, "total") == {2: 1, 5: 1, 8: 1, 10: 1}
    second = {"cadre": district.chief, "main": False, "valid_from": "2020-01-01"}
    for title in ("Trưởng ban", "Chánh Văn phòng"):
        PostHeld.objects.create(post=make_post(title, district.office, is_leader=True), **second)
    propose_places()
    assert row_of(table(district.lan, "9b"), "total") == {2: 1, 5: 1, 8: 1, 10: 2}
    head = make_post(
        "Trưởng phòng", make_unit("p", "Phòng Nội vụ", level="district", kind="3"), is_leader=True
    )
    propose_places()
    assert row_of(table(district.lan, "9b"), "total") == {2: 1, 5: 1, 8: 1, 10: 2, 12: 0}
    PostHeld.objects.create(post=head, **second)
    assert row_of(table(district.lan, "9b"), "total")[12] == 1


def test_ages_are_whole_years_on_the_day_and_the_bounds_count_in(district):
    """Forty is "từ 40 trở xuống" until the day before the next birthday; who has no birth is in no band."""
    bands = ("age_40", "age_50", "age_over", "ages")

    def of_chief(day):
        return [row_of(table(district.lan, "9b", day=day), band)[8] for band in bands]

    assert of_chief(TODAY) == [1, 0, 0, 0]
    assert of_chief(datetime.date(2022, 11, 29)) == [1, 0, 0, 0]
    assert of_chief(datetime.date(2022, 11, 30)) == [0, 1, 0, 0]
    assert of_chief(datetime.date(2032, 11, 29)) == [0, 1, 0, 0]
    assert of_chief(datetime.date(2032, 11, 30)) == [0, 0, 1, 0]
    type(district.chief).objects.filter(pk=district.chief.pk).update(birth=None)
    assert of_chief(TODAY) == [0, 0, 0, 1]


def test_planned_people_count_by_place_of_the_terms_asked_for(district):
    """Twice planned is twice counted; the next term is never added; what is not approved is not counted."""
    made = table(district.lan, "12c")
    assert row_of(made, "total") == {2: 6} and made.horizon == Horizon.CURRENT
    assert (row_of(made, "women"), row_of(made, "minority")) == ({2: 4}, {2: 6})
    make_entry(district.an, make_target(district.tan_van))
    make_entry(district.an, make_target(district.hoa_tham))
    later = make_term(name="2025–2030", begins_on="2025-06-01", ends_on="2030-06-01")
    make_entry(district.binh, make_target(district.hoa_tham, term=later))
    assert row_of(table(district.lan, "12c"), "total") == {2: 8}
    after = table(district.lan, "12c", horizon=Horizon.NEXT)
    assert row_of(after, "total") == {2: 1} and after.of_terms == "Nhiệm kỳ kế tiếp: 2025–2030"
    assert row_of(table(district.lan, "12c", day=datetime.date(2019, 7, 14)), "total") == {}
    before = table(district.lan, "12c", day=datetime.date(2019, 7, 15))
    assert row_of(before, "total") == {2: 6 + 2} and before.of_terms == "Nhiệm kỳ kế tiếp: 2020–2025"


def test_a_title_without_a_column_is_named_and_never_dropped(client, district):
    """First those that nobody has settled; the page leads to each title, and to who holds it."""
    council = make_post("Trưởng Ban Pháp chế HĐND huyện", district.office, is_leader=True)
    make_cadre("Vi Văn Mười", council)
    make_cadre("Vi Văn Chín", make_post("Giám đốc", district.hoa_tham, is_leader=True))
    propose_places()
    made = table(district.lan, "9b")
    assert [(each.name, each.count) for each in made.unsettled] == [("Trưởng Ban Pháp chế HĐND huyện", 1)]
    assert [each.place_name for each in table(district.lan, "9c").without_column] == [
        "Cấp trưởng đơn vị sự nghiệp"
    ]
    client.force_login(district.lan)
    html = client.get(reverse("stat-form", args=["9b"])).content.decode()
    assert "Chức danh chưa xếp vào cột nào" in html
    assert reverse("posttitle-edit", args=[council.title_id]) in html
    behind = client.get(reverse("stat-people", args=["9b"]), {"title": council.title_id})
    assert [row.full_name for row in behind.context["page"]["rows"]] == ["Vi Văn Mười"]
    PostTitle.objects.filter(pk=council.title_id).update(form_place="party_head")
    made = table(district.lan, "9b")
    assert made.unsettled == [] and row_of(made, "total")[10] == 2


def test_every_cell_opens_as_many_as_it_says(client, district):
    """By address, as readers of all the district, of one commune, and of a past day find them."""
    readers = [
        ("9b", make_user("dau", Role.LEADER, district.district), {}, 15),
        ("9c", make_user("xa", Role.UNIT_OFFICER, district.hoa_tham), {}, 10),
        ("12c", make_user("doan", Role.INSPECTOR, district.district), {"unit": district.tan_van.pk}, 10),
        ("12b", make_user("dau2", Role.LEADER, district.district), {"as_of": "31/12/2020"}, 4),
    ]
    for key, user, asked, least in readers:
        client.force_login(user)
        page = client.get(reverse("stat-form", args=[key]), asked)
        figures = [cell for line in page.context["lines"] for cell in line.cells if hasattr(cell, "url")]
        assert len(figures) >= least, key
        # All cells of the sample are counted by `forms_count_what_is_published`.
        for figure in figures[:: max(1, len(figures) // 5)]:
            listed = client.get(figure.url, headers={"HX-Request": "true"}).context["page"]
            assert (listed["total"], len(listed["rows"])) == (figure.count, figure.count), figure.url


def test_a_reader_of_one_commune_is_told_of_no_other(client, district):
    """Whatever the form: no unit, no person, no number of the rest, and another unit is not there."""
    user = make_user("xa", Role.UNIT_OFFICER, district.hoa_tham)
    client.force_login(user)
    for key in ("9b", "9c", "12b", "12c"):
        address = reverse("stat-form", args=[key])
        html = client.get(address).content.decode()
        assert "Xã Hoa Thám" in html and "Tân Văn" not in html and "Chỉ tính trong phạm vi" in html
        assert client.get(address, {"unit": district.district.pk}).status_code == 404
        page = "stat-people" if FORMS[key].of_people else "stat-entries"
        everywhere = client.get(reverse(page, args=[key]))
        assert "Tân Văn" not in everywhere.content.decode()
        wrong = client.get(reverse(page, args=[key]), {"unit": district.tan_van.pk})
        assert wrong.status_code == 400
    assert row_of(table(user, "9c"), "total")[2] == 1 and row_of(table(user, "12b"), "total") == {}
    assert client.get(reverse("stat-people", args=["12c"])).status_code == 404
    assert client.get(reverse("stat-form", args=["99"])).status_code == 404


def test_totals_are_whole_and_own_lines_are_plain(client, district):
    """Of their own entry a reader sees who is planned for what, and no page of it."""
    person = district.hoa_tham.posts.get(title__name="Bí thư Đảng ủy").holdings.get().cadre
    user = make_user("minh", Role.LEADER, district.district)
    Account.objects.create(user=user, cadre=person)
    assert row_of(table(user, "12c"), "total") == {2: 6}
    client.force_login(user)
    listed = client.get(reverse("stat-entries", args=["12c"]), {"column": "2", "line": "advanced"})
    page = listed.context["page"]
    assert page["total"] == row_of(table(user, "12c"), "advanced")[2] == 2
    (own,) = [row for row in page["rows"] if row.masked]
    assert own.cadre == person and "Do đồng chí khác xử lý" in page["rows_html"]
    assert own.get_absolute_url() not in page["rows_html"] and "318-QĐ/HU" in page["rows_html"]


def test_the_page_says_what_its_numbers_rest_on(client, district):
    client.force_login(district.lan)
    address = reverse("stat-form", args=["9b"])
    html = client.get(address).content.decode()
    for said in (
        "mỗi cột tính một đồng chí một lần",
        "phó giáo sư, giáo sư",
        "Để trống cột 3, 4",
        "11-HD/BTCTW",
    ):
        assert said in html, said
    assert "tạm dùng mẫu cũ" not in html
    held = district.chief.posts.get()
    PostHeld.objects.filter(pk=held.pk).update(valid_from=None, known_on=TODAY)
    past = client.get(address, {"as_of": "30/06/2021"}).content.decode()
    assert "1 đồng chí có chức vụ chưa rõ từ ngày nào" in past
    assert "tạm dùng mẫu cũ" in client.get(address, {"as_of": "01/07/2025"}).content.decode()
    empty = client.get(reverse("stat-form", args=["12b"]), {"unit": district.office.pk})
    assert "Ngày này chưa có gì để tính vào biểu" in empty.content.decode()
    assert client.get(address, {"horizon": "xyz"}).status_code == 400


def test_the_form_is_sent_as_excel_word_and_pdf(client, district):
    """All three hold the numbers of the screen, its head and foot, the row of numbers; empty is not 0."""
    client.force_login(district.lan)
    make_identity(district.district)
    address, sent = reverse("stat-form", args=["9b"]), {"as_of": "30/06/2021"}
    answers = {kind: client.get(address, sent | {"format": kind}) for kind in ("xlsx", "docx", "pdf")}
    names = [answer.headers["Content-Disposition"].partition('filename="')[2] for answer in answers.values()]
    stem = f"BIEU_9B_20210630_{district.district.pk:04d}"
    assert names == [f'{stem}.xlsx"', f'{stem}.docx"', f'{stem}.pdf"']
    files = {kind: b"".join(answer.streaming_content) for kind, answer in answers.items()}
    sheet = load_workbook(io.BytesIO(files["xlsx"])).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True) if any(cell is not None for cell in row)]
    total = next(row for row in rows if row[0] == "TỔNG SỐ")
    assert total[1:15] == [1, None, None, 1, None, None, 1, None, 1, *[None] * 5]
    assert [str(cell) for cell in rows[rows.index(total) - 1][:15]] == [
        str(number) for number in range(1, 16)
    ]
    assert ["Phó giáo sư", *[None] * 14] in [row[:15] for row in rows]
    word = " ".join(docx.Document(io.BytesIO(files["docx"])).element.body.itertext())
    page = pypdf.PdfReader(io.BytesIO(files["pdf"]))
    printed = " ".join(page.pages[0].extract_text().split())
    for text in (str(rows), word, printed):
        for said in (
            "ĐẢNG ỦY HUYỆN BÌNH GIA",
            "BAN TỔ CHỨC",
            "Biểu số 9B-BTCTW",
            "Đvt: Người",
            "NĂM 2021",
            "30/06/2021",
        ):
            assert said in text, said
        assert "NGƯỜI LẬP BIỂU" in text and "TRƯỞNG BAN" in text and "Lý Văn Bảy" in text
    assert len(page.pages) == 1
    logged = AccessLog.objects.filter(action="export").values_list("subject", "rows")
    assert list(logged) == [("cadre.cadre", 16)] * 3


def test_only_who_may_export_takes_a_form_away(client, district):
    address = reverse("stat-form", args=["12c"])
    roles = ((Role.INSPECTOR, False), (Role.AREA_MEMBER, False), (Role.LEADER, True))
    users = [(make_user(role.value, role, district.district), may) for role, may in roles]
    for user, may in users:
        client.force_login(user)
        assert ("format=pdf" in client.get(address).content.decode()) == may
        answer = client.get(address, {"format": "xlsx"})
        assert (answer.status_code, answer.getvalue()[:2] == b"PK") == ((200, True) if may else (403, False))
    assert "Chưa ghi" in client.get(address).content.decode()
    client.force_login(district.huong)
    assert client.get(address, {"format": "pdf", "unit": district.tan_van.pk}).status_code == 404
    assert client.get(address, {"format": "odt"}).status_code == 400


def test_queries_are_flat_in_people(client, district):
    kinh, nung = EthnicGroup.objects.get(code="01"), EthnicGroup.objects.get(code="13")
    pages = [("stat-form", "9c"), ("stat-form", "12c"), ("stat-entries", "12c")]
    addresses = [
        (reverse(page, args=[key]), {"column": "2"} if "form" not in page else {}) for page, key in pages
    ]
    few = [queries_of(client, district.lan, *each) for each in addresses]
    add_people(make_unit("x3", "Xã Ba", parent=district.district), 3, kinh, nung)
    make_qualification(district.an, "theory", 22)
    assert [queries_of(client, district.lan, *each) for each in addresses] == few
    assert max(few) < 40, few
