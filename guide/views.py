"""The guide: its contents, one page a task, and the list of keys; open to everybody who has signed in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guide.keys import KEYS
from guide.screens import screens_for
from guide.topics import BY_SLUG, TOPICS


def contents(request: HttpRequest) -> HttpResponse:
    return render(request, "guide/contents.html", {"topics": TOPICS})


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """A task, step by step; `screens` are the pages that the reader may open, which steps link to."""
    if slug not in BY_SLUG:
        raise Http404
    shown = BY_SLUG[slug]
    context: dict[str, Any] = {"topic": shown, "topics": TOPICS, "screens": screens_for(request.user)}
    return render(request, shown.template, context)


def keys(request: HttpRequest) -> HttpResponse:
    """The keys as a page; for the dialog that `?` opens the list alone."""
    template = "guide/_keys.html" if request.htmx else "guide/keys.html"
    return render(request, template, {"keys": KEYS})
