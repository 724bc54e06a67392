"""The left column of a person's page: the lines of the office's own summary (phiếu tóm tắt), of one day."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Exists, Q
from django.utils.safestring import SafeString

from cadre.ages import age_on
from cadre.brought import FACTS, Asked, PersonFact
from cadre.faults import RETIREMENT
from cadre.models.conflicts import Account, conflicted_cadres
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre
from cadre.party import PartyStatus, party_status
from cadre.retirement import Retirements
from foundation.core.forms import ScopedForm
from foundation.core.scope.rows import OTHERS_ACT, permission, unit_key
from office.organisation.linked import linked
from office.organisation.models.structure import PostManagement

# Fields that have a place of their own among the lines; the others follow them where something was entered.
PLACED = {"full_name", "birth", "sex", "ethnic_group", "home_town", "phone"}
PLACED |= {"party_joined_on", "party_official_on", *RETIREMENT}
SHORT = {
    Qualification.Kind.DEGREE: "Chuyên môn",
    Qualification.Kind.STATE: "QLNN",
    Qualification.Kind.THEORY: "LLCT",
    Qualification.Kind.LANGUAGE: "Ngoại ngữ",
}
# Told where something was recorded.
TOLD_IF_KNOWN = {Qualification.Kind.DEFENCE: "QPAN"}


def summary_of(
    asked: Asked, cadre: Cadre, posts: Sequence[PostHeld], got: Iterable[Qualification]
) -> dict[str, Any]:
    """What templates/cadre/_summary.html draws beside the person's own fields; `posts` are all that were held, `got`
    all that was learned, each knowing whether it counts on the day (`FactQuerySet.told_on`).
    """
    day = asked.day
    held = [each for each in posts if each.counts]
    main = next((each for each in held if each.main), None)
    party = party_status(cadre.party_joined_on, cadre.party_official_on, day)
    return {
        "day": day,
        "age": age_on(cadre.birth, day),
        "main": main,
        "further": list(labelled(each for each in held if each is not main)),
        "authority": authority_of(main, day),
        "party": "" if party in (PartyStatus.FULL, PartyStatus.NONE) else party.label,
        "levels": list(highest(got)),
        "retirement": Retirements(day).of(cadre),
        "brought": list(brought(asked, cadre)),
    }


def labelled(further: Iterable[PostHeld]) -> Iterator[tuple[str, PostHeld]]:
    """(label, post) of the posts beside the main one: no second seat stands under the same label as the first."""
    seats = 0
    for held in further:
        seats += bool(held.post.body)
        yield ("Kiêm nhiệm" if not held.post.body else "Cấp ủy (kiêm)" if seats > 1 else "Cấp ủy"), held


def authority_of(held: PostHeld | None, day: datetime.date) -> str:
    """Who manages the post on the day (diện quản lý)."""
    if held is None:
        return ""
    rows = PostManagement.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)
    return rows.filter(post=held.post_id).values_list("authority__name", flat=True).first() or ""


def highest(got: Iterable[Qualification]) -> Iterator[tuple[str, Qualification | None]]:
    """(kind, the highest that counts) of the kinds that the office asks for, then of those known beside them."""
    found = {}
    for each in got:
        if each.counts:
            found.setdefault(each.kind, each)
    yield from ((label, found.get(kind)) for kind, label in SHORT.items())
    yield from ((label, found[kind]) for kind, label in TOLD_IF_KNOWN.items() if kind in found)


def brought(asked: Asked, cadre: Cadre) -> Iterator[tuple[str, SafeString | str]]:
    """(label, value) of what apps above tell, in their order; what judges the reader or a relative is not told."""
    user = asked.user
    hidden = cadre.pk in conflicted_cadres(user)
    facts = [fact for fact in FACTS if user.scope(permission(fact.model, "view")).covers(cadre.scope_unit_id)]
    others = {fact for fact in facts if hidden and fact.model.judges_person}
    known = known_of(asked, cadre, [fact for fact in facts if fact not in others])
    for fact in facts:
        if fact in others:
            yield fact.label, OTHERS_ACT
        else:
            yield fact.label, fact.of(asked, cadre) if fact in known else fact.of_none


def known_of(asked: Asked, cadre: Cadre, facts: Sequence[PersonFact]) -> set[PersonFact]:
    """The facts with a row of the person that may be read: of most people nothing more need be asked; one query."""
    there = (Exists(asked.rows(fact.model).filter(**{fact.model.person_path: cadre})) for fact in facts)
    found = Cadre.objects.filter(pk=cadre.pk).order_by().values_list(*there)[:1] if facts else ()
    return {fact for row in found for fact, known in zip(facts, row, strict=True) if known}


def rest_of(form: Any) -> Iterator[tuple[str, Any]]:
    """(label, value) of the person's further fields, as far as something was entered."""
    for name, (label, value) in zip(form.fields, ScopedForm.summary(form), strict=True):
        if name not in PLACED and value not in (None, ""):
            yield label, value


def account_of(user: Any, cadre: Cadre) -> Account | None:
    """The account whose user the person is, for who may know it."""
    if not user.scope(permission(Account, "view")).covers(cadre.scope_unit_id):
        return None
    return Account.objects.for_user(user).filter(cadre=cadre).select_related("user").first()


def undated(*facts: Iterable[PostHeld | Qualification]) -> list[datetime.date]:
    """The days that the sources of facts without a beginning speak of."""
    return sorted({each.known_on for rows in facts for each in rows if not each.valid_from})


def link_posts(user: Any, posts: Iterable[PostHeld], query: str) -> None:
    """Put on every post held the addresses of the post and of its body or unit, as far as the reader may open them."""
    for held in posts:
        held.post_url = url_of(user, held.post, query)
        held.place_url = url_of(user, held.post.body or held.post.unit, query)


def url_of(user: Any, record: Any, query: str) -> str:
    """The address of a record of some unit, for who may open it; `query` keeps the day."""
    inside = user.scope(permission(type(record), "view")).covers(unit_key(record))
    return record.get_absolute_url() + query if inside else ""


def link_of(user: Any, record: Any, query: str) -> SafeString | str:
    """The name of a record of some unit, a link for who may open it."""
    return linked(record, query) if url_of(user, record, query) else str(record)
