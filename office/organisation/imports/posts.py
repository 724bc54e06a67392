"""Titles and posts that a sheet names: found, or asked about once with a proposal."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from foundation.sheets.cells import folded_words
from foundation.sheets.kinds import Question
from foundation.sheets.questions import Questions
from office.organisation.form_places import settle_new
from office.organisation.imports.units import ADD, LEFT, NEW, Units, key_of, nearest, spoken
from office.organisation.models.structure import Body, Post, PostTitle, Unit
from office.organisation.ranks import next_place, rank_of
from office.organisation.reference import shipped

NEW_LEADER = "leader"
NAMED_UNITS = 6


class Posts:
    """Titles by name, alias and level; posts and bodies by unit. What is missing stays unsaved for now."""

    def __init__(self, user: Any, units: Units, questions: Questions) -> None:
        self.units, self.questions = units, questions
        self.may_add_title = user.may("organisation.add_posttitle", PostTitle())
        self.may_add_post = user.scope("organisation.add_post")
        self.titles = list(PostTitle.objects.all())
        self.by_key = {str(title.pk): title for title in self.titles}
        self.by_name = {}
        for title in self.titles:
            for name in [title.name, *title.aliases]:
                self.by_name.setdefault((title.level, folded_words(name)), title)
        self.posts = {(post.unit_id, post.title_id): post for post in Post.objects.all()}
        self.bodies = {(body.unit_id, body.kind): body for body in Body.objects.all()}
        self.proposed_titles, self.proposed, self.missing, self.asked_about = {}, {}, {}, {}

    def title(self, text: str, level: str) -> PostTitle | None:
        return self.by_name.get((level, folded_words(text)))

    def collective(self, text: str, unit: Unit) -> tuple[PostTitle, Unit] | None:
        """(title, unit of its body) where the text is a membership of a body at or above the unit, the nearest."""
        words = folded_words(text)
        for level in dict.fromkeys(self.units.level(above) for above in self.units.chain(unit)):
            title = self.by_name.get((level, words))
            if title and title.kind == PostTitle.Kind.COLLECTIVE:
                return title, self._highest(unit, level)
        return None

    def _highest(self, unit, level):
        """The topmost unit of the level in the line of units above: the area, not one of its offices."""
        return [above for above in self.units.chain(unit) if self.units.level(above) == level][-1]

    def chosen_from(self, title: PostTitle) -> PostTitle | None:
        """The membership that one must have to have this one, or None."""
        kind = shipped("titles")["chosen_from"].get(title.body_kind)
        same = (
            t for t in self.titles if t.level == title.level and t.body_kind == kind and t.kind == title.kind
        )
        return next(same, None) if kind else None

    def asked_title(self, text: str, level: str) -> tuple[PostTitle | None, bool]:
        """(title, whether it is certain) for a title nobody has yet entered; None where it is left aside."""
        question = self._title_question(text, level)
        answer = self.questions.ask(question)
        value = question.proposal if answer is None else answer
        if value in (NEW, NEW_LEADER):
            title = self.proposed_titles[question.key]
            title.is_leader = value == NEW_LEADER
            title.order = rank_of(title.order, leads=title.is_leader)
            return title, answer is not None
        return self.by_key.get(value), bool(answer)

    def _title_question(self, text, level):
        key = f"title:{level}:{key_of(text)}"
        if key not in self.asked_about:
            beside = [t for t in self.titles if t.level == level and t.kind == PostTitle.Kind.POST]
            options = [(str(title.pk), f"Là chức danh {title}") for title in nearest(text, beside)]
            proposal = LEFT
            if self.may_add_title:
                self.proposed_titles[key] = self._new_title(text, level)
                options[:0] = [
                    (NEW_LEADER, "Tạo chức danh mới, là lãnh đạo, quản lý"),
                    (NEW, "Tạo chức danh mới, không là lãnh đạo, quản lý"),
                ]
                proposal = NEW_LEADER if leads(text) else NEW
            options.append((LEFT, "Để lại"))
            label = PostTitle(level=level).get_level_display().lower()
            text = f"Chưa có chức danh “{text}” ở {label}"
            self.asked_about[key] = Question(key, "title", text, tuple(options), proposal, 0)
        return self.asked_about[key]

    def _new_title(self, text, level):
        """An unsaved title, ranked below the posts of its level that there are."""
        titles = [*self.titles, *self.proposed_titles.values()]
        place = next_place(each.order for each in titles if each.level == level and each.kind == "post")
        name = spoken(text)
        return PostTitle(name=name[:1].upper() + name[1:200], level=level, order=place)

    def known(self, unit: Unit, title: PostTitle) -> Post | None:
        """The post of the title on record in the unit, or None."""
        if post := self.posts.get((unit.pk, title.pk)):
            post.unit, post.title = unit, title
        return post

    def post(self, unit: Unit, title: PostTitle) -> tuple[Post | None, bool]:
        """(post, whether it is certain); (None, True) where it is missing and the user may not add it."""
        if known := self.known(unit, title):
            return known, True
        if not self.may_add_post.covers(unit.pk or unit.parent_id):
            return None, True
        made = self.proposed.setdefault((place(unit), place(title)), Post(unit=unit, title=title))
        return made, self.questions.ask(self._post_question(unit, title)) == ADD

    def _post_question(self, unit, title):
        key = f"post:{title.level}:{key_of(title.name)}"
        names = self.missing.setdefault(key, {})
        names[place(unit)] = unit.name
        listed = ", ".join(list(names.values())[:NAMED_UNITS])
        more = f" và {len(names) - NAMED_UNITS} đơn vị khác" if len(names) > NAMED_UNITS else ""
        options = ((ADD, "Thêm chức danh này tại các đơn vị trên"), (LEFT, "Để lại"))
        return Question(key, "post", f"Chức danh “{title.name}” chưa có tại {listed}{more}", options, ADD, 0)

    def save(self, posts: Iterable[Post]) -> None:
        """Keep the units, titles and bodies that the given unsaved posts need, then the posts."""
        posts = list({id(post): post for post in posts if post.pk is None}.values())
        save_new(Unit, [post.unit for post in posts])
        settle_new(posts)
        save_new(PostTitle, [post.title for post in posts])
        for post in posts:
            if post.title.kind == PostTitle.Kind.COLLECTIVE:
                post.body = self._body(post.unit, post.title.body_kind)
        save_new(Body, [post.body for post in posts if post.body])
        save_new(Post, posts)

    def _body(self, unit, kind):
        """The unit's body of the kind; a new one is named by the office's pattern."""
        if (unit.pk, kind) not in self.bodies:
            self.bodies[unit.pk, kind] = Body(unit=unit, kind=kind, name=body_name(unit, kind))
        return self.bodies[unit.pk, kind]


def body_name(unit: Unit, kind: str) -> str:
    """The name of a unit's body, by the office's pattern; a unit that is a Party organisation says so once."""
    name = (unit.name[:1].lower() + unit.name[1:]).removeprefix("đảng bộ ")
    return shipped("titles")["bodies"][kind].format(unit=name)[:200]


def save_new(model: type[Model], rows: Iterable[Model]) -> None:
    """Insert the unsaved ones among the rows, each once, in one statement."""
    new = list({id(row): row for row in rows if row.pk is None}.values())
    if new:
        model.objects.bulk_create(new)


def place(row: Model) -> int | str:
    return row.pk or f"new {id(row)}"


def leads(text: str) -> bool:
    """Whether the words of a title are those of someone who leads."""
    words = f"{folded_words(text)} "
    return any(words.startswith(f"{folded_words(word)} ") for word in shipped("titles")["leader_words"])
