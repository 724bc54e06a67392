"""Which people: serving on a day, under a unit, found by what someone typed."""

import re

from django.db.models import F, FilteredRelation, Q, TextField, Value
from django.db.models.functions import Cast, Concat, LPad

from cadre.models.conflicts import conflicted_cadres
from foundation.core.models import ScopedQuerySet, counts_on, permission
from foundation.core.text import fold

READING = ("view", "export", "import")


class CadreQuerySet(ScopedQuerySet):
    def for_user(self, user, action="view"):
        """Nobody writes about themselves or a relative; an import finds them, and refuses the row by itself."""
        rows = super().for_user(user, action)
        return rows if action in READING else rows.exclude(pk__in=conflicted_cadres(user))

    def hides(self, user, row):
        return row.pk in conflicted_cadres(user)

    def on(self, day):
        """Those who held a main post on the day, with it as `held`, in `official_order` of that day.

        Narrow them by `held_post`, `held_unit`, `held_level` and `held_leads`: a filter on `held__…` would join the
        posts once more.
        """
        held = FilteredRelation("posts", condition=Q(posts__main=True) & counts_on(day, "posts__"))
        unit, title = "held__post__unit", "held__post__title"
        of_post = {
            "post": "held__post",
            "unit": unit,
            "level": f"{title}__level",
            "leads": f"{title}__is_leader",
        }
        order = Concat(
            f"{unit}__official_key",
            Value(" "),
            LPad(Cast(f"{title}__order", TextField()), 5, Value("0")),
            Value(" "),
            "sort_key",
            output_field=TextField(),
        )
        named = {f"held_{name}": F(path) for name, path in of_post.items()}
        return (
            self.annotate(held=held)
            .alias(**named)
            .filter(held_post__isnull=False)
            .annotate(official_order=order)
        )

    def seen_by(self, user, day):
        """`on(day)` for whoever's grants cover, today, the unit of that day's post."""
        units = user.units_with(permission(self.model, "view"))
        return self.on(day).filter(held_unit__in=units).hidden_from(user)

    def found_by(self, text, *, numbers=False):
        """Every word begins one of name, initials, birth year, post or unit; whole numbers if allowed."""
        rows = self
        for word in fold(text).split():
            match = Q(now__search_text__contains=f" {word}")
            if numbers and re.fullmatch(r"\d{8}|\d{12}", word):
                match |= Q(private__citizen_id=word) | Q(private__party_card_no=word)
            rows = rows.filter(match)
        return rows
