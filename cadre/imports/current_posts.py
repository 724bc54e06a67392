"""Since when who serves holds the present post: a sheet that offices add to rosters that did not say it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from cadre.imports.appointed import (
    POST_DECISION,
    POST_FROM,
    POST_UNTIL,
    compare_end,
    read_appointment,
    said_of_appointment,
)
from cadre.imports.base import BIRTH, NAME, POST_PARTS, UNIT
from cadre.imports.known import Known
from cadre.imports.person_lookup import MentionKind, MentionRow
from cadre.imports.post_titles import read_posts
from cadre.imports.rows import PersonRow
from cadre.models.facts import PostHeld
from cadre.tenures import certain_from, ended_by, rivals
from foundation.core.dates import PartialDate
from foundation.core.figures import shown
from foundation.core.text import fold_name
from foundation.sheets.changes import change
from foundation.sheets.kinds import Question, SheetColumn, SourceRow
from foundation.sheets.records import Planned, Subject
from foundation.sheets.understood import paper
from office.organisation.imports.posts import Posts
from office.organisation.imports.units import Units

KEEP, WRITE, LEFT = "keep", "write", ""
NO_POST = "Thiếu chức vụ; ghi chức vụ hiện nay."
NO_DAY = "Thiếu ngày giữ chức vụ hiện nay; ghi cột “Giữ chức vụ từ ngày”."
NOT_HELD = "Hồ sơ không ghi đồng chí đang giữ chức vụ này; hồ sơ đang ghi: {posts}."
NOT_HELD_UNREAD = "Không khớp chức vụ đang ghi trên hồ sơ; kiểm tra lại."
BESIDE = "Hồ sơ ghi đồng chí giữ chức vụ {post} trong thời gian đó; kiểm tra lại ngày giữ chức vụ."
BESIDE_UNREAD = "Hồ sơ ghi chức vụ khác trong thời gian đó; kiểm tra lại ngày giữ chức vụ."
OTHERWISE = "Dòng {row}: hồ sơ ghi giữ {post} {known}; tệp ghi {said}. Ghi theo đâu?"
OTHERWISE_UNREAD = "Dòng {row}: ngày, quyết định trong tệp khác hồ sơ. Ghi theo đâu?"
OPTIONS = ((KEEP, "Giữ theo hồ sơ"), (WRITE, "Ghi theo tệp"), (LEFT, "Để lại"))
POST = SheetColumn(
    "post",
    "Chức vụ hiện nay",
    ("Chức vụ", "Chức danh", "Chức vụ, đơn vị công tác", "Chức vụ, chức danh", "Chức danh hiện nay"),
    joins="; ",
    parts=POST_PARTS,
    several=True,
)
# A bare "Từ ngày" stands in lists of people too: only the title or the sender tells that it is of the post.
SINCE = replace(POST_FROM, label="Giữ chức vụ từ ngày", aliases=(POST_FROM.label, *POST_FROM.aliases))


class CurrentPostsKind(MentionKind):
    """A beginning that is not known is filled in; what contradicts the record is asked about."""

    slug = "current_posts"
    label = "Ngày giữ chức vụ hiện nay"
    titles = ("ngay giu chuc vu", "thoi diem giu chuc vu", "thoi gian giu chuc vu", "ngay bo nhiem")
    permission = "cadre.import_postheld"
    dated = True
    columns = (NAME, BIRTH, POST, UNIT, SINCE, POST_DECISION, POST_UNTIL)
    question_groups = ("unit", "person", "post")
    says = {
        **MentionKind.says,
        "post": lambda row: row.facts.get("post") or row.row.values.get("post"),
        "post_from": lambda row: row.person.facts.get("post_from"),
        "post_decision": lambda row: paper(
            row.person.facts.get("decision_no"), row.person.facts.get("decision_on")
        ),
        "post_until": lambda row: row.person.facts.get("term_ends"),
    }
    twice = "Dòng {row} cũng ghi chức vụ này của đồng chí; giữ lại một dòng."

    def begin(self, rows: Sequence[SourceRow]) -> None:
        self.posts = Posts(self.user, Units(self.user, self.day, self.questions, self.scope), self.questions)

    def workplace(self, row: SourceRow) -> str:
        return " ".join([*row.sections, row.values.get("unit") or "", row.values.get("post") or ""])

    def read(self, source: PersonRow) -> MentionRow:
        row, values = MentionRow.about(source), source.row.values
        read_appointment(source, self.day)
        if not values.get("post"):
            row.wrong("post", NO_POST)
        if not values.get("post_from") and "post_from" not in source.row.unread:
            row.wrong("post_from", NO_DAY)
        return row

    def find(self, read: MentionRow) -> Subject:
        read.match = read.person.match = self.mentions.find(read.person)
        known = read.match.known
        if known is None:
            return Subject(certain=read.match.certain)
        held = None if read.is_wrong else self.meant(read, known)
        read.facts["post"] = held and held.post
        return Subject(held, known.cadre.pk, held and held.pk, read.match.certain)

    def meant(self, read: MentionRow, known: Known) -> PostHeld | None:
        """Of the posts that the person holds on the day the one that the cell names; the main one goes first."""
        held = sorted(self.held(known), key=lambda each: (not each.main, each.pk))
        for each in held:
            unit = self.posts.units.by_key.get(each.post.unit_id, each.post.unit)
            said = read_posts(read.row.values["post"], unit, self.posts)
            if each.post.title in said.posts or (each.post.title, each.post.unit) in said.memberships:
                return each
        posts = "; ".join(str(each.post) for each in held) or "không giữ chức vụ nào"
        read.wrong("post", read.person.of_record(NOT_HELD, NOT_HELD_UNREAD, posts=posts))
        return None

    def held(self, known: Known) -> Iterator[PostHeld]:
        for each in known.posts:
            begun = each.valid_from is None or each.valid_from.first_day <= self.day
            if begun and not ended_by(each, self.day):
                yield each

    def plan(self, read: MentionRow, subject: Subject) -> Planned:
        held, person = subject.record, read.person
        told = {"valid_from": person.facts["post_from"], **said_of_appointment(person)}
        new = {name: value for name, value in told.items() if not says_so(getattr(held, name), value)}
        clashing = {name for name in new if contradicts(getattr(held, name), new[name])}
        answer = self.asked(read, held, told) if clashing else WRITE
        if answer == KEEP:
            new = {name: value for name, value in new.items() if name not in clashing}
        if "valid_from" in new and (other := self.beside(held, read.match.known, new["valid_from"])):
            read.wrong("post_from", person.of_record(BESIDE, BESIDE_UNREAD, post=other.post))
            return Planned(held)
        compare_end(person, *(new.get(name) or getattr(held, name) for name in ("valid_from", "term_ends")))
        return Planned(held, change(held, new).values() if answer else (), bool(answer))

    def beside(self, held: PostHeld, known: Known, began: PartialDate) -> PostHeld | None:
        """Another tenure that cannot have lasted beside this one, were it to begin then."""
        for other in rivals(held, known.posts):
            over = held.valid_to is not None and certain_from(other) >= held.valid_to.first_day
            if not over and not ended_by(other, began.first_day):
                return other
        return None

    def asked(self, read: MentionRow, held: PostHeld, told: dict[str, Any]) -> str | None:
        known = {name: getattr(held, name) for name in told}
        text = read.person.of_record(
            OTHERWISE,
            OTHERWISE_UNREAD,
            row=read.row.number,
            post=held.post,
            known=described(known),
            said=described(told),
        )
        key = f"since:{read.row.sheet}:{read.row.number}"
        lasting = f"since:{fold_name(read.person.facts['full_name'])}:{held.post.pk}:{described(told)}"
        return self.questions.ask(Question(key, "post", text, OPTIONS, KEEP, 0, lasting=lasting))


def described(said: dict[str, Any]) -> str:
    number = paper(said.get("decision_no"), said.get("decision_on"))
    since = f"từ {said['valid_from']}" if said["valid_from"] else "chưa rõ từ ngày nào"
    until = f"hết thời hạn từ {shown(ends)}" if (ends := said.get("term_ends")) else ""
    return ", ".join(filter(None, [since, number and f"quyết định {number}", until]))


def says_so(known: Any, said: Any) -> bool:
    """Whether the record says it already; a coarser date says nothing new."""
    if isinstance(known, PartialDate):
        return said.covers(known)
    return known == said


def contradicts(known: Any, said: Any) -> bool:
    """Whether the record says otherwise: a blank does not, nor does a date that is only coarser."""
    return bool(known) and not (isinstance(known, PartialDate) and known.agrees(said))
