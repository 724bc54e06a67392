"""What an office of a kind usually has: offered row by row, made where it is ticked, never twice."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from foundation.core.typed.texts import name_key
from office.organisation.form_places import settle_new
from office.organisation.imports.posts import body_name, save_new
from office.organisation.imports.units import key_of
from office.organisation.models.identity import OfficeIdentity
from office.organisation.models.office import Office
from office.organisation.models.structure import Body, ManagingAuthority, Post, PostTitle, Unit
from office.organisation.ranks import rank_of
from office.organisation.reference import shipped

UNSEEN = "chưa đối chiếu"
NOT_WHOLE = "ghi thêm đảng bộ cấp trên, người ký"


def kits() -> dict[str, dict[str, Any]]:
    """The kits by key, in the order in which they are offered."""
    return shipped("kits")["kits"]


@dataclass
class Offer:
    """One row of a kit: the key that the page sends, and whether the office has it already.

    `below` are what only a unit that is made, or stands, can have.
    """

    key: str
    label: str
    stands: bool
    note: str = ""
    below: list["Offer"] = field(default_factory=list)
    row: models.Model | None = None


class Kit:
    """The kit of an office beside what the office has; the rows that are missing stay unsaved until `make`."""

    def __init__(self, office: Office):
        self.office, self.facts = office, kits()[office.kit]
        self.root = office.unit
        self.beside = {name_key(unit.name): unit for unit in Unit.objects.filter(parent=self.root)}
        self.titles = {(title.level, name_key(title.name)): title for title in PostTitle.objects.all()}
        self.bodies = {body.kind: body for body in Body.objects.filter(unit=self.root)}
        posts = Post.objects.filter(unit__in=[self.root, *self.beside.values()])
        self.held = set(posts.values_list("unit", "title"))
        self.authorities = {name_key(each.name) for each in ManagingAuthority.objects.all()}

    def units(self) -> Iterator[Offer]:
        """The units below the office, each with its posts; the office's own posts come first."""
        yield Offer("root", self.root.name, True, below=list(self._posts("", self.root)), row=self.root)
        for place, facts in enumerate(self.facts["units"]):
            unit = self.beside.get(name_key(facts["name"])) or self._unit(facts, place)
            note = UNSEEN if facts.get("unseen") else ""
            posts = list(self._posts(facts["name"], unit))
            yield Offer(f"unit-{place}", unit.name, bool(unit.pk), note, posts, unit)

    def further(self) -> Iterator[Offer]:
        """Bodies of the office, its name on papers, authorities that manage posts, titles of the units below."""
        for kind in self.facts["bodies"]:
            body = self._body(kind)
            yield Offer(f"body-{kind}", body.name, bool(body.pk), row=body)
        identity = self._identity()
        yield Offer("identity", f"Tên trên văn bản: {identity}", bool(identity.pk), NOT_WHOLE, row=identity)
        for place, name in enumerate(self.facts["authorities"]):
            row = ManagingAuthority(name=name, order=place + 1)
            known = name_key(name) in self.authorities
            yield Offer(f"authority-{place}", f"Diện quản lý: {name}", known, row=row)
        for place, facts in enumerate(self.facts.get("titles", ())):
            title = self._title(facts, facts["level"])
            label = f"{title}, {title.get_level_display().lower()}"
            yield Offer(f"title-{place}", label, bool(title.pk), row=title)

    def make(self, taken: Collection[str]) -> int:
        """Make what is ticked and missing, and what that stands on; the number of rows made."""
        units = [unit for unit in self.units() if unit.stands or unit.key in taken]
        posts = [post for unit in units for post in unit.below if post.key in taken and not post.stands]
        rows = [offer.row for offer in units if not offer.stands]
        rows += [offer.row for offer in self.further() if offer.key in taken and not offer.stands]
        new_posts = [post.row for post in posts]
        settle_new(new_posts)
        rows += [row for post in new_posts for row in (post.title, post.body) if row and not row.pk]
        for model in (Unit, PostTitle, Body, ManagingAuthority, OfficeIdentity):
            save_new(model, [row for row in rows if isinstance(row, model)])
        save_new(Post, new_posts)
        return len({id(row) for row in [*rows, *new_posts]})

    def _unit(self, facts, place):
        same = [other for other in self.facts["units"] if other["kind"] == facts["kind"]]
        return Unit(
            code=f"{self.root.code}-{key_of(facts['name'])}"[:40].strip("-"),
            name=facts["name"],
            level=self.facts["level"],
            kind=facts["kind"],
            parent=self.root,
            order=same.index(facts) + 1,
            valid_from=self.root.valid_from,
        )

    def _posts(self, unit_name, unit):
        for place, facts in enumerate(self.facts["posts"]):
            if facts.get("unit", "") == unit_name:
                title = self._title(facts, self.facts["level"])
                body = self._body(facts["body"]) if "body" in facts else None
                stands = (unit.pk, title.pk) in self.held
                row = Post(unit=unit, title=title, body=body)
                yield Offer(f"post-{place}", title.name, stands, row=row)

    def _title(self, facts, level):
        key = level, name_key(facts["title"])
        if key not in self.titles:
            place = 1 + sum(title.kind == PostTitle.Kind.POST for title in self.titles.values())
            leads = facts.get("leader", True)
            rank = rank_of(place, leads=leads)
            self.titles[key] = PostTitle(name=facts["title"], level=level, is_leader=leads, order=rank)
        return self.titles[key]

    def _body(self, kind):
        if kind not in self.bodies:
            self.bodies[kind] = Body(unit=self.root, kind=kind, name=body_name(self.root, kind))
        return self.bodies[kind]

    def _identity(self):
        """The office's own words on papers, by its name without what kind of area it is."""
        known = OfficeIdentity.objects.filter(unit=self.root).first()
        if known:
            return known
        facts, name = self.facts["papers"], self.root.name
        short = name.removeprefix(facts["area"]).strip() if name.startswith(facts["area"]) else name
        names = {
            "name": name,
            "short": short,
            "within": name[:1].lower() + name[1:] if short != name else name,
        }
        words = {field: text.format(**names) for field, text in facts["words"].items()}
        lines = {field: text.upper() for field, text in words.items() if field.endswith("_line")}
        return OfficeIdentity(unit=self.root, valid_from=self.root.valid_from, **(words | lines))
