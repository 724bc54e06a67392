"""What leaves the office of the sample, by every way there is: files, prints, letters, slips, forms, answers."""

import io
import re
import zipfile
from contextlib import suppress
from itertools import chain

from django.urls import NoReverseMatch, get_resolver, reverse

from cadre.models.people import Cadre
from cadre.papers.slip import PersonOnPaper, profile, slip
from foundation.core import clock
from foundation.printing.layout import HeadStyle
from foundation.sheets.filling.lists import LISTS
from office.organisation.models.identity import identity_on
from office.organisation.models.users import User
from office.organisation.outside import HARSH, NOT_ENSURED
from office.papers.kinds import kinds_from
from office.papers.letters import Writing
from planning.models import PlanningTarget, ReviewList

# On a page what is not printed: words for inside, choices of filters, what a mouse shows.
UNPRINTED = re.compile(
    r'<span class="words-inside">.*?</span>|<select.*?</select>| title="[^"]*"| aria-label="[^"]*"|<script.*?</script>',
    re.DOTALL,
)


def nothing_harsh_leaves(client):
    """No verdict is told outside as it is inside; that there are such verdicts is seen by their mild words."""
    user = User.objects.get(username="lanhdaobtc")
    client.force_login(user)
    told = dict(chain(lists_told(client), papers_told(user), answers_told(client)))
    assert {way for way, text in told.items() if HARSH.search(text)} == set()
    mild = {way for way, text in told.items() if NOT_ENSURED.lower() in text.lower()}
    assert {way.partition(" ")[0] for way in mild} >= {"file", "print", "slip", "answer"}


def one_of_each_list():
    lists = ("term_id", "post__title_id")
    return PlanningTarget.objects.order_by(*lists).distinct(*lists).select_related("post__unit")


def lists_told(client):
    """Every list as a file and as it is printed, planning lists with all their columns."""
    addresses = {name: address for name in get_resolver().reverse_dict if (address := address_of(name))}
    columns = "&columns=".join(["", "left", "conclusion", "sentence", "changes", "news", "status"])
    for target in one_of_each_list():
        place = reverse("planning-list", args=[target.term_id, target.post.title_id])
        addresses[f"planning-list {target}"] = f"{place}?verdict=KĐ&check=time_left{columns}"
    for review in ReviewList.objects.filter(decided_by="higher"):
        place = reverse("review-difference", args=[review.campaign_id])
        addresses[f"review-difference {review}"] = f"{place}?review={review.pk}"
    for name, address in addresses.items():
        and_ = "&" if "?" in address else "?"
        file = client.get(f"{address}{and_}format=xlsx")
        if file.streaming:
            yield f"file {name}", text_of_file(b"".join(file.streaming_content))
            page = client.get(f"{address}{and_}print=1")
            yield f"print {name}", UNPRINTED.sub("", page.content.decode())


def address_of(name):
    """The address of a list that stands for itself; empty for others."""
    with suppress(NoReverseMatch):
        return reverse(name) if isinstance(name, str) and name.endswith("-list") else ""
    return ""


def text_of_file(content):
    """All that a workbook or a Word file says, as its parts hold it."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


def papers_told(user):
    """Letters about the lists, and papers about people who do not meet a condition of their list."""
    targets = list(one_of_each_list())
    for kind in kinds_from(PlanningTarget):
        for target in targets:
            identity = identity_on(target.post.unit, clock.today())
            writing = Writing(identity, HeadStyle.PARTY, kind.issuer)
            yield f"letter {kind.slug} {target}", str(kind().filled(user, [target], writing))
    for cadre in Cadre.objects.filter(full_name__in=("Lộc Văn Quý", "Triệu Ngọc Hải")):
        for drawn in (slip, profile):
            yield f"{drawn.__name__} {cadre.pk}", str(drawn(PersonOnPaper.of(user, cadre, clock.today())))
    for kind in LISTS.values():
        for choice in kind.choices(user, clock.today())[:2]:
            rows = kind(user, choice, clock.today()).rows()
            yield f"form {kind.slug} {choice.key}", str(rows)


def answers_told(client):
    """What the telephone is told of a list, as it is printed."""
    for target in one_of_each_list():
        asked = {"list": f"{target.term_id}-{target.post.title_id}"}
        answer = client.get(reverse("ask-answer", args=["planned"]), asked)
        yield f"answer {target}", UNPRINTED.sub("", answer.content.decode())
