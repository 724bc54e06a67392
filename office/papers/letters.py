"""Letters: papers whose words stand in a Word template, filled with what the program knows and its author chose."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from django.db.models import Model
from django.utils.functional import cached_property

from foundation.core import clock
from foundation.core.parameters import BadParameter
from foundation.printing.faults import TemplateFaults
from foundation.printing.layout import HeadStyle, Signature
from foundation.printing.letters import render
from foundation.printing.master import (
    STANDARD_TAGS,
    Master,
    head_values,
    recipient_values,
    signature_values,
)
from foundation.printing.pdf import pdf_of
from office.organisation.models.identity import Issuer, OfficeIdentity, identity_on
from office.organisation.models.structure import Unit
from office.papers.drawing import readable_subjects
from office.papers.drawn import NO_SUBJECT, NotDrawn
from office.papers.heads import BLANK, head_of, name_of, place_and_date
from office.papers.kinds import PaperKind, PaperValues, Tag
from office.papers.periods import NOT_CONFIRMED, period_on
from office.papers.templates import own_template
from office.papers.wording import lines_of, wording_faults

NO_IDENTITY = "tên cơ quan trên văn bản của ngày này"
NO_SIGNER = "người ký"
NO_NUMBER = "số văn bản: lấy ở Sổ văn bản"
NO_DAY = "ngày văn bản"
NOBODY_LEFT = (
    "Bản thảo ghi vào sổ {total} đồng chí, nay không còn đồng chí nào thuộc văn bản này; lập lại bản thảo."
)
OTHER_COUNT = (
    "Bản thảo ghi vào sổ {total} đồng chí, văn bản lập lúc này có {count} đồng chí; lập lại bản thảo."
)
OTHER_PEOPLE = (
    "Văn bản lập lúc này vẫn {count} đồng chí nhưng có người khác với bản thảo ghi vào sổ; lập lại bản thảo."
)


@dataclass(frozen=True)
class Writing:
    """What is chosen for a letter, whatever it is about. Without an identity its head is left to be written by hand.

    What is `issuing` is kept as the paper itself, and is no reprint of anything. `workplace` is the unit of the
    people whom a letter to a unit is about, where its records do not say it.
    """

    identity: OfficeIdentity | None
    style: HeadStyle
    issuer: Issuer
    day: datetime.date | None = None
    code: str = ""
    signature: Signature | None = None
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    about: str = ""
    issuing: bool = False
    unit: Unit | None = None
    workplace: int | None = None

    @classmethod
    def of(
        cls,
        kind: "LetterKind",
        unit: Unit,
        asked: Mapping[str, Any],
        code: str = "",
        day: datetime.date | None = None,
    ) -> Self:
        """The letter of that unit as its author chose it (`kept_choices`), with number and day as they are by now."""
        signed, style = asked.get("signature"), HeadStyle(asked.get("head") or kind.heads[0])
        return cls(
            identity=identity_on(unit, day or clock.today()),
            style=style,
            issuer=kind.issuer_of(style),
            day=day,
            code=code,
            signature=Signature(**signed) if signed else None,
            grounds=tuple(asked.get("grounds", ())),
            recipients=tuple(asked.get("recipients", ())),
            about=asked.get("about", ""),
            unit=unit,
            workplace=asked.get("workplace"),
        )

    @property
    def name(self) -> str:
        """Who issues the paper, as in a sentence."""
        authority = self.signature.authority if self.signature else ""
        return (self.identity and name_of(self.identity, self.issuer, authority)) or BLANK


STANDARD = tuple(Tag(name, words, "") for name, words in STANDARD_TAGS.items())


@dataclass(frozen=True)
class LetterPiece:
    """What one letter is about: its records, and the unit that it goes to where they do not say it."""

    subjects: Sequence[Model]
    unit: int | None = None
    name: str = ""


class LetterKind(PaperKind):
    """A kind of paper whose words stand in a template; `master` describes the shipped one for a head.

    A subclass gives `tags` of its own, `usual_about`, `usual_grounds` and `usual_recipients` as the page proposes them,
    and `told`, the values of its tags with what is filled, empty and unconfirmed. Of a kind that goes to `each_alone`
    one paper is drawn up for every subject.
    """

    about = ""
    each_alone = False
    each_said = "Mỗi đơn vị một văn bản, chỉ có tên người của đơn vị đó: {count} văn bản."

    def master(self, style: HeadStyle) -> Master:
        raise NotImplementedError

    def usual_about(self, subjects: Sequence[Model]) -> str:
        return ""

    def usual_grounds(self, user: Any, subjects: Sequence[Model], writing: Writing) -> list[str]:
        return []

    def usual_recipients(self, user: Any, subjects: Sequence[Model], writing: Writing) -> list[str]:
        return []

    def recorded(self, user: Any, subjects: Sequence[Model], writing: Writing) -> dict[str, Any]:
        """Number and day that are recorded of such a paper already: `code`, `day`; empty where none is."""
        return {}

    def shown_at(self, subjects: Sequence[Model]) -> tuple[str, str]:
        """Address and title of the page that shows the records."""
        raise NotImplementedError

    def unready(self, subjects: Sequence[Model]) -> str:
        """Why the records have not come so far that such a letter is written of them; empty where they have."""
        return ""

    def stopped(self, user: Any, subjects: Sequence[Model], writing: Writing) -> str:
        """Why the office may not write such a letter of these records; empty where it may."""
        return ""

    def apart(self, subjects: Sequence[Model]) -> str:
        """Why the records are not told of together, as a sentence; empty where they are."""
        return ""

    def parts(self, user: Any, subjects: Sequence[Model], writing: Writing) -> list[LetterPiece]:
        """What each letter is about."""
        return [LetterPiece([each]) for each in subjects] if self.each_alone else [LetterPiece(subjects)]

    def annex(self, user: Any, subjects: Sequence[Model], writing: Writing) -> str:
        """Address of the page that prints what goes with the letter; empty where nothing does."""
        return ""

    def told(self, user: Any, subjects: Sequence[Model], writing: Writing) -> PaperValues:
        raise NotImplementedError

    def sample(self) -> PaperValues:
        """Invented values, by which templates are tried and samples rendered."""
        raise NotImplementedError

    def sampled(self, writing: Writing) -> dict[str, bytes]:
        return self.drawn(self.sample_values(writing), writing, draft=False)

    def sample_values(self, writing: Writing) -> dict[str, Any]:
        """What fills every tag on invented data."""
        return {**common_values(writing), **self.sample().values, "du_thao": False}

    def template(self, writing: Writing) -> bytes:
        """The template of that head in force on the letter's day, the office's own or the shipped one; read once."""
        day = writing.day or clock.today()
        period = period_on(writing.style, day).slug
        if (writing.unit, period, day) not in self.templates:
            own = own_template(writing.unit, self.slug, period, day)
            content = bytes(own.content) if own else self.master(writing.style).template()
            self.templates[writing.unit, period, day] = content
        return self.templates[writing.unit, period, day]

    @cached_property
    def templates(self) -> dict[tuple[Any, str, datetime.date], bytes]:
        return {}

    def filled(self, user: Any, subjects: Sequence[Model], writing: Writing) -> PaperValues:
        """All values of the letter, and what its author is told of them."""
        own = self.told(user, subjects, writing)
        return replace(
            own,
            values={**common_values(writing), **own.values},
            empty=(*lacking(writing, numbered=bool(self.genre)), *own.empty),
            unconfirmed=(*unsure(writing), *own.unconfirmed),
        )

    def files(self, user: Any, subject: Model, asked: Mapping[str, Any], *, draft: bool) -> dict[str, bytes]:
        """The letter of the register, of all its records. Raises NotDrawn where one is gone, or where a letter with a
        number would be about others than its draft.
        """
        subjects, writing = self.of_register(user, subject, asked)
        writing = replace(writing, issuing=not draft)
        filled = self.filled(user, subjects, writing)
        if not draft and (why := unlike(asked, filled)):
            raise NotDrawn(why)
        letter = self.drawn(filled.values, writing, draft=draft)
        return letter | self.annexed(user, subjects, writing, draft=draft)

    def changed(self, user: Any, subject: Model, asked: Mapping[str, Any]) -> str:
        """The records may have changed since the draft. Raises NotDrawn where one is gone."""
        subjects, writing = self.of_register(user, subject, asked)
        return unlike(asked, self.told(user, subjects, writing))

    def of_register(
        self, user: Any, subject: Model, asked: Mapping[str, Any]
    ) -> tuple[Sequence[Model], Writing]:
        """The records of a letter of the register, and what was chosen for it. Raises NotDrawn where one is gone."""
        paper, keys = asked["paper"], asked["subjects"]
        subjects = readable_subjects(type(self), keys, user)
        if len(subjects) != len(keys):
            raise NotDrawn(NO_SUBJECT)
        return subjects, Writing.of(self, paper.unit, asked, paper.code, paper.dated)

    def annexed(
        self, user: Any, subjects: Sequence[Model], writing: Writing, *, draft: bool
    ) -> dict[str, bytes]:
        """{format: file} of what goes with the letter."""
        return {}

    def drawn(self, values: Mapping[str, Any], writing: Writing, *, draft: bool) -> dict[str, bytes]:
        """The letter as Word and, made from that very file, as PDF. What cannot be printed is told with its place."""
        try:
            letter = render(self.template(writing), {**values, "du_thao": draft})
            if faults := list(wording_faults(writing.style, lines_of(letter))):
                raise TemplateFaults(faults)
            return {"docx": letter, "pdf": pdf_of(letter)}
        except TemplateFaults as found:
            raise BadParameter(" ".join(found.sentences)) from found


def unlike(asked: Mapping[str, Any], told: PaperValues) -> str:
    """Why a letter is about others than its draft, as a sentence: nobody, more, fewer, or as many but not the same."""
    total, count, drafted = asked["paper"].total, told.total, asked.get("people")
    if total is None or count is None:
        return ""
    if not count:
        return NOBODY_LEFT.format(total=total)
    if total != count:
        return OTHER_COUNT.format(total=total, count=count)
    same = drafted is None or told.people is None or set(drafted) == set(told.people)
    return "" if same else OTHER_PEOPLE.format(count=count)


def common_values(writing: Writing) -> dict[str, Any]:
    """Head, signature, grounds and recipients; what is not known is written by hand."""
    if writing.identity is None:
        head = {"co_quan_cap_tren": "", "co_quan": BLANK, "so": BLANK, "ngay_thang": BLANK}
    else:
        code = writing.code or BLANK
        dated = place_and_date(writing.identity, writing.day)
        head = head_values(head_of(writing.identity, writing.style, writing.issuer, code, dated))
    signature = writing.signature or Signature(BLANK, name=BLANK)
    return {
        **head,
        **signature_values(signature),
        **recipient_values(writing.recipients),
        "can_cu": list(writing.grounds),
        "noi_ban_hanh": writing.name,
        "NOI_BAN_HANH": writing.name.upper(),
    }


def lacking(writing: Writing, *, numbered: bool = True) -> list[str]:
    """What is written by hand since nobody entered it."""
    lacks = {
        NO_IDENTITY: writing.identity is None,
        NO_NUMBER: numbered and not writing.code,
        NO_DAY: writing.day is None,
        NO_SIGNER: writing.signature is None,
    }
    return [words for words, is_so in lacks.items() if is_so]


def unsure(writing: Writing) -> list[str]:
    confirmed = writing.day is None or period_on(writing.style, writing.day).confirmed
    return [] if confirmed else [NOT_CONFIRMED]
