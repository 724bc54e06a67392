"""How someone opens a page of planning, and does an act there."""

import re

from django.urls import reverse

# What must be looked at before a decision where no rule is confirmed.
REVIEWED = ["time_left:QĐCXN"]


PRINTED = re.compile(r'<span class="words-inside">(.*?)</span><span class="print-inline">.*?</span>')


def on_screen(html):
    """The page without what is printed in place of words of its own."""
    return PRINTED.sub(r"\1", html)


def page(client, user, address, **query):
    client.force_login(user)
    return client.get(address, query)


def ids(planned):
    return [planned.target.term_id, planned.target.post.title_id]


def do(client, entry, act, *, follow=True, **asked):
    """Post an act on an entry as its page or button does, with the state that is shown."""
    data = {"state": entry.status, **asked}
    return client.post(reverse(f"planningentry-{act}", args=[entry.pk]), data, follow=follow)


def undo(client, entry):
    """Take back the last step that stands."""
    step = entry.steps.standing().order_by("on", "pk").last()
    return client.post(reverse("planningentry-undo", args=[entry.pk, step.pk]), follow=True)
