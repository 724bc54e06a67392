"""What officers do every day, each done as at a desk; it fails where a page does not answer what it must.

The names are those of the sample. An errand that writes yields when it is done, and then takes away what it wrote.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from playwright.sync_api import Locator, Page, expect

from bench.hands import Hands

PERSON, TYPED = "Đặng Ngọc Tùng", "dang ngoc tung"
PLANNED, PLANNED_TYPED = "Nông Văn Vinh", "nong van vinh"
NEXT_TERM = "2025–2030"
COMMUNE, PEOPLE, YEAR, CAMPAIGN = "Xã Hoa Thám", 12, "2021", "Đánh giá, xếp loại năm 2021"
VIEW = "Theo ngày nghỉ hưu"
FIRST = "#results tbody th[scope=row] a >> nth=0"
# What is chosen in a blank, and what is typed in it.
Blanks = dict[str, tuple[str, str]]

Errand = Callable[[Hands], Iterator[None] | None]
ERRANDS: dict[str, Errand] = {}


def errand(name: str) -> Callable[[Errand], Errand]:
    def kept(does: Errand) -> Errand:
        ERRANDS[name] = does
        return does

    return kept


def menu(hands: Hands, name: str, heading: str = "") -> None:
    hands.click(hands.page.locator(".side").get_by_role("link", name=name, exact=True))
    expect(hands.page.locator("body[data-ready] h1")).to_contain_text(heading or name)


def line(page: Page, name: str) -> Locator:
    """What the summary of a person says under a heading."""
    return page.locator("dl.lines > div").filter(
        has=page.get_by_role("term").filter(has_text=re.compile(f"^{name}$"))
    )


def search(hands: Hands, name: str, typed: str) -> None:
    hands.press("/")
    hands.type(typed)
    expect(hands.page.get_by_role("option", name=name)).to_be_visible()
    hands.press("Enter")
    expect(hands.page.get_by_role("heading", level=1)).to_contain_text(name)


def ask(hands: Hands, slug: str, said: str, blanks: Blanks, meant: str = "") -> None:
    """A blank is filled by what is typed, or by a choice with what is typed of it; without slug it is not known yet.

    Where what is typed fits several, `meant` is the one that is clicked.
    """
    menu(hands, "Hỏi nhanh")
    if not slug:
        not_known = hands.page.get_by_role("heading", name="Chưa có số liệu để trả lời")
        return expect(hands.page.locator("section").filter(has=not_known)).to_contain_text(said)
    form = hands.page.locator(f"form.question[action*='/{slug}/']")
    for name, values in blanks.items():
        field = form.locator(f"[name={name}]")
        if values[0]:
            hands.choose(field, *values)
        else:
            hands.fill(field, values[1])
    if any(not label for label, _ in blanks.values()):
        hands.press("Enter")
    else:
        hands.click(form.get_by_role("button", name="Trả lời"))
    if meant:
        hands.click(hands.page.get_by_role("link", name=meant))
    for part in (said, "Nguồn: ", "số liệu tính đến ngày "):
        expect(hands.page.locator(".answer")).to_contain_text(re.compile(part, re.S))


@errand("find a person, read birth, post, levels, telephone (phone 1)")
def find(hands: Hands) -> None:
    search(hands, PERSON, TYPED)
    expect(line(hands.page, "Chức vụ")).to_contain_text("Bí thư Huyện ủy")
    expect(line(hands.page, "Điện thoại").get_by_role("definition")).to_have_text(
        re.compile(r"\d{9}|chưa ghi")
    )
    for name in ("Sinh", "Chuyên môn", "LLCT"):
        expect(line(hands.page, name).get_by_role("definition")).not_to_have_text("chưa ghi")


@errand("put a person on a planning list, read the verdict")
def plan(hands: Hands) -> Iterator[None]:
    """On the draft of the next term: lists under review are changed by their review alone."""
    page = hands.page
    menu(hands, "Quy hoạch")
    draft = page.locator("main tr").filter(has_text=NEXT_TERM)
    hands.click(draft.get_by_role("link", name="Ủy viên Ban Chấp hành Đảng bộ huyện"))
    hands.fill(page.get_by_label("Thêm vào danh sách", exact=True), PLANNED_TYPED)
    found = page.locator(".candidate").filter(has_text=PLANNED)
    expect(found).to_contain_text(re.compile(r"Đạt.*\d+ tháng \(yêu cầu ≥ \d+\)", re.S))
    hands.click(found.get_by_role("button", name="Thêm"))
    row = page.locator("#results tr").filter(has_text=PLANNED)
    try:
        expect(row).to_contain_text(re.compile(r"\d+ tháng"))
        yield
    finally:
        row.get_by_role("button", name="Rút").click()
        expect(row).to_have_count(0)


def people_of_the_commune(hands: Hands) -> None:
    menu(hands, "Hồ sơ cán bộ")
    hands.choose(hands.page.locator("#filters [name=unit]"), COMMUNE, "hoa tham")
    expect(hands.page.locator(".chips")).to_contain_text(COMMUNE)


@errand(f"grade {PEOPLE} people of a commune, one by one")
def grade(hands: Hands) -> Iterator[None]:
    """Of each the record, the form, the year, the grade, and on to the next: as it is outside of a campaign."""
    page, records = hands.page, []
    people_of_the_commune(hands)
    listed = page.url
    hands.click(page.locator(FIRST))
    hands.press("Enter")
    try:
        for number in range(PEOPLE):
            if number:
                hands.press("Alt+ArrowRight")
            expect(page).not_to_have_url(records[-1] if records else listed)
            records.append(page.url)
            hands.click(page.get_by_role("link", name="Thêm kết quả xếp loại"))
            hands.fill(page.get_by_label("Năm", exact=False).first, YEAR)
            hands.choose(page.locator("[name=grade]"), "Hoàn thành tốt nhiệm vụ")
            hands.press("Control+s")
            expect(line(page, "Chức vụ")).to_contain_text(COMMUNE)
            expect(page.locator("table.by-year thead")).to_contain_text(YEAR)
        yield
    finally:
        for url in records:
            ungrade(page, url)


def rows_of_the_commune(hands: Hands) -> Locator:
    """In the grid of the year."""
    page = hands.page
    menu(hands, "Đợt, hồ sơ đầu mối", "Đợt thu hồ sơ")
    hands.click(page.locator("main").get_by_role("link", name=CAMPAIGN).first)
    hands.click(page.get_by_role("link", name="Bảng xếp loại", exact=True).first)
    hands.choose(page.locator("[name=unit]"), COMMUNE, "hoa tham")
    hands.click(page.get_by_role("button", name="Xem"))
    rows = page.locator("table[data-grid] tr[data-row]")
    expect(page.locator("#grid-hint")).to_be_visible()
    expect(rows.nth(PEOPLE - 1)).to_be_visible()
    return rows


@errand(f"grade {PEOPLE} people of a commune in the grid, one paste and keys")
def grade_in_grid(hands: Hands) -> Iterator[None]:
    """What the unit sent is pasted as a block; the grade is typed down its column."""
    page, rows = hands.page, rows_of_the_commune(hands)
    before = [
        [box.input_value() for box in each.locator("input[type=text]").all()] for each in rows.all()[:PEOPLE]
    ]
    try:
        block = "\n".join(["HTXSNV\tHTXSNV\t14/15\tHTXSNV", *["HTTNV\tHTTNV\t15/15\tHTTNV"] * (PEOPLE - 1)])
        hands.paste(rows.first.locator("[name$=-self_grade]"), block)
        hands.click(rows.first.locator("[name$='-grade']"))
        for digit in "1" + "2" * (PEOPLE - 1):
            hands.press(digit)
        hands.press("Control+s")
        expect(page.locator("#messages")).to_contain_text(f"Đã lưu {PEOPLE} đồng chí.")
        yield
    finally:
        page.goto(page.url)
        expect(page.locator("#grid-hint")).to_be_visible()
        Hands(page).paste(rows.first.locator("input[type=text]").first, in_block(before))
        page.keyboard.press("Control+s")
        expect(page.locator("#messages")).to_contain_text("Đã lưu")


def in_block(rows: list[list[str]]) -> str:
    """As the cells stand on the page: the votes of the body, which are not typed, lie before the grade."""
    return "\n".join("\t".join([*row[:7], "", *row[7:]]) for row in rows)


def ungrade(page: Page, url: str) -> None:
    page.goto(url)
    given = page.locator("table.by-year th[scope=col]").filter(has_text=YEAR)
    expect(page.get_by_role("link", name="Thêm kết quả xếp loại")).to_be_visible()
    if given.count():
        page.locator("table.by-year tbody tr").first.get_by_role("link").last.click()
        page.get_by_role("link", name="Đưa khỏi danh sách").click()
        page.get_by_label("Lý do").fill("Thử")
        page.get_by_role("button", name="Đưa khỏi danh sách").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Kết quả xếp loại")


# Question, slug in Hỏi nhanh, what its answer holds, its blanks, and which is meant where what is typed fits several.
LOCAL, ENDING = "Xã nào bí thư không là người địa phương?", "Ai sắp hết thời hạn bổ nhiệm?"
AMONG = ("Ban Chấp hành, cấp huyện", "ban chap hanh, cap huyen")
PHONE: list[tuple[Any, ...]] = [
    (
        "2: leaders of a commune, since when",
        "heads",
        "Bí thư Đảng ủy.*Phó Chủ tịch UBND",
        {"unit": ("", "hoa tham")},
    ),
    (
        "3: women in the committee",
        "count",
        r"\d+ đồng chí trong \d+ đồng chí",
        {"sex": ("đồng chí nữ", ""), "among": AMONG},
    ),
    ("4: who retires within 12 months", "retiring", r"\d+ đồng chí nghỉ hưu trong 12 tháng tới", {}),
    ("5: deputies lacking", "deputies", r"có mặt \d+.*(thiếu \d|chưa có số liệu)", {"unit": ("", "noi vu")}),
    (
        "6: planned for a title, lacking what",
        "planned",
        "32 đồng chí.*điều kiện",
        {"list": ("", "huyen")},
        "Ủy viên Ban Chấp hành Đảng bộ huyện Bình Gia, nhiệm kỳ 2020–2025 (cấp huyện)",
    ),
    ("7: higher theory, class now", "studies", "cao cấp.*lớp", {"person": ("", TYPED)}),
    ("8: grades of three years", "grades", "2020Hoàn.*2019Hoàn.*2018Hoàn", {"person": ("", TYPED)}),
    ("9: terms of appointment that end", "", ENDING, {}),
    ("10: secretary also chairman", "secretaries", r"\d+/19 đơn vị cấp xã", {}),
    ("10: secretary not local", "", LOCAL, {}),
]
for question, *asked in PHONE:
    slug, said, blanks, *meant = asked
    errand(f"phone {question}")(partial(ask, slug=slug, said=said, blanks=blanks, meant="".join(meant)))


@errand("next and previous within a filter")
def neighbours(hands: Hands) -> None:
    people_of_the_commune(hands)
    number = hands.page.locator("#total").inner_text().split()[0]
    hands.click(hands.page.locator(FIRST))
    place = hands.page.locator("#panel .neighbours")
    expect(place).to_contain_text(f"1/{number}")
    hands.press("Alt+ArrowRight")
    expect(place).to_contain_text(f"2/{number}")
    hands.press("Alt+ArrowLeft")
    expect(place).to_contain_text(f"1/{number}")


@errand("sort a list and save the view")
def save_view(hands: Hands) -> Iterator[None]:
    page, views = hands.page, hands.page.locator("#views-menu")
    menu(hands, "Hồ sơ cán bộ")
    hands.click(page.locator("#sort-retire_on"))
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Nghỉ hưu")
    hands.click(views.locator("summary"))
    hands.fill(views.get_by_label("Tên cách xem"), VIEW)
    hands.press("Enter")
    try:
        expect(views.locator("summary")).to_contain_text(VIEW)
        yield
    finally:
        views.locator("summary").click()
        views.get_by_role("link", name="Sửa, xóa cách xem").click()
        page.get_by_role("button", name="Xóa").click()
        expect(page.get_by_text("Đã xóa cách xem")).to_be_visible()
