"""The invented district: its rosters go through the same import as anyone's."""

from django.db.models import F

from cadre.models.facts import PostHeld, Qualification
from cadre.reference import load_reference
from foundation.core import clock
from foundation.core.database import audited_transaction
from foundation.sheets.command import Batch, CommandOptions
from office.organisation.form_places import propose_places
from office.organisation.imports.posts import body_name
from office.organisation.models.identity import OfficeIdentity, Signer
from office.organisation.models.office import Office
from office.organisation.models.structure import (
    Body,
    BodySize,
    Level,
    ManagingAuthority,
    Post,
    PostManagement,
    PostTitle,
    Unit,
)
from office.organisation.models.users import User
from office.organisation.reference import load_collectives
from office.papers.models import NumberingTerm
from office.regulations.reference import load_rule_sets
from planning.choices import Source
from planning.models import PlanningEntry, PlanningRound, PlanningTerm
from reminders.models import DutyRule
from reminders.reference import load_duty_rules
from reminders.scan import scan
from sample.accounts import make_accounts
from sample.changes import load_changes
from sample.files import HERE, shipped
from sample.fitting import fits
from sample.grading import load_grading
from sample.next_term import load_next_term
from sample.review import load_review
from sample.rotation import load_rotation
from sample.training import load_training
from standards.models import Standard
from training.programmes.reference import load_programmes

WORKBOOKS = [
    "01_trich_ngang_cap_huyen.xlsx",
    "02_trich_ngang_cap_xa.xlsx",
    "03_can_bo_nghi_huu_chuyen_di.xlsx",
]
# What is known beyond the records of people; needs units, bodies and terms.
WORK = [
    "04_quy_hoach_2020_2025.xlsx",
    "05_danh_gia_xep_loai_2016_2020.xlsx",
    "06_dao_tao_boi_duong_2016_2020.xlsx",
    "07_luan_chuyen_2016_2021.xlsx",
    "08_ngay_giu_chuc_vu_hien_nay.xlsx",
    "09_quy_hoach_chuc_danh_2020_2025.xlsx",
]
EVERY_COMMUNE = "each commune and the town"


class Incomplete(Exception):
    """A workbook of the sample could not be taken in; its text says why."""


def load():
    """Everything in one transaction; returns the rows of the table of accounts."""
    with audited_transaction(None, reason="Nạp dữ liệu mẫu"):
        load_reference()
        load_office()
        load_titles()
        load_people()
        load_bodies()
        load_names_on_papers()
        load_authorities()
        propose_places()
        load_own_rules()
        load_standards()
        load_terms()
        load_programmes()
        load_work()
        load_round()
        load_changes()
        load_next_term()
        load_review()
        load_training()
        load_grading()
        load_rotation()
        load_duties()
        return make_accounts(shipped("data/accounts.json"))


def load_office():
    """The invented district; its first hour is over."""
    office = Office.objects.get()
    for name, value in shipped("data/office.json").items():
        setattr(office.unit, name, value)
    office.unit.save()
    load_collectives()
    ManagingAuthority.objects.get_or_create(name="Ban Thường vụ Huyện ủy", defaults={"order": 2})
    office.kit, office.closed_on = "huyen", clock.today()
    office.save()


def load_titles():
    """Titles in the order of their rank: as the rosters name them, who leads first."""
    titles = sorted(shipped("workbooks/posts.json").items(), key=lambda each: not each[1]["leader"])
    PostTitle.objects.bulk_create(
        PostTitle(name=name, level=title["level"], is_leader=title["leader"], order=order)
        for order, (name, title) in enumerate(titles, 1)
    )


def load_people():
    bring_in(WORKBOOKS)


def load_work():
    bring_in(WORK)


def load_round():
    """The invented round in which the lists of 2019 were made; who works elsewhere comes from there."""
    root = Unit.objects.get(parent=None)
    days = {"opens_on": "2019-03-01", "closes_on": "2019-08-31"}
    made = PlanningRound.objects.create(unit=root, name="Quy hoạch nhiệm kỳ 2020–2025", kind="build", **days)
    PlanningEntry.objects.update(round=made)
    away = PlanningEntry.objects.exclude(cadre__now__unit=F("target__post__unit"))
    away.filter(target__post__body=None).update(source=Source.EXTERNAL)


def bring_in(names, folder="."):
    """The workbooks of a sample through the import, with every proposal accepted and every row good; days are written
    first.
    """
    batch = Batch(User.system(), CommandOptions(accept=True, date_order="dmy"))
    for report in batch.run(HERE / folder / "workbooks" / name for name in names):
        if report.refusal:
            raise Incomplete(f"{report.file}: {report.refusal}")


def load_terms():
    """Terms of the two levels, whose congresses meet in different months; the months are the invented office's own."""
    article = shipped("data/rule_sets.json")["article_of_congresses"]
    PlanningTerm.objects.bulk_create(
        PlanningTerm(
            name=term["name"],
            kind=term["kind"],
            level=level,
            begins_on=days[0],
            ends_on=days[1],
            congress_month=(month := term.get("reckoning", {}).get(level)),
            congress_article=article if month else "",
            congress_confirmed=bool(month),
        )
        for term in shipped("workbooks/bodies.json")["terms"]
        for level, days in term.items()
        if level in Level.values
    )


def load_bodies():
    """Decided numbers of members; a body nobody has yet been named for is made."""
    kinds = {label: kind for kind, label in Body.Kind.choices}
    for decided in shipped("workbooks/bodies.json")["bodies"]:
        units = Unit.objects.filter(parent=None)
        if decided["unit"] == EVERY_COMMUNE:
            units = Unit.objects.filter(level="commune")
        for unit in units:
            kind = kinds[decided["body"]]
            body, _ = Body.objects.get_or_create(
                unit=unit, kind=kind, defaults={"name": body_name(unit, kind)}
            )
            BodySize.objects.create(body=body, size=decided["size"], valid_from=decided["from"])


def load_own_rules():
    """The rule sets of the invented office, confirmed for it alone."""
    root = Unit.objects.get(parent=None)
    load_rule_sets(shipped("data/rule_sets.json")["rule_sets"], unit=root)


def load_standards():
    """The standards of the invented office, confirmed for it alone."""
    shared = shipped("data/standards.json")
    units = {unit.name: unit for unit in Unit.objects.all()}
    for facts in shared["standards"]:
        unit = units[facts["unit"]] if "unit" in facts else None
        named = {"least": Qualification.Level[facts["least"]], "unit": unit}
        Standard.objects.create(
            **{**facts, **named},
            valid_from=shared["from"],
            article=shared["article"],
            note=shared["note"],
            confirmed=True,
        )


def load_duties():
    """The inbox as of the sample's day; the leads may have been loaded before that day was fixed."""
    load_duty_rules()
    DutyRule.objects.exclude(since=None).update(since=clock.today())
    scan(clock.today())


def load_names_on_papers():
    """What the invented district is called on its papers; who signs them is who holds the post."""
    described = shipped("data/names_on_papers.json")
    root = Unit.objects.get(parent=None)
    NumberingTerm.objects.bulk_create(NumberingTerm(unit=root, **term) for term in described["terms"])
    identity = OfficeIdentity.objects.create(unit=root, **described["words"])
    for order, signer in enumerate(described["signers"], 1):
        held = PostHeld.objects.on(clock.today()).filter(
            post__title__name=signer.pop("title"), post__unit__name=signer.pop("unit")
        )
        holder = held.select_related("cadre").order_by("pk")[0]
        Signer.objects.create(identity=identity, name=holder.cadre.full_name, order=order, **signer)


def load_authorities():
    managed = shipped("data/authorities.json")
    authorities = {authority.name: authority for authority in ManagingAuthority.objects.all()}
    PostManagement.objects.bulk_create(
        PostManagement(post=post, authority=authorities[rule["authority"]], valid_from=managed["from"])
        for post in Post.objects.select_related("title")
        if (rule := next((rule for rule in managed["rules"] if fits(rule, post.title)), None))
    )
