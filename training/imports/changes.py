"""What a row changes on a class or an enrolment: what it leaves blank stays, and so does what is known better."""

from django.utils.text import capfirst

from foundation.core.dates import PartialDate
from foundation.core.figures import shown
from foundation.sheets.kinds import Change


def change(record, values):
    """Put the values on the record; returns the changes as people read them."""
    changes = []
    for name, value in values.items():
        old = getattr(record, name, None)
        if value in (None, "") or value == old or coarser(value, old):
            continue
        field = type(record)._meta.get_field(name)
        label = str(field.verbose_name)
        changes.append(Change(capfirst(label), said(field, old), said(field, value)))
        setattr(record, name, value)
    return changes


def coarser(value, old):
    return isinstance(value, PartialDate) and old is not None and value.covers(old)


def said(field, value):
    """A value as people read it."""
    return str(dict(field.flatchoices)[value]) if value and field.flatchoices else shown(value)
