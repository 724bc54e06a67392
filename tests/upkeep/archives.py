"""Archives that a test makes by itself."""

from upkeep.backups import archive
from upkeep.backups.archive import Packed, PackedPart
from upkeep.backups.keys import recipient
from upkeep.backups.restoring import NAMED


def packed(path, name="files/a/b.bin", **manifest):
    """A whole archive with one file, whose dump PostgreSQL cannot read."""
    told = {**dict.fromkeys(NAMED, {}), "postgres": "18.6", **manifest}
    parts = [PackedPart(name, 3, [b"abc"]), PackedPart("database/000000", 7, [b"garbage"])]
    archive.write(Packed(parts, lambda: told), path, recipient())
    return path
