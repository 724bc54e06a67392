"""Which people: serving on a day, under a unit, found by what someone typed."""

import re

from django.db.models import F, FilteredRelation, Q, TextField, Value
from django.db.models.functions import Cast, Concat, LPad

from foundation.core.models import counts_on
from foundation.core.scope.rows import ScopedQuerySet, permission
from foundation.core.text import fold


class CadreQuerySet(ScopedQuerySet):
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

    def seen_by(self, user, day, action="view"):
        """`on(day)` for whoever's grants cover, today, the unit of that day's post."""
        scope = user.scope(permission(self.model, action))
        return self.on(day).filter(scope.condition("held_unit")).hidden_from(user, action)

    def found_by(self, text, *, numbers=None):
        """Every word begins one of name, initials, birth year, post or unit, or is a whole number of the given rows."""
        rows = self
        for word in fold(text).split():
            match = Q(now__search_text__contains=f" {word}")
            if numbers is not None and re.fullmatch(r"\d{8}|\d{12}", word):
                bearers = numbers.filter(Q(citizen_id=word) | Q(party_card_no=word))
                match |= Q(pk__in=bearers.values("cadre"))
            rows = rows.filter(match)
        return rows
