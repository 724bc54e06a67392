"""One fact of each kind that is recorded about a person."""

import datetime

from cadre.models.discipline import Discipline
from cadre.models.standing import HigherListing, Verification
from cadre.models.trust import ConfidenceVote, PoliticalConclusion

DAY = datetime.date(2021, 3, 12)


def make_discipline(cadre, form="reprimand", kind="party", **fields):
    values = {"decision_no": "15-QĐ/UBKTHU", "decision_on": DAY, "valid_from": "2021-03-12", **fields}
    return Discipline.objects.create(cadre=cadre, kind=kind, form=form, **values)


def make_vote(cadre, **fields):
    values = {"held_on": DAY, "occasion": "Kỳ họp HĐND", "high": 20, "middle": 5, "low": 3, "total": 30}
    return ConfidenceVote.objects.create(cadre=cadre, **{**values, **fields})


def make_conclusion(cadre, **fields):
    values = {"number": "77-KL/BTVHU", "concluded_on": DAY, "body": "Ban Thường vụ Huyện ủy", **fields}
    return PoliticalConclusion.objects.create(cadre=cadre, **values)


def make_listing(cadre, **fields):
    values = {"title": "Tỉnh ủy viên", "term": "2020–2025", "paper_no": "88-QĐ/TU", "valid_from": "2019-07"}
    return HigherListing.objects.create(cadre=cadre, **{**values, **fields})


def make_verification(cadre, **fields):
    return Verification.objects.create(
        cadre=cadre, **{"paper_no": "99-CV/UBKT", "valid_from": "2021-10", **fields}
    )


def make_recorded(cadre):
    """{name of the model: the fact}."""
    return {
        "discipline": make_discipline(cadre),
        "confidencevote": make_vote(cadre),
        "politicalconclusion": make_conclusion(cadre),
        "higherlisting": make_listing(cadre),
        "verification": make_verification(cadre),
    }
