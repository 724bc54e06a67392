"""Quá hạn, hôm nay, trong tuần, sau đó: how near a due day is, in the words of the office."""

import datetime

from django.db.models import Count, Q, TextChoices


class Group(TextChoices):
    OVERDUE = "overdue", "Quá hạn"
    TODAY = "today", "Hôm nay"
    WEEK = "week", "Trong tuần"
    LATER = "later", "Sau đó"


def sunday(today):
    return today + datetime.timedelta(days=6 - today.weekday())


def group_of(due_on, today):
    if due_on < today:
        return Group.OVERDUE
    if due_on == today:
        return Group.TODAY
    return Group.WEEK if due_on <= sunday(today) else Group.LATER


def counted(duties, today):
    """Number of duties in every group, in one query."""
    when = {
        Group.OVERDUE: Q(due_on__lt=today),
        Group.TODAY: Q(due_on=today),
        Group.WEEK: Q(due_on__gt=today, due_on__lte=sunday(today)),
        Group.LATER: Q(due_on__gt=sunday(today)),
    }
    counts = {str(group): Count("pk", filter=condition) for group, condition in when.items()}
    found = duties.order_by().aggregate(**counts)
    return {group: found[str(group)] for group in Group}


def when_due(due_on, today, working):
    if due_on == today:
        return "Hôm nay"
    days = working.between(today, due_on)
    return f"Còn {days} ngày (làm việc)" if due_on > today else f"Quá hạn {-days} ngày (làm việc)"
