"""The search box of the bar: answers while one types; sent, it opens the one hit or the list of many."""

import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from cadre.models.people import Cadre
from finding.groups import HitGroup, SearchQuestion
from finding.people import PEOPLE, people
from finding.places import planning_lists, posts, units
from finding.screens import screens
from foundation.core import clock
from foundation.core.context import as_of
from foundation.core.parameters import BadParameter, read_day
from foundation.core.scope.rows import permission
from foundation.core.typed.texts import NUL, NUL_REFUSED, clean
from foundation.lists import search

KINDS = [people, units, posts, planning_lists, screens]
# One letter finds half of everybody.
SHORTEST, LONGEST = 2, 200


class FindPage(View):
    """What is typed is posted; a page of results that has an address holds its key (lists.search)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        key = request.GET.get("q", "")
        text = search.recall(request.user, key)
        if key and not text:
            raise BadParameter(search.why_gone())
        return self.results(request, self.question(text, as_of(request)), "finding/results.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        asked = self.question(typed(request), read_day(request.POST.get("as_of", "")) or clock.today())
        if request.htmx:
            return self.results(request, asked, "finding/_found.html")
        return redirect(self.destination(asked))

    def question(self, text: str, day: datetime.date) -> SearchQuestion:
        user = self.request.user

        def list_of(page: str = "cadre-list", **more: str) -> str:
            """The key is made where a link is drawn, not for every letter typed."""
            day_asked = "" if day == clock.today() else f"{day:%d/%m/%Y}"
            query = {"q": search.remember(user, text), **more, "as_of": day_asked}
            query = urlencode({name: value for name, value in query.items() if value})
            return f"{reverse(page)}?{query}" if query else reverse(page)

        return SearchQuestion(user, text, day, list_of)

    def results(self, request: HttpRequest, asked: SearchQuestion, template: str) -> HttpResponse:
        groups = answer(asked)
        total = sum(group.count for group in groups)
        return render(request, template, {"groups": groups, "total": total, "typed": asked.text})

    def destination(self, asked: SearchQuestion) -> str:
        """The one hit; else the list of people, or all that was found where it is nobody."""
        groups = answer(asked)
        if sum(group.count for group in groups) == 1:
            return groups[0].hits[0].url
        reads_people = self.request.user.has_perm(permission(Cadre, "view"))
        others_alone = groups and PEOPLE not in [group.title for group in groups]
        return asked.list_of() if reads_people and not others_alone else asked.list_of("find")


def typed(request: HttpRequest) -> str:
    text = request.POST.get("q", "")
    if NUL in text:
        raise BadParameter(NUL_REFUSED)
    return clean(text)[:LONGEST]


def answer(asked: SearchQuestion) -> list[HitGroup]:
    """The kinds with a hit; first those of which a hit is called as was typed. The same queries for any number."""
    if len(asked.folded) < SHORTEST:
        return []
    groups = [group for group in (kind(asked) for kind in KINDS) if group.count]
    return sorted(groups, key=lambda group: not group.names(asked.folded))
