"""The match of columns that a unit's officers asked to keep, found again by the same headings."""

import hashlib
from collections.abc import Callable, Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model

from foundation.sheets.headings import Heading
from foundation.sheets.kinds import SheetKind
from foundation.sheets.matching import ORDINAL, path_key, remember
from foundation.sheets.memories import ColumnMemory
from foundation.sheets.pipeline import ReadSheet


def signature(heading: Heading) -> str:
    """The hash by which the same headings, in any order, are known again."""
    labels = sorted(path_key(path) for path in heading.paths if path)
    return hashlib.sha256("\n".join(labels).encode()).hexdigest()


def home_of(user: AbstractBaseUser) -> Model | None:
    """The unit whose memory the user shares: that of their first grant; None without a grant."""
    return user.current_grants[0].unit if user.current_grants else None


def recalled(user: AbstractBaseUser, kind: type[SheetKind]) -> Callable[[Heading], dict[str, str | None]]:
    """A function that returns the remembered {`path_key`: key} of a heading, empty if there is none."""
    home = home_of(user)
    kept = ColumnMemory.objects.filter(unit_key=home.pk if home else None, kind=kind.slug)
    by_signature = dict(kept.values_list("signature", "columns"))
    return lambda heading: by_signature.get(signature(heading), {})


def keep(user: AbstractBaseUser, kind: type[SheetKind], reads: Iterable[ReadSheet]) -> None:
    """Remember the matches of these sheets for the unit of the user, who must have a grant."""
    home = home_of(user)
    ColumnMemory.objects.bulk_create(
        [
            ColumnMemory(
                unit_key=home.pk,
                kind=kind.slug,
                signature=signature(read.table.heading),
                columns=remember(read.table.matches),
                headings=headings(read),
            )
            for read in reads
        ],
        update_conflicts=True,
        unique_fields=["unit_key", "kind", "signature"],
        update_fields=["columns", "headings", "kept_at"],
    )


def headings(read: ReadSheet) -> list[list[str | None]]:
    """[heading, key of its column or None] as the sheet has them, without the one of ordinals."""
    named = (match for match in read.table.matches if match.path and match.key != ORDINAL.key)
    return [[read.table.heading.label(match.index), match.key] for match in named]
