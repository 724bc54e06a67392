"""The sheets of the structure that can be brought in."""

from foundation.sheets.kinds import register
from office.organisation.imports.title_ranks import TitleRanksKind

register(TitleRanksKind)
