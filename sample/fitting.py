"""Which of the sample's posts a rule of its files means."""

from collections.abc import Mapping
from typing import Any

from office.organisation.models.structure import PostTitle


def fits(rule: Mapping[str, Any], title: PostTitle) -> bool:
    return (
        rule.get("level", title.level) == title.level
        and title.name in rule.get("titles", [title.name])
        and (title.is_leader or not rule.get("leaders"))
    )
