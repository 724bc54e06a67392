"""The level above's answer pasted from a sheet: read into the form, nobody matched by guess, nothing saved unseen."""

from types import SimpleNamespace

from django.urls import reverse

from foundation.core.dates import PartialDate
from planning.reviews.acts import APPRAISE
from planning.reviews.pasted import MOST_ROWS, read_pasted
from tests.planning.lists import make_target
from tests.planning.review_ways import all_proposed, bring, lines, step


def line(key, name, birth, origin="standing"):
    cadre = SimpleNamespace(full_name=name, birth=PartialDate(birth) if birth else None)
    return SimpleNamespace(pk=key, cadre=cadre, origin=origin)


LINES = [
    line(1, "Hoàng Thị An", "1980-05-01"),
    line(2, "Lý Văn Ba", "1975-01-02"),
    line(3, "Lý Văn Ba", "1981"),
    line(4, "Nông Văn Dung", "1982-05-01", "office"),
    line(5, "Vi Thùy Thảo", "1983"),
]
TITLES = [SimpleNamespace(pk=9, post=SimpleNamespace(title="Phó Bí thư Đảng ủy"))]


def read(*rows):
    return read_pasted("\n".join(rows), LINES, TITLES)


def test_cells_are_told_by_what_they_hold_in_any_order():
    found = read(
        "TT\tHọ và tên\tSinh\tKết quả",
        "1\tHOÀNG THỊ AN\t01/05/1980\tKhông đồng ý\tKhông đủ tuổi công tác\tTheo Thông báo 12",
        "Điều chỉnh chức danh\tphó bí thư đảng ủy\tNông Văn Dung",
        "3\tLý Văn Ba\t1981\tnhất trí",
    )
    assert not found.faults and found.count == 3
    assert {name: value for name, value in found.values.items() if value} == {
        "outcome-1": "refused",
        "reason-1": "over_age",
        "text-1": "Theo Thông báo 12",
        "outcome-4": "title_changed",
        "target-4": "9",
        "outcome-3": "agreed",
    }


def test_the_tone_of_a_name_stands_on_either_letter():
    found = read("VI THUỲ THẢO\tĐồng ý")
    assert found.values["outcome-5"] == "agreed" and not found.faults


def test_a_title_that_nothing_is_planned_for_is_told_with_where_to_add_it():
    row = "Nông Văn Dung\tĐiều chỉnh chức danh\tChủ tịch"
    found = read(row)
    assert "thêm ở “Chức danh quy hoạch”" in found.faults[0] and found.left == [row] and not found.values


def test_whoever_is_not_meant_for_certain_stays_with_a_sentence():
    rows = [
        "Lý Văn Ba\tĐồng ý",
        "Hoàng Thị An\t02/05/1980\tĐồng ý",
        "Hoàng Thị Ấn\tĐồng ý",
        "Vi Văn Mới\t1990\tCấp trên bổ sung",
        "Nông Văn Dung\tXem lại",
        "Lý Văn Ba\t1975\tĐồng ý",
        "Lý Văn Ba\t02/01/1975\tĐồng ý",
    ]
    found = read(*rows)
    assert found.values.get("outcome-2") == "agreed" and found.count == 1
    said = ["có 2 đồng chí tên", "sinh 01/05/1980", "không có “Hoàng Thị Ấn”", "do cấp trên bổ sung"]
    said += ["chưa rõ kết quả", "đã có ở dòng 6"]
    assert [words in fault for words, fault in zip(said, found.faults, strict=True)] == [True] * 6
    assert found.left == [*rows[:5], rows[6]]
    assert read(*["x"] * (MOST_ROWS + 1)).faults == [f"Mỗi lần dán tối đa {MOST_ROWS} dòng."]


def test_what_is_pasted_is_shown_in_the_form_and_saved_by_its_button_alone(client, in_review):
    review = bring(in_review.review, "appraising")
    all_proposed(review)
    step(APPRAISE, review)
    bring(review, "sent_up")
    client.force_login(in_review.lan)
    address, found = reverse("reviewlist-outcomes", args=[review.pk]), lines(review)
    an, dung = found[in_review.an.pk], found[in_review.dung.pk]
    no_title = client.post(address, {f"outcome-{dung.pk}": "title_changed"}).content.decode()
    assert "ô chọn chưa có chức danh đó thì thêm ở" in no_title and reverse("planningtarget-list") in no_title
    make_target(in_review.hoa_tham, "Phó Bí thư Đảng ủy")
    pasted = "Hoàng Thị An\t1980\tĐồng ý\nNông Văn Dung\tĐiều chỉnh chức danh\tPhó Bí thư Đảng ủy\nVi Văn X\tĐồng ý"
    answer = client.post(address, {"pasted": pasted, "paste": "1"})
    page = answer.content.decode()
    assert "Đã đọc 2 dòng vào bảng" in page and "không có “Vi Văn X”" in page
    assert not any(each.outcome for each in lines(review).values()), "nothing is written yet"
    chosen = {row.line.pk: [value for value, _, on in row.outcomes if on] for row in answer.context["rows"]}
    assert (chosen[an.pk], chosen[dung.pk]) == (["agreed"], ["title_changed"])
    assert ">Vi Văn X\tĐồng ý</textarea>" in page, "what fits nobody stays to be mended"
