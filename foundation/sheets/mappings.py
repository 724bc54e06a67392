"""The match of columns that a unit's officers asked to keep, found again by the same headings."""

import hashlib

from foundation.sheets.headings import Heading
from foundation.sheets.matching import path_key, remember
from foundation.sheets.models import ColumnMemory


def signature(heading: Heading):
    labels = sorted(path_key(path) for path in heading.paths if path)
    return hashlib.sha256("\n".join(labels).encode()).hexdigest()


def home_of(user):
    """The unit whose memory the user shares: that of the first grant."""
    return user.current_grants[0].unit if user.current_grants else None


def recalled(user, kind):
    """A function from a heading to its remembered match, empty if there is none."""
    home = home_of(user)
    kept = ColumnMemory.objects.filter(unit_key=home.pk if home else None, kind=kind.slug)
    by_signature = dict(kept.values_list("signature", "columns"))
    return lambda heading: by_signature.get(signature(heading), {})


def keep(user, kind, reads):
    home = home_of(user)
    ColumnMemory.objects.bulk_create(
        [
            ColumnMemory(
                unit_key=home.pk,
                kind=kind.slug,
                signature=signature(read.table.heading),
                columns=remember(read.table.matches),
            )
            for read in reads
        ],
        update_conflicts=True,
        unique_fields=["unit_key", "kind", "signature"],
        update_fields=["columns"],
    )
