"""Units, their bodies, posts and titles, which an office has too many of for a drop-down."""

from django.db.models import F, Func, QuerySet, TextField

from foundation.core.lookup.kinds import LookUp, every_word, register
from office.organisation.models.structure import Body, Post, PostTitle, Unit
from office.organisation.models.users import User

FEW = 50


def units(rows: QuerySet, text: str, user: User) -> QuerySet:
    return every_word(rows, text, ["name_fold", "code"])


def bodies(rows: QuerySet, text: str, user: User) -> QuerySet:
    folded = Func(F("name"), function="vn_fold", output_field=TextField())
    return every_word(rows.alias(name_fold=folded), text, ["name_fold", "unit__name_fold"])


def at_unit(body: Body) -> str:
    """Bodies of many units share a name."""
    return f"{body}, {body.unit}"


def posts(rows: QuerySet, text: str, user: User) -> QuerySet:
    return every_word(rows, text, ["title__name_fold", "unit__name_fold"])


def titles(rows: QuerySet, text: str, user: User) -> QuerySet:
    return every_word(rows, text, ["name_fold"])


def title_with_level(title: PostTitle) -> str:
    """Titles of several levels may share a name."""
    level = title.get_level_display()
    return f"{title} ({level[:1].lower()}{level[1:]})"


register(LookUp(Unit, units, str, "Gõ tên hoặc mã đơn vị", order=("official_key", "pk"), few=FEW))
register(
    LookUp(
        Body,
        bodies,
        at_unit,
        "Gõ tên tập thể, đơn vị",
        related=("unit",),
        order=("unit__official_key", "kind", "pk"),
        few=FEW,
    )
)
register(
    LookUp(
        Post,
        posts,
        str,
        "Gõ chức vụ, đơn vị",
        related=("title", "unit"),
        order=("unit__official_key", "title__order", "pk"),
    )
)
register(
    LookUp(PostTitle, titles, title_with_level, "Gõ chức danh", order=("level", "order", "name"), few=FEW)
)
