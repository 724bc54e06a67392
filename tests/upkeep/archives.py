"""Archives that a test makes by itself."""

from django.test import override_settings

from upkeep.backups import archive
from upkeep.backups.archive import Packed, PackedPart
from upkeep.backups.keys import recipient
from upkeep.backups.restoring import NAMED


def packed(path, name="files/a/b.bin", dump=b"garbage", **manifest):
    """A whole archive with one file, whose dump PostgreSQL cannot read."""
    told = {**dict.fromkeys(NAMED, {}), "postgres": "18.6", **manifest}
    parts = [PackedPart(name, 3, [b"abc"]), PackedPart("database/000000", len(dump), [dump])]
    archive.write(Packed(parts, lambda: told), path, recipient())
    return path


def packed_elsewhere(path, **told):
    """As somebody makes it who knows the public key, and has not our secret one."""
    with override_settings(SECRET_KEY="of somebody else"):
        return packed(path, **told)
