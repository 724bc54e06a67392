"""Habits of laying out a sheet: titles, groups, merged cells, sections, totals, columns."""

from tests.habits.pages import Formula, Page, Shown


def blank(page: Page) -> list:
    return [""] * len(page.keys)


def below_an_office(page: Page) -> Page:
    page.above = [
        ["HUYỆN ỦY BÌNH GIA", "", "", "", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["*", "", "", "", "Bình Gia, ngày 30 tháng 11 năm 2021"],
        [],
        *page.above,
    ]
    return page


def with_blank_rows(page: Page) -> Page:
    for place in (6, 4, 2):
        page.insert(place, blank(page))
    return page


def far_from_the_corner(page: Page) -> Page:
    page.add_column(0, [""] * len(page.heads), [""] * len(page.body))
    return page.add_column(0, [""] * len(page.heads), [""] * len(page.body))


def without_ordinals(page: Page) -> Page:
    return page.remove_column(0)


def heading_in_two_rows(page: Page) -> Page:
    if len(page.heads) > 1 or page.heads_merged:
        return page
    page.heads.append(blank(page))
    page.merged += [("heads", 0, column, 1, column) for column in range(len(page.keys))]
    return page


def under_a_group(page: Page) -> Page:
    """The last two columns under one heading."""
    if len(page.heads) > 1 or page.heads_merged:
        return page
    last = len(page.keys) - 1
    top = [*page.heads[0][:-2], "Thông tin", ""]
    page.heads = [top, ["" for _ in page.heads[0][:-2]] + page.heads[0][-2:]]
    page.merged += [("heads", 0, column, 1, column) for column in range(last - 1)] + [
        ("heads", 0, last - 1, 0, last)
    ]
    return page


def columns_numbered(page: Page) -> Page:
    return page.insert(0, list(range(1, len(page.keys) + 1)))


def columns_lettered(page: Page) -> Page:
    return page.insert(0, ["A", "B", *range(1, len(page.keys) - 1)])


def heading_again(page: Page) -> Page:
    return page.insert(3, list(page.heads[-1]))


def in_sections(page: Page) -> Page:
    page.insert(3, ["II. Xã Tân Văn (3 đồng chí)", *blank(page)[1:]])
    return page.insert(0, ["I. Xã Hoa Thám (3 đồng chí)", *blank(page)[1:]])


def in_merged_sections(page: Page) -> Page:
    if any(part == "body" for part, *_ in page.merged):
        return page
    in_sections(page)
    page.merged += [("body", row, 0, row, len(page.keys) - 1) for row in (0, 4)]
    return page


def with_subtotals(page: Page) -> Page:
    page.insert(6, ["", "Cộng: 3", *blank(page)[2:]])
    return page.insert(3, ["", "Cộng: 3", *blank(page)[2:]])


def with_total_and_signatures(page: Page) -> Page:
    page.below = [
        ["Tổng cộng: 06 đồng chí"],
        [],
        ["", "Người lập", "", "", "TRƯỞNG BAN"],
        [],
        ["", "Nguyễn Văn Ký", "", "", "Trần Văn Duyệt"],
    ]
    return page


def merged_down(key):
    def habit(page: Page) -> Page:
        at, start = page.at(key), 0
        if at is None:
            return page
        for row in range(1, len(page.body) + 1):
            if row == len(page.body) or page.body[row][at] != page.body[start][at]:
                if row - start > 1 and page.body[start][at]:
                    page.merged.append(("body", start, at, row - 1, at))
                    for covered in page.body[start + 1 : row]:
                        covered[at] = ""
                start = row
        return page

    habit.__name__ = f"{key}_merged_down"
    return habit


def name_in_two_columns(page: Page) -> Page:
    """Family and given name under one heading."""
    at = page.at("full_name")
    if at is None or not all(isinstance(row[at], str) for row in page.body):
        return page
    given = [row[at].split(" ")[-1] if row[at] else "" for row in page.body]
    page.each("full_name", lambda name: " ".join(name.split(" ")[:-1]))
    page.add_column(at + 1, [""] * len(page.heads), given)
    page.merged = [each for each in page.merged if each[0] != "heads" or each[2] != at]
    page.merged.append(("heads", 0, at, len(page.heads) - 1, at + 1))
    return page


def women_ticked(page: Page) -> Page:
    at = page.at("sex")
    if at is not None:
        page.heads[-1][at] = "Nữ"
        page.each("sex", lambda sex: "x" if sex == "Nữ" else "")
    return page


def sexes_ticked(page: Page) -> Page:
    at = page.at("sex")
    if at is not None:
        women = ["x" if row[at] == "Nữ" else "" for row in page.body]
        page.heads[-1][at] = "Nam (x)"
        page.each("sex", lambda sex: "x" if sex == "Nam" else "")
        page.add_column(at + 1, [*[""] * (len(page.heads) - 1), "Nữ (x)"], women)
    return page


def births_by_sex(page: Page) -> Page:
    """A column of births for men, one for women, under one heading."""
    sex, at = page.at("sex"), page.at("birth")
    if sex is None or len(page.heads) > 1 or page.merged:
        return page
    women = [row[at] if row[sex] == "Nữ" else "" for row in page.body]
    for row in page.body:
        row[at] = "" if row[sex] == "Nữ" else row[at]
    page.add_column(at + 1, [""], women)
    page.heads.append([""] * len(page.keys))
    page.heads[1][at : at + 2] = ["Nam", "Nữ"]
    merged = [
        ("heads", 0, column, 1, column) for column in range(len(page.keys)) if column not in (at, at + 1)
    ]
    page.merged += [*merged, ("heads", 0, at, 0, at + 1)]
    return page


def backwards(page: Page) -> Page:
    """The columns in the opposite order, the ordinal in front."""
    if page.merged:
        return page
    order = [0, *range(len(page.keys) - 1, 0, -1)]
    page.keys = [page.keys[column] for column in order]
    for rows in (page.heads, page.body):
        rows[:] = [[row[column] for column in order] for row in rows]
    return page


def with_a_column_of_the_office(page: Page) -> Page:
    cells = ["đã kiểm tra" if number % 2 else "" for number in range(len(page.body))]
    return page.add_column(len(page.keys), [*[""] * (len(page.heads) - 1), "Ý kiến riêng"], cells)


def with_a_column_without_heading(page: Page) -> Page:
    return page.add_column(len(page.keys), [""] * len(page.heads), ["hồ sơ gốc"] * len(page.body))


def with_a_table_beside_it(page: Page) -> Page:
    """Another list of other people at the right."""
    place = len(page.keys)
    names = ["Triệu Văn Cạnh", "Mã Thị Bên", *[""] * (len(page.body) - 2)]
    births = ["02/03/1970", "14/05/1971", *[""] * (len(page.body) - 2)]
    empty = [""] * (len(page.heads) - 1)
    page.add_column(place, [*empty, ""], [""] * len(page.body))
    page.add_column(place + 1, [*empty, "Họ và tên"], names)
    return page.add_column(place + 2, [*empty, "Ngày sinh"], births)


def with_a_table_below(page: Page) -> Page:
    page.below = [
        *page.below,
        [],
        [],
        ["Tổng hợp"],
        ["STT", "Đơn vị", "Số lượng"],
        [1, "Xã Hoa Thám", 3],
        [2, "Xã Tân Văn", 3],
    ]
    return page


def with_another_sheet(page: Page) -> Page:
    page.more = [("Tổng hợp", [["Đơn vị", "Số lượng"], ["Xã Hoa Thám", 3]])]
    return page


def with_a_hidden_column(page: Page) -> Page:
    page.hidden = [len(page.keys) - 1]
    return page


def as_formulas(page: Page) -> Page:
    return page.texts(lambda text: text).each("full_name", lambda name: Formula(f'="{name}"', name))


def as_formulas_without_values(page: Page) -> Page:
    for key in ("citizen_id", "unit", "workplace", "head_count"):
        page.each(key, lambda cell: Formula(f'="{cell}"', None))
    return page


def with_an_error_cell(page: Page) -> Page:
    last = len(page.keys) - 1
    page.body[2][last] = Formula("=NA()", "#N/A")
    return page


def numbers_in_a_format(page: Page) -> Page:
    return page.each(
        "citizen_id", lambda number: Shown(int("".join(filter(str.isdigit, str(number)))), "000000000000")
    )


HABITS = [
    below_an_office, with_blank_rows, far_from_the_corner, without_ordinals, heading_in_two_rows, under_a_group,
    columns_numbered, columns_lettered, heading_again, in_sections, in_merged_sections, with_subtotals,
    with_total_and_signatures, merged_down("unit"), merged_down("post"), merged_down("workplace"),
    merged_down("decision"), name_in_two_columns, women_ticked, sexes_ticked, births_by_sex, backwards,
    with_a_column_of_the_office, with_a_column_without_heading, with_a_table_beside_it, with_a_table_below,
    with_another_sheet, with_a_hidden_column, as_formulas, as_formulas_without_values, with_an_error_cell,
    numbers_in_a_format,
]  # fmt: skip
