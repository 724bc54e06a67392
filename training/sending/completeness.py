"""How many of the asked papers of a person came in."""

from collections.abc import Sequence


def here(items: Sequence[str], papers: Sequence[str]) -> int:
    return sum(item in papers for item in items)


def lacking(items: Sequence[str], papers: Sequence[str]) -> list[str]:
    return [item for item in items if item not in papers]


def told(items: Sequence[str], papers: Sequence[str]) -> str:
    """“4/5”; empty where nothing is asked."""
    return f"{here(items, papers)}/{len(items)}" if items else ""
