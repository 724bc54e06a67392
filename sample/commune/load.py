"""The invented commune of today: its structure from the kit that every commune is offered, its people by the import."""

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.reference import load_reference
from foundation.core import clock
from foundation.core.database import audited_transaction
from office.organisation.form_places import propose_places
from office.organisation.imports.posts import body_name, save_new
from office.organisation.imports.units import key_of
from office.organisation.kits import Kit
from office.organisation.models.identity import OfficeIdentity, Signer
from office.organisation.models.office import Office
from office.organisation.models.structure import (
    Body,
    BodySize,
    ManagingAuthority,
    Post,
    PostManagement,
    PostTitle,
    Unit,
)
from office.organisation.ranks import rank_of
from office.papers.models import NumberingTerm
from office.regulations.reference import load_rule_sets
from planning.acts import END_WITH_UNIT
from planning.models import PlanningEntry
from planning.usual_terms import usual_terms
from sample.accounts import make_accounts
from sample.commune.review import open_review
from sample.doing import done
from sample.files import shipped
from sample.fitting import fits
from sample.grading import load_grading
from sample.load import bring_in, load_duties
from training.programmes.reference import load_programmes

FOLDER = "commune"
ROSTER = "01_trich_ngang_xa.csv"
LISTS = ["02_quy_hoach_cac_xa_cu_2020_2025.csv", "03_quy_hoach_bch_2025_2030.csv"]
FACTS = ["04_danh_gia_xep_loai_2025.csv", "05_ky_luat.csv", "06_dang_xem_xet.csv"]
LONG_AGO, MERGED = "2000-01-01", "2025-07-01"


def load():
    """Everything in one transaction; returns the rows of the table of accounts."""
    with audited_transaction(None, reason="Nạp dữ liệu mẫu"):
        load_reference()
        load_programmes()
        office = load_office()
        load_kit(office)
        load_units(office.unit)
        load_titles()
        load_people()
        load_bodies(office.unit)
        load_names_on_papers(office.unit)
        load_authorities(office)
        propose_places()
        load_rule_sets(part("rule_sets"), unit=office.unit)
        load_terms()
        load_lists()
        open_review(office.unit)
        load_grading(f"{FOLDER}/data/grading.json")
        load_duties()
        return make_accounts(part("accounts"))


def part(name):
    return shipped(f"{FOLDER}/data/{name}.json")


def load_office():
    office = Office.objects.get()
    for name, value in part("office").items():
        setattr(office.unit, name, value)
    office.unit.save()
    office.kit, office.closed_on = "xa", clock.today()
    office.save()
    office.unit.refresh_from_db()
    return office


def load_kit(office):
    """All that a commune is offered, as if the head had ticked every row."""
    kit = Kit(office)
    offers = [*kit.units(), *kit.further()]
    kit.make({each.key for offer in offers for each in (offer, *offer.below)})


def load_units(root):
    """The Party organisations below it, and the communes that became one."""
    shared = {"parent": root, "level": "grassroots", "kind": Unit.Kind.PARTY, "valid_from": MERGED}
    below = [
        Unit(code=f"{root.code}-{key_of(name)}"[:40].strip("-"), name=name, order=100 + place, **shared)
        for place, name in enumerate(part("units")["organisations"])
    ]
    old = {"parent": root, "level": "commune", "kind": Unit.Kind.AREA}
    days = {"valid_from": LONG_AGO, "valid_to": MERGED}
    ended = [
        Unit(order=place, **facts, **old, **days) for place, facts in enumerate(part("units")["before"], 1)
    ]
    save_new(Unit, [*below, *ended])


def load_titles():
    """What the kit does not name: of staff, of the organisations below, of the old communes; by rank."""
    titles = PostTitle.objects.filter(kind=PostTitle.Kind.POST)
    for level, names in part("units")["titles"].items():
        known = titles.filter(level=level).count()
        PostTitle.objects.bulk_create(
            PostTitle(name=name, level=level, is_leader=leads, order=rank_of(known + place, leads=leads))
            for place, (name, leads) in enumerate(names.items(), 1)
        )


def load_people():
    """The roster through the import; what it does not say, posts beside the main one and earlier ones, after it."""
    bring_in([ROSTER, *FACTS], FOLDER)
    people = {cadre.full_name: cadre for cadre in Cadre.objects.all()}
    said = part("posts")
    held = [PostHeld(main=False, **tenure(people, facts)) for facts in said["posts"]]
    held += [PostHeld(valid_to=facts["to"], **tenure(people, facts)) for facts in said["earlier"]]
    PostHeld.objects.bulk_create(held)


def tenure(people, facts):
    unit = Unit.objects.get(name=facts["unit"])
    title = PostTitle.objects.get(name=facts["title"], level=unit.level)
    body = body_of(unit, title.body_kind) if title.body_kind else None
    post, _ = Post.objects.get_or_create(unit=unit, title=title, defaults={"body": body})
    return {"cadre": people[facts["name"]], "post": post, "valid_from": facts["from"]}


def body_of(unit, kind):
    return Body.objects.get_or_create(unit=unit, kind=kind, defaults={"name": body_name(unit, kind)})[0]


def load_bodies(root):
    for size in part("units")["sizes"]:
        body = Body.objects.get(unit=root, kind=size["body"])
        BodySize.objects.create(body=body, size=size["size"], valid_from=size["from"])


def load_names_on_papers(root):
    """The kit's words with what it leaves to the office; who signs is who holds the post."""
    described = part("papers")
    NumberingTerm.objects.bulk_create(NumberingTerm(unit=root, **term) for term in described["terms"])
    identity = OfficeIdentity.objects.get(unit=root)
    for name, value in described["words"].items():
        setattr(identity, name, value)
    identity.save()
    for order, signer in enumerate(described["signers"], 1):
        held = PostHeld.objects.on(clock.today()).filter(post__title__name=signer.pop("title"))
        holder = held.filter(post__unit__level=root.level).select_related("cadre").order_by("pk")[0]
        Signer.objects.create(identity=identity, name=holder.cadre.full_name, order=order, **signer)


def load_authorities(office):
    rules = Kit(office).facts["managed"]
    authorities = {authority.name: authority for authority in ManagingAuthority.objects.all()}
    posts = Post.objects.filter(unit__valid_to=None).select_related("title")
    found = ((post, next((rule for rule in rules if fits(rule, post.title)), None)) for post in posts)
    PostManagement.objects.bulk_create(
        PostManagement(post=post, authority=authorities[rule["authority"]], valid_from=MERGED)
        for post, rule in found
        if rule
    )


def load_terms():
    """The usual terms, whose months the directives of the congresses name; the next ones have none yet."""
    for term in usual_terms(["locality", "grassroots", "commune"]):
        term.congress_confirmed = bool(term.congress_month)
        term.save()


def load_lists():
    """What was approved: in the old communes, whose lists ended with them, and in the new one since."""
    bring_in(LISTS, FOLDER)
    old = list(PlanningEntry.objects.filter(target__post__unit__valid_to=MERGED))
    asked = {"on": Unit.objects.filter(valid_to=MERGED)[0].valid_to, "reason": "Sắp xếp đơn vị hành chính"}
    done(END_WITH_UNIT, old, asked)
