"""What the list of rotations can show, on screen and in Excel alike; of a past day nothing that came later.

Of a masked line (the reader's own, or a relative's) it shows who was moved where.
"""

from django.db.models import Case, F, When
from django.utils.html import format_html

from foundation.lists.tables import Column
from office.organisation.outside import outside
from rotation.checks import LASTED, months_by


def two_lines(post, text):
    """A post with its unit beneath, or the words of the paper."""
    if post is None:
        return text
    return format_html('{}<br><span class="soft">{}</span>', post.title, post.unit)


def columns(day, finding):
    """The days beside the post, as on the day; `finding` judges the length of a rotation."""

    def kept(value):
        return lambda rotation: None if rotation.masked else value(rotation)

    def once_over(value):
        return kept(lambda rotation: value(rotation) if rotation.ended_by(day) else None)

    def words(rotation):
        found = finding(rotation)
        return outside(found.words) if found else ""

    def badge(rotation):
        found = finding(rotation)
        return found.badge if found else ""

    # What ended later has no end yet.
    ended = Case(When(valid_to__lte=day, then=F("valid_to")))
    return (
        Column("full_name", "Họ và tên", "cadre.full_name", sort=F("cadre__sort_key")),
        Column(
            "to_post",
            "Nơi đến",
            lambda r: str(r.to_post),
            html=lambda r: two_lines(r.to_post, ""),
            sort="to_post__title__name",
        ),
        Column("state", "Trạng thái", kept(lambda r: r.told_on(day)), whole=True),
        Column("valid_from", "Từ ngày", kept(lambda r: r.valid_from), kind="date", sort="valid_from"),
        Column("valid_to", "Kết thúc từ ngày", once_over(lambda r: r.valid_to), kind="date", sort=ended),
        Column("months", "Số tháng", kept(lambda r: months_by(r, day)), kind="number"),
        Column("verdict", LASTED, words, html=badge),
        Column(
            "origin",
            "Trước luân chuyển",
            kept(lambda r: r.origin),
            html=kept(lambda r: two_lines(r.from_post, r.from_words)),
        ),
        Column(
            "placement",
            "Bố trí sau luân chuyển",
            once_over(lambda r: r.placement),
            html=once_over(lambda r: two_lines(r.after_post, r.after_words)),
        ),
        Column("special", "Trường hợp đặc biệt", once_over(lambda r: r.special_case), shown=False),
        Column(
            "birth", "Ngày sinh", kept(lambda r: r.cadre.birth), kind="date", shown=False, sort="cadre__birth"
        ),
        Column("kind", "Loại", kept(lambda r: r.get_kind_display()), shown=False, sort=F("kind")),
        Column(
            "direction",
            "Hình thức",
            kept(lambda r: r.get_direction_display()),
            shown=False,
            sort=F("direction"),
        ),
        Column(
            "decision_no", "Số quyết định", kept(lambda r: r.decision_no), shown=False, sort="decision_no"
        ),
        Column(
            "decision_on", "Ngày quyết định", kept(lambda r: r.decision_on), "date", False, sort="decision_on"
        ),
        Column("purpose", "Mục đích", kept(lambda r: r.purpose), shown=False, sort="purpose"),
        Column("note", "Ghi chú", kept(lambda r: r.note), shown=False, sort="note"),
    )
