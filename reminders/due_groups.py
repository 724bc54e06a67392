"""Quá hạn, hôm nay, trong tuần, sau đó: how near a due day is, in the words of the office."""

import datetime

from django.db.models import Count, Q, TextChoices


class DueGroup(TextChoices):
    OVERDUE = "overdue", "Quá hạn"
    TODAY = "today", "Hôm nay"
    WEEK = "week", "Trong tuần"
    LATER = "later", "Sau đó"


def sunday(today):
    return today + datetime.timedelta(days=6 - today.weekday())


def group_of(due_on, today):
    if due_on < today:
        return DueGroup.OVERDUE
    if due_on == today:
        return DueGroup.TODAY
    return DueGroup.WEEK if due_on <= sunday(today) else DueGroup.LATER


def in_group(group, today):
    """Condition that a duty is due as the group says."""
    return {
        DueGroup.OVERDUE: Q(due_on__lt=today),
        DueGroup.TODAY: Q(due_on=today),
        DueGroup.WEEK: Q(due_on__gt=today, due_on__lte=sunday(today)),
        DueGroup.LATER: Q(due_on__gt=sunday(today)),
    }[group]


def counted(duties, today):
    """Number of duties in every group, in one query."""
    counts = {str(group): Count("pk", filter=in_group(group, today)) for group in DueGroup}
    found = duties.order_by().aggregate(**counts)
    return {group: found[str(group)] for group in DueGroup}


def when_due(due_on, today, working):
    if due_on == today:
        return "Hôm nay"
    days, caveat = working.between(today, due_on), working.caveat(today, due_on)
    words = f"Còn {days} ngày (làm việc)" if due_on > today else f"Quá hạn {-days} ngày (làm việc)"
    return f"{words}, {caveat}" if caveat else words
