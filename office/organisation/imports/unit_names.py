"""Names of units as offices shorten them: written out for comparing, and which known unit a name comes near to."""

import difflib
import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

from foundation.sheets.cells import folded_words

# What may stand at the beginning for more than one word.
BEGINNINGS = {
    "p": ("phong", "phuong"),
    "tt": ("thi tran", "trung tam"),
    "x": ("xa",),
    "h": ("huyen",),
    "ca": ("cong an",),
    "tr": ("truong",),
}
ANYWHERE = {
    "vp": "van phong",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ubkt": "uy ban kiem tra",
    "mttq": "mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc",
    "btc": "ban to chuc",
    "btg": "ban tuyen giao",
    "bdv": "ban dan van",
    "hu": "huyen uy",
    "ldld": "lien doan lao dong",
    "lhpn": "lien hiep phu nu",
    "ccb": "cuu chien binh",
    "ld tb xh": "lao dong thuong binh xa hoi",
    "ldtbxh": "lao dong thuong binh xa hoi",
    "gd dt": "giao duc dao tao",
    "tn mt": "tai nguyen moi truong",
    "tnmt": "tai nguyen moi truong",
    "nn ptnt": "nong nghiep phat trien nong thon",
    "tc kh": "tai chinh ke hoach",
    "kt ht": "kinh te ha tang",
    "vh tt": "van hoa thong tin",
    "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong",
}
SHORT = re.compile(rf"\b(?:{'|'.join(sorted(ANYWHERE, key=len, reverse=True))})\b")
AND = re.compile(r"\bva\b ?")
# The bodies of a unit, whose people a sheet may place in the unit itself.
BODIES = ("uy ban nhan dan ", "hoi dong nhan dan ", "dang uy ")
LEVELS = frozenset({"tinh", "huyen", "thi", "xa", "tran", "phuong"})
VERY_LIKE = 0.9


@lru_cache(maxsize=5000)
def written_out(name: str) -> frozenset[str]:
    """The folded name in all ways in which its shortened words can be meant."""
    words = AND.sub("", SHORT.sub(lambda short: ANYWHERE[short.group()], folded_words(name))).strip()
    body = next((body for body in BODIES if words.startswith(body)), "")
    first, _, rest = words.removeprefix(body).partition(" ")
    begun = [f"{body}{start} {rest}" for start in BEGINNINGS.get(first, ())] if rest else []
    return frozenset(begun or [words]) - {""}


def near_unit(name: str, units: Iterable[Any], around: str) -> Any | None:
    """The unit that the name may well mean; `around` names the unit that both lie in."""
    idle = LEVELS | set(folded_words(around).split())
    likely = ((_nearness(name, unit.name, idle), unit) for unit in units)
    sure, unit = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    return unit if sure >= VERY_LIKE else None


def _nearness(name: str, other: str, idle: Collection[str]) -> float:
    return max(
        (_alike(text, wanted, idle) for text in written_out(name) for wanted in written_out(other)),
        default=0.0,
    )


def _alike(text: str, wanted: str, idle: Collection[str]) -> float:
    """1 for the same words in any order, and where only words that tell nothing stand behind or a body before."""
    if sorted(text.split()) == sorted(wanted.split()) or any(text == body + wanted for body in BODIES):
        return 1.0
    longer, shorter = sorted((text, wanted), key=len, reverse=True)
    if longer.startswith(f"{shorter} "):
        return 0.95 if set(longer[len(shorter) :].split()) <= idle else 0.0
    if re.findall(r"\d+", text) != re.findall(r"\d+", wanted):
        return 0.0
    return difflib.SequenceMatcher(None, text, wanted).ratio()
