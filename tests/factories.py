"""Plain functions that make records with sensible values."""

import datetime

from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre
from cadre.projection import projected_together
from office.organisation.models.identity import OfficeIdentity
from office.organisation.models.structure import Body, Post, PostTitle, Unit
from office.regulations.models import Document, Rule, RuleSet
from standards.models import Standard

LONG_AGO = datetime.date(2000, 1, 1)


def make_unit(code, name, **fields):
    """A commune that has always been there, unless said otherwise."""
    return Unit.objects.create(
        **{"code": code, "name": name, "level": "commune", "kind": "4", "valid_from": LONG_AGO, **fields}
    )


def make_identity(unit, **fields):
    """What a committee and its office are called on papers since long ago, with who signs for each."""
    words = {
        "parent_line": "ĐẢNG BỘ TỈNH LẠNG SƠN",
        "issuer_line": f"ĐẢNG ỦY {unit.name.upper()}",
        "department_line": "BAN TỔ CHỨC",
        "place": "Bình Gia",
        "issuer_symbol": "ĐU",
        "department_symbol": "BTCĐU",
        "state_issuer_line": f"ỦY BAN NHÂN DÂN {unit.name.upper()}",
        "state_symbol": "UBND",
        "committee_name": "Đảng ủy",
        "standing_name": "Ban Thường vụ Đảng ủy",
        "department_name": "Ban Tổ chức Đảng ủy",
        "valid_from": LONG_AGO,
    }
    identity = OfficeIdentity.objects.create(unit=unit, **(words | fields))
    for issuer, authority, office in (
        ("committee", "T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
        ("office", "TRƯỞNG BAN", ""),
        ("state", "CHỦ TỊCH", ""),
    ):
        identity.signers.create(issuer=issuer, authority=authority, office=office, name="Lý Văn Bảy")
    return identity


def make_body(unit, kind, name):
    return Body.objects.create(unit=unit, kind=kind, name=name)


def make_post(title, unit, *, is_leader=False, order=10, **fields):
    """A post at the unit; the title is shared by all posts of that name and level."""
    found, _ = PostTitle.objects.get_or_create(
        name=title, level=unit.level, defaults={"is_leader": is_leader, "order": order, **fields}
    )
    return Post.objects.get_or_create(title=found, unit=unit)[0]


def make_cadre(full_name, post=None, *, unit=None, valid_from="2015-06-01", **fields):
    """A person, holding the post as the main one since valid_from if a post is given."""
    defaults = {"sex": "M", "birth": "1980-05-01", "entered_unit": unit or post.unit}
    person = {**defaults, **fields}
    if not post:
        cadre = Cadre.objects.create(full_name=full_name, **person)
    else:
        with projected_together():
            cadre = Cadre.objects.create(full_name=full_name, **person)
            PostHeld.objects.create(cadre=cadre, post=post, valid_from=valid_from)
    return Cadre.objects.get(pk=cadre.pk)


def make_rule(key="months_required", value=60, measure="months", rule_set=None, **fields):
    """A confirmed rule; its document and its set (of long ago, for everywhere) are made where missing."""
    issued = {"issued_on": LONG_AGO, "kind": "rules", "issuer": "Bộ Chính trị", "subject": "về quy hoạch"}
    document, _ = Document.objects.get_or_create(number="01-QĐ/TW", defaults=issued)
    if rule_set is None:
        rule_set, _ = RuleSet.objects.get_or_create(name="Bộ chung", defaults={"in_force_from": LONG_AGO})
    narrowed = {name: fields.pop(name) for name in ("level", "kind", "horizon") if name in fields}
    values = {"value": value, "measure": measure, "confirmed": True, **fields}
    rule, _ = Rule.objects.get_or_create(rule_set=rule_set, key=key, **narrowed, defaults=values)
    return document, rule_set, rule


def make_qualification(cadre, kind, level, **fields):
    known = {} if fields.get("valid_from") else {"known_on": datetime.date(2021, 11, 30)}
    return Qualification.objects.create(cadre=cadre, kind=kind, level=level, **known, **fields)


def make_standard(kind="theory", least=22, **fields):
    """A confirmed standard for all leaders, of long ago unless said otherwise; made once."""
    values = {"valid_from": LONG_AGO, "confirmed": True, "article": "Điều 3", **fields}
    place = {"leaders_only": True, "level": "", "title": None, "unit": None}
    place = {name: values.pop(name, default) for name, default in place.items()}
    if place["title"]:
        place["leaders_only"] = False
    return Standard.objects.get_or_create(
        kind=kind, least=least, valid_from=values.pop("valid_from"), **place, defaults=values
    )[0]
