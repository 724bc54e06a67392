"""What a browser says of itself, in words that its user knows."""

import re

UNKNOWN = "Trình duyệt khác"
# The first that is found: most call themselves by the names of others as well.
BROWSERS = [
    ("coc_coc_browser/", "Cốc Cốc"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
]
SYSTEMS = [
    ("Windows NT", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
]


def in_words(agent: str) -> str:
    """“Chrome 128 trên Windows”; nothing of what a stranger may write into it is repeated."""
    name = UNKNOWN
    for mark, called in BROWSERS:
        if found := re.search(rf"{re.escape(mark)}(\d{{1,4}})", agent):
            name = f"{called} {found[1]}"
            break
    system = next((called for mark, called in SYSTEMS if mark in agent), "")
    return f"{name} trên {system}" if system else name
