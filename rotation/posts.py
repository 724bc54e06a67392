"""A post and its unit in one cell: "Phó Bí thư Thường trực Đảng ủy, Xã Hoàng Văn Thụ"."""

from dataclasses import dataclass

from cadre.posts_text import known_title, without_unit
from organisation.models import Post

NO_UNIT = "Chưa rõ đơn vị trong “{text}”; ghi chức vụ, dấu phẩy rồi tên đơn vị."
NO_POST = "{unit} chưa có chức danh “{title}”; đề nghị cơ quan tổ chức cán bộ cấp trên thêm chức danh."


@dataclass(frozen=True)
class Named:
    """`certain` is false while a question about it is open."""

    post: Post | None = None
    certain: bool = True
    fault: str = ""


def splits(text):
    """(title, unit) for every comma, the last one first: titles and names of units may hold commas too."""
    parts = text.split(",")
    for place in range(len(parts) - 1, 0, -1):
        yield ",".join(parts[:place]).strip(), ",".join(parts[place:]).strip()


def known_post(text, posts):
    """The post that the text surely means, if it is on record; asks nothing."""
    for title_text, unit_text in splits(text):
        for unit in posts.units.named(unit_text):
            title = known_title(title_text, unit, posts)
            if title and unit.pk and (unit.pk, title.pk) in posts.posts:
                return posts.posts[unit.pk, title.pk]
    return None


def named_post(text, posts):
    """The post of the text, asked about where unit, title or post is not on record."""
    tried = list(splits(text))
    if not tried:
        return Named(fault=NO_UNIT.format(text=text))
    known = next(((title, unit) for title, unit in tried if posts.units.named(unit)), tried[0])
    found = posts.units.find([known[1]])
    if found.fault or not found.unit:
        return Named(certain=found.certain, fault=found.fault)
    title, certain = known_title(known[0], found.unit, posts), found.certain
    if title is None:
        words = without_unit(known[0], found.unit, posts)
        title, sure = posts.asked_title(words, found.unit.level)
        certain = certain and sure
    if title is None:
        return Named(certain=False)
    post, sure = posts.post(found.unit, title)
    fault = "" if post else NO_POST.format(unit=found.unit, title=title)
    return Named(post, certain and sure, fault)
