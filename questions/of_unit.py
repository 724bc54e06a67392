"""What is asked about one unit: who heads it, how many deputies it has, where one person holds both offices."""

from collections.abc import Collection, Iterable, Iterator

from cadre.models.facts import PostHeld
from foundation.core.text import fold_name
from office.organisation.models.levels import Level
from office.organisation.models.structure import Post, PostTitle, Unit
from questions.answers import Answer, Asking, Cell, PeopleList, cut

COMMUNES = [Level.COMMUNE, Level.LOCALITY]
SECRETARY, CHAIR, DEPUTY = "bi thu", ("chu tich ubnd", "chu tich uy ban nhan dan"), "pho "
NO_NUMBER = "Số cấp phó được giao: chưa có số liệu, nên chưa tính được thiếu mấy."


def held_in(asked: Asking, unit: Unit, cadres: Iterable[int] | None = None) -> dict[int, list[PostHeld]]:
    """{person: posts of leaders that they hold on the day in the unit and below it}, by rank."""
    rows = PostHeld.objects.for_user(asked.user).on(asked.day).filter(post__title__is_leader=True)
    rows = rows.filter(Unit.objects.scope_under([unit]).condition("post__unit"))
    rows = rows if cadres is None else rows.filter(cadre__in=cadres)
    found = {}
    for held in rows.select_related("cadre", "post__title", "post__unit").order_by(
        "post__unit__official_key", "post__title__order", "cadre__sort_key", "pk"
    ):
        found.setdefault(held.cadre_id, []).append(held)
    return found


def since(held: PostHeld) -> str:
    return str(held.valid_from) if held.valid_from else "chưa rõ"


def heads(asked: Asking) -> Answer:
    """The leaders of the unit and since when; the posts of leaders that nobody is entered for."""
    unit = asked.found["unit"]
    behind = PeopleList(asked, {"unit": unit.pk, "leader": "true"})
    people, count = list(behind.people()), behind.count()
    posts = held_in(asked, unit)
    rows = []
    for cadre in people:
        for held in posts.get(cadre.pk, ()):
            post = held.post.title.name if held.post.unit_id == unit.pk else str(held.post)
            rows.append([Cell(post), asked.link(cadre), Cell(since(held))])
    notes = list(beside(asked, unit, {one.pk for one in people}, posts)) if count <= len(people) else []
    return Answer(
        f"{unit}: {count} đồng chí lãnh đạo, quản lý",
        asked.source("Quá trình công tác trong hồ sơ cán bộ"),
        ("Chức vụ", "Họ và tên", "Từ ngày"),
        rows,
        behind.opens(count),
        [*notes, *cut(count)],
    )


def beside(
    asked: Asking, unit: Unit, told: Collection[int], posts: dict[int, list[PostHeld]]
) -> Iterator[str]:
    """Who holds a post here beside a main one elsewhere, and the unit's own posts of leaders without anybody.

    Whether these are vacant nobody said.
    """
    for held in (held for cadre, of in posts.items() if cadre not in told for held in of):
        yield f"Kiêm nhiệm từ nơi khác: {held.cadre}, {held.post}, từ {since(held)}."
    known = {held.post_id for of in posts.values() for held in of}
    of_unit = Post.objects.for_user(asked.user).filter(unit=unit, title__is_leader=True)
    of_unit = of_unit.filter(title__kind=PostTitle.Kind.POST).exclude(pk__in=known)
    if names := [post.title.name for post in of_unit.select_related("title")]:
        yield f"Chưa ghi ai giữ: {', '.join(names)}."


def deputies(asked: Asking) -> Answer:
    """The deputies of the unit; how many it is given is kept nowhere yet."""
    unit = asked.found["unit"]
    behind = PeopleList(asked, {"unit": unit.pk, "leader": "true"})
    leaders = held_in(asked, unit, behind.filterset.qs.values("pk"))
    rows = [
        [asked.link(held.cadre), Cell(held.post.title.name), Cell(since(held))]
        for of in leaders.values()
        for held in of
        if held.post.unit_id == unit.pk and fold_name(held.post.title.name).startswith(DEPUTY)
    ]
    return Answer(
        f"{unit}: có mặt {len(rows)} cấp phó",
        asked.source("Quá trình công tác trong hồ sơ cán bộ"),
        ("Họ và tên", "Chức vụ", "Từ ngày"),
        rows,
        Cell("Mở danh sách lãnh đạo của đơn vị", behind.url),
        [NO_NUMBER],
    )


def secretaries(asked: Asking) -> Answer:
    """The communes where the Party secretary is the chair of the People's Committee too."""
    communes = Unit.objects.for_user(asked.user).on(asked.day).with_level(asked.day)
    keys = set(communes.filter(level_then__in=COMMUNES).values_list("pk", flat=True))
    rows = PostHeld.objects.for_user(asked.user).on(asked.day).filter(post__unit__in=keys)
    rows = rows.filter(post__title__is_leader=True).select_related("cadre", "post__title", "post__unit")
    titles = {}
    for held in rows.order_by("post__unit__official_key", "cadre__sort_key", "pk"):
        titles.setdefault((held.post.unit, held.cadre), []).append(fold_name(held.post.title.name))
    both = [pair for pair, of in titles.items() if begins(of, SECRETARY) and begins(of, CHAIR)]
    known = {unit.pk for (unit, _), of in titles.items() if begins(of, SECRETARY) or begins(of, CHAIR)}
    notes = []
    if missing := len(keys) - len(known):
        notes.append(f"{missing} đơn vị cấp xã chưa ghi bí thư, chủ tịch.")
    return Answer(
        f"{len(both)}/{len(known)} đơn vị cấp xã có bí thư kiêm chủ tịch UBND",
        asked.source("Quá trình công tác trong hồ sơ cán bộ"),
        ("Đơn vị", "Họ và tên"),
        [[asked.link(unit), asked.link(cadre)] for unit, cadre in both],
        None,
        notes,
    )


def begins(titles: list[str], words: str | tuple[str, ...]) -> bool:
    return any(title.startswith(words) for title in titles)
