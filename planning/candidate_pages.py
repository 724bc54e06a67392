"""Who can be put on a list: people found by what was typed."""

from django.shortcuts import render
from django.views import generic

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from foundation.core.typed.texts import clean
from planning.gravity import gravest
from planning.judging import candidate_findings
from planning.list_pages import OfList
from planning.lists import own_targets
from planning.models import PlanningEntry
from planning.secrecy import is_open_list

CANDIDATES = 8


class CandidatesPage(OfList, generic.View):
    """People found by what was typed, to be added to the list; answers htmx and plain forms alike."""

    action = "add"

    def post(self, request, *args, **kwargs):
        typed = clean(request.POST.get("candidate", ""))[:100]
        targets = list(filter(is_open_list, own_targets(request.user, self.planning_list)))
        people = (
            Cadre.objects.for_user(request.user).filter(now__status="serving")
            if typed
            else Cadre.objects.none()
        )
        people = people.found_by(typed).exclude(pk__in=conflicted_cadres(request.user))
        people = people.select_related("now__unit", "now__held__post__title")
        found = list(people.order_by("now__official_key", "pk")[:CANDIDATES])
        listed = {(line.entry.cadre_id, line.entry.target_id) for line in self.planning_list.everybody}
        for cadre in found:
            cadre.choices = [target for target in targets if (cadre.pk, target.pk) not in listed]
            cadre.choices.sort(key=lambda target: target.post.unit_id != cadre.now.unit_id)
            if cadre.choices:
                cadre.at_home = cadre.choices[0].post.unit_id == cadre.now.unit_id
        self.judge([cadre for cadre in found if cadre.choices])
        context = {"people": found, "typed": typed, "on": request.POST.get("on", "")[:10], **self.kwargs}
        return render(request, "planning/_candidates.html", context)

    def judge(self, people):
        """Give each the finding that decides, for the title that is offered first."""
        entries = [PlanningEntry(cadre=cadre, target=cadre.choices[0]) for cadre in people]
        findings = candidate_findings(entries, self.day, self.request.user)
        for cadre, found in zip(people, findings, strict=True):
            cadre.finding = gravest(found)
