"""Pages of the program by what was typed; only those that the reader may open."""

from finding.groups import Hit, HitGroup, SearchQuestion, begins_words
from foundation.core.text import fold_name
from guide.screens import screens_for

SHOWN = 5


def screens(asked: SearchQuestion) -> HitGroup:
    """No query."""
    found = [
        Hit(screen.label, screen.url, "trang", screen.icon)
        for screen in screens_for(asked.user).values()
        if any(begins_words(fold_name(name), asked.folded) for name in screen.names)
    ]
    return HitGroup("Trang của chương trình", len(found), found[:SHOWN])
