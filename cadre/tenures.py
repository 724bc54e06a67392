"""How the posts of one person follow one another in time, on rows already loaded; nothing is saved here."""

from datetime import timedelta

from foundation.core.dates import PartialDate


def certain_from(held):
    """The first day that certainly belongs to the tenure: its beginning, or the day its source speaks of."""
    return held.valid_from.first_day if held.valid_from else held.known_on


def ended_by(held, day):
    return held.valid_to is not None and held.valid_to.first_day <= day


def rivals(held, others):
    """The tenures that cannot overlap with this one: all main ones, or those of the same further post.

    A tenure that was loaded twice is no rival of itself.
    """
    others = [other for other in others if not is_same(other, held) and other.main == held.main]
    return others if held.main else [other for other in others if other.post == held.post]


def is_same(one, other):
    return one is other or (one.pk is not None and one.pk == other.pk)


def make_room(new, others):
    """End the open tenure that the new one replaces, and the new one before the next; returns those ended.

    Two that begin on one day by their dates are left to the constraints of the database.
    """
    start, ended = certain_from(new), []
    for other in rivals(new, others):
        began = certain_from(other)
        if began > start and not ended_by(new, began):
            new.valid_to = PartialDate.from_date(began)
        elif began <= start and not ended_by(other, start) and not (other.valid_from and began == start):
            end(other, new.valid_from or PartialDate.from_date(start))
            ended.append(other)
    return ended


def end(held, on):
    """End a tenure; what a source said of that very day can only have held until the day before."""
    held.valid_to = on
    if held.valid_from is None and held.known_on >= on.first_day:
        held.known_on = on.first_day - timedelta(days=1)


def begin_together(new, others):
    """The tenure that begins by its date on the very day the new one is known for, or None."""
    same_day = (
        other
        for other in rivals(new, others)
        if other.valid_from and certain_from(other) == certain_from(new)
    )
    return next((other for other in same_day if not ended_by(other, certain_from(new))), None)


def held_on(day, others):
    """The main tenure that certainly covers the day, or None."""
    return next(
        (held for held in others if held.main and certain_from(held) <= day and not ended_by(held, day)), None
    )
