"""What an app says about a kind of paper: whose number it bears, from what it is drawn up, what stands in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from foundation.core.scope.rows import permission
from foundation.printing.layout import HeadStyle
from office.organisation.models.identity import Issuer

LETTER = ("docx", "pdf")
LIST = ("xlsx", "docx", "pdf")


@dataclass(frozen=True)
class Tag:
    """A field of a letter's template: its name between the braces, what it holds, and how that reads."""

    name: str
    sentence: str
    example: str


@dataclass(frozen=True)
class PaperValues:
    """What stands in a letter, and what its author is told before it is drawn up.

    `values` fill its tags. The remarks are whole sentences: what was filled in, what is left empty, and what nobody
    has confirmed yet. `total` is how many people it is about, `people` the keys of the records that name them;
    `judged` the keys of those of the kind's `judges`: who may not read one of them reads no such paper.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    filled: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    total: int | None = None
    people: tuple[int, ...] | None = None
    judged: tuple[int, ...] = ()


class PaperKind:
    """Subclass `LetterKind` or `ListKind` once per kind of paper and `register` it in the app's package `papers`.

    `genre` is that of the register, `code` stands in the number (QĐ of 318-QĐ/HU), `file_stem` begins the name of its
    files. `heads` are those that it may bear, one a paper; `issuer` says whose number it bears where that is not of
    the state. `from_model` is what the register draws it up from, None for a kind that it does not; `judges` are
    further records, of which it tells one by one. `tags` are the fields of its template, which lists have none of.
    `right` is one that its readers need beside that of the register, in the paper's unit, `taken_by` the action on the
    records that its author needs. `unconfirmed` says what of its shipped words was compared with no real paper.
    """

    slug = ""
    label = ""
    genre = ""
    code = ""
    file_stem = ""
    heads: tuple[HeadStyle, ...] = (HeadStyle.PARTY,)
    issuer: Issuer = Issuer.COMMITTEE
    formats: tuple[str, ...] = LETTER
    from_model: type[Model] | None = None
    judges: type[Model] | None = None
    tags: tuple[Tag, ...] = ()
    right = ""
    unconfirmed = ""
    taken_by = "export"

    @classmethod
    def may_draw_up(cls, user: Any, subject: Model) -> bool:
        """Whether the user may draw up such a paper of the record: who may export it, unless the kind is stricter."""
        return user.may(permission(type(subject), "export"), subject)

    @classmethod
    def kept_from(cls, user: Any) -> QuerySet | None:
        """Records of which the user reads no such paper: it judges them, or a relative; None where it judges nobody.

        One rule for all kinds that inherit it: it asks nothing of the class.
        """
        return None

    def is_of(self, subjects: Sequence[Model]) -> bool:
        """Whether the kind is about such records at all; one that is not is not offered for them."""
        return True

    def refusal(self, subjects: Sequence[Model]) -> str:
        """Why no such paper is drawn up of the records, as a sentence; empty where it is."""
        return ""

    def changed(self, user: Any, subject: Model, asked: Mapping[str, Any]) -> str:
        """Why the paper would not say what its draft put on the register, as a sentence; empty where it would."""
        return ""

    @classmethod
    def issuer_of(cls, head: HeadStyle) -> Issuer:
        """In whose name a paper with that head is issued: one of the state by nobody else."""
        return Issuer.STATE if head == HeadStyle.STATE else Issuer(cls.issuer)

    def issued(self, user: Any, paper: Any) -> None:
        """Write on the records what the paper says of them; called once it is issued."""

    def taken_back(self, paper: Any) -> None:
        """Take back from the records what `issued` wrote: the paper is struck, or was not issued after all."""

    def sampled(self, writing: Any) -> dict[str, bytes]:
        """The paper on invented data in every format, in the layout and with the head of that `Writing`."""
        raise NotImplementedError

    def files(self, user: Any, subject: Model, asked: Mapping[str, Any], *, draft: bool) -> dict[str, bytes]:
        """The paper of the record in every format of the kind; a `draft` says DỰ THẢO."""
        raise NotImplementedError


KINDS: dict[str, type[PaperKind]] = {}
READABLE: dict[type[Model], Callable[[Any], QuerySet]] = {}


def register(kind: type[PaperKind]) -> type[PaperKind]:
    """Make the kind known to the register, the page of templates and the rendering of samples."""
    if kind.slug in KINDS:
        raise ValueError(f"two kinds of paper are named {kind.slug}")
    KINDS[kind.slug] = kind
    return kind


def kinds_from(model: type[Model]) -> list[type[PaperKind]]:
    """The kinds that are drawn up from records of the model, in the order in which they were registered."""
    return [kind for kind in KINDS.values() if kind.from_model is model]


def is_readable(model: type[Model], rows: Callable[[Any], QuerySet]) -> None:
    """Say which records of the model somebody may read papers of, where that is not all they may view."""
    READABLE[model] = rows


def readable_rows(user: Any) -> Iterator[tuple[str, QuerySet]]:
    """(label, records) of every model that papers are about, as far as the user may read papers of them."""
    told_of = (model for kind in KINDS.values() for model in (kind.from_model, kind.judges))
    models = {*filter(None, told_of), *READABLE}
    for model in models:
        rows = READABLE.get(model)
        yield model._meta.label_lower, rows(user) if rows else model.objects.for_user(user)
