"""Which title the words of a paper mean: it only gives a line its place within the unit."""

from datetime import date

from foundation.sheets.cells import folded_words
from office.organisation.models.structure import PostTitle


class Titles:
    """All titles of posts by level and name, asked once."""

    def __init__(self):
        self.by_name = {}
        for title in PostTitle.objects.filter(kind=PostTitle.Kind.POST):
            for name in [title.name, *title.aliases]:
                self.by_name.setdefault((title.level, folded_words(name)), title)

    def of(self, words, unit, year):
        """The title, or None: of the whole text, else of a part beside memberships, with or without the unit.

        It is one of the level on which the unit stood at the end of the year.
        """
        level = unit.level_on(date(year, 12, 31))
        for part in [words, *reversed(words.split(","))]:
            folded = folded_words(part)
            for text in (folded, folded.removesuffix(f" {folded_words(unit.name)}")):
                if title := self.by_name.get((level, text)):
                    return title
        return None
