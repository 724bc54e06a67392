"""A post and its unit in one cell: "Phó Bí thư Thường trực Đảng ủy, Xã Hoàng Văn Thụ"."""

from collections.abc import Iterator
from dataclasses import dataclass

from cadre.imports.post_titles import known_title, without_unit
from office.organisation.imports.posts import Posts
from office.organisation.models.structure import Post

NO_UNIT = "Chưa rõ đơn vị trong “{text}”; ghi chức vụ, dấu phẩy rồi tên đơn vị."
NO_POST = "{unit} chưa có chức danh “{title}”; đề nghị cơ quan tổ chức cán bộ cấp trên thêm chức danh."


@dataclass(frozen=True)
class Named:
    """`certain` is false while a question about it is open."""

    post: Post | None = None
    certain: bool = True
    fault: str = ""


def splits(text: str) -> Iterator[tuple[str, str]]:
    """(title, unit) for every comma, the last one first: titles and names of units may hold commas too."""
    parts = text.split(",")
    for place in range(len(parts) - 1, 0, -1):
        yield ",".join(parts[:place]).strip(), ",".join(parts[place:]).strip()


def known_post(text: str, posts: Posts) -> Post | None:
    """The one post on record that the text can mean, or None; asks nothing."""
    found = {post.pk: post for post in possible_posts(text, posts)}
    return next(iter(found.values())) if len(found) == 1 else None


def possible_posts(text: str, posts: Posts) -> Iterator[Post]:
    for title_text, unit_text in splits(text):
        for unit in posts.units.named(unit_text):
            title = known_title(title_text, unit, posts)
            if title and (post := posts.known(unit, title)):
                yield post


def named_post(text: str, posts: Posts) -> Named:
    """The post of the text, asked about where unit, title or post is not on record."""
    tried = list(splits(text))
    if not tried:
        return Named(fault=NO_UNIT.format(text=text))
    title_text, unit_text = next((each for each in tried if posts.units.named(each[1])), tried[0])
    found = posts.units.find([unit_text])
    if found.fault or not found.unit:
        return Named(certain=found.certain, fault=found.fault)
    title, certain = known_title(title_text, found.unit, posts), found.certain
    if title is None:
        words = without_unit(title_text, found.unit, posts)
        title, sure = posts.asked_title(words, posts.units.level(found.unit))
        certain = certain and sure
    if title is None:
        return Named(certain=False)
    post, sure = posts.post(found.unit, title)
    fault = "" if post else NO_POST.format(unit=found.unit, title=title)
    return Named(post, certain and sure, fault)
