"""Which people: serving on a day, under a unit, found by what someone typed."""

import re

from django.db import connections
from django.db.models import Case, F, FilteredRelation, Q, TextField, Value, When
from django.db.models.functions import Cast, Concat, Left, LPad, Replace

from cadre.phones import national, numbers_in
from foundation.core.models import counts_on
from foundation.core.scope.rows import ScopedQuerySet, permission
from foundation.core.text import needle
from foundation.core.typed.texts import clean

# Aliases of `CadreQuerySet.on`.
HELD_NAMES = ("held_title_name", "held_unit_name")
# Up to so many people who are found are asked for by their keys.
MOST_KEYS = 10_000


class CadreQuerySet(ScopedQuerySet):
    def on(self, day):
        """Those who held a main post on the day, with it as `held`, and their `official_order` of that day, which
        begins with `held_unit_key`.

        Narrow them by `held_post`, `held_unit`, `held_level`, `held_leads`, `held_since`, `held_decision` and
        `found_then`: a filter on `held__…` would join the posts once more.
        """
        held = FilteredRelation("posts", condition=Q(posts__main=True) & counts_on(day, "posts__"))
        unit, title = "held__post__unit", "held__post__title"
        of_post = {
            "post": "held__post",
            "unit": unit,
            "level": f"{title}__level",
            "leads": f"{title}__is_leader",
            "since": "held__valid_from",
            "decision": "held__decision_no",
            "title_name": f"{title}__name_fold",
            "unit_name": f"{unit}__name_fold",
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
            .annotate(official_order=order, held_unit_key=F(f"{unit}__official_key"))
        )

    def seen_by(self, user, day, action="view"):
        """`on(day)` for whoever's grants cover, today, the unit of that day's post."""
        scope = user.scope(permission(self.model, action))
        return self.on(day).filter(scope.condition("held_unit")).hidden_from(user, action)

    def found_by(self, text, *, numbers=None):
        """Every word begins one of name, initials, birth year, post or unit.

        `numbers` (of CadrePrivate) are given where the reader may read all these people: then they are found by a
        whole number of these rows and by telephone too.
        """
        rows = self
        if numbers is not None:
            rows, text = self.bearing(text, numbers)
        words = needle(text).split() if text else []
        return rows.beginning(words) if words else rows

    def beginning(self, words):
        """Those in whose text to search a word begins with each of these.

        Who reads everybody has rare words looked up in the index; by the keys the planner knows how many they are.
        Else they stand in a CASE, of which it expects half: of LIKE it would guess by the letters; then people are
        `found_widely`.
        """
        if (keys := keys_found("cadre_found", words, self.db)) is not None:
            return self.filter(now__among=keys)
        every = Q(*(Q(now__search_text__contains=f" {word}") for word in words))
        return self.alias(found_widely=Value(True)).filter(Case(When(every, then=True), default=False))

    def bearing(self, text, numbers):
        """Those who bear every number in the text, a telephone number also in part; and what else was typed."""
        rows = self.alias(phone_digits=Replace("phone", Value(" "), Value("")))
        for digits, typed in numbers_in(text):
            bearers = numbers.filter(Q(citizen_id=digits) | Q(party_card_no=digits))
            if (keys := keys_found("cadre_phoned", national(digits), self.db)) is not None:
                rows = rows.filter(now__among=[*keys, *bearers.values_list("cadre", flat=True)])
            else:
                phoned = Q(phone_digits__contains=national(digits))
                rows = rows.filter(phoned | Q(pk__in=bearers.values("cadre")))
            text = text.replace(typed, " ", 1)
        return rows, clean(text)

    def found_then(self, text, *, places=HELD_NAMES):
        """The twin of `found_by` for another day than today: every word begins one of name, initials, birth year, or
        of what `places` name: title and unit of that day's post, of `on(day)`. Numbers have no days, so none is asked.
        """
        rows = self.alias(birth_year=Left(Cast("birth", TextField()), 4))
        for word in needle(text).split():
            match = Q(birth_year__startswith=word) | Q(name_fold__regex=beginning_with_initials(word))
            for place in ("name_fold", *places):
                match |= Q(**{f"{place}__startswith": word}) | Q(**{f"{place}__contains": f" {word}"})
            rows = rows.filter(match)
        return rows


def keys_found(function, sought, server):
    """Keys of those whom an index finds; None where they are many, or where the reader does not read everybody."""
    with connections[server].cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [sought, MOST_KEYS])
        return cursor.fetchone()[0]


def beginning_with_initials(letters):
    """Pattern of a name whose first words begin with the letters, one each."""
    return "^" + r"\S* +".join(re.escape(letter) for letter in letters)
