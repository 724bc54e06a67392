"""Whether a manifest was written by this installation: whoever knows the public key alone can encrypt, not seal."""

import json
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac

SEAL = "seal"
PURPOSE = "upkeep.backups.manifest"


def sealed(manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest with its seal, over all that it says and the order in which it says it."""
    return {**manifest, SEAL: seal_of(json.loads(json.dumps(manifest)))}


def is_ours(manifest: dict[str, Any]) -> bool:
    said = {name: value for name, value in manifest.items() if name != SEAL}
    return constant_time_compare(str(manifest.get(SEAL, "")), seal_of(said))


def seal_of(said: dict[str, Any]) -> str:
    return salted_hmac(PURPOSE, json.dumps(said), algorithm="sha256").hexdigest()
