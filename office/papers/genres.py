"""What papers are by their form (tên loại), and how each is written in a number."""

import re

from django.db import models

from office.organisation.models.identity import Issuer


class Genre(models.TextChoices):
    """Every genre has numbers of its own, whatever it is about."""

    DECISION = "decision", "Quyết định"
    SUBMISSION = "submission", "Tờ trình"
    NOTICE = "notice", "Thông báo"
    REPORT = "report", "Báo cáo"
    PLAN = "plan", "Kế hoạch"
    GUIDE = "guide", "Hướng dẫn"
    LETTER = "letter", "Công văn"
    CONCLUSION = "conclusion", "Kết luận"
    RESOLUTION = "resolution", "Nghị quyết"
    PROGRAMME = "programme", "Chương trình"
    MINUTES = "minutes", "Biên bản"
    INVITATION = "invitation", "Giấy mời"


CODES = {
    Genre.DECISION: "QĐ",
    Genre.SUBMISSION: "TTr",
    Genre.NOTICE: "TB",
    Genre.REPORT: "BC",
    Genre.PLAN: "KH",
    Genre.GUIDE: "HD",
    Genre.LETTER: "CV",
    Genre.CONCLUSION: "KL",
    Genre.RESOLUTION: "NQ",
    Genre.PROGRAMME: "CTr",
    Genre.MINUTES: "BB",
    Genre.INVITATION: "GM",
}


def code_in_number(genre: str, issuer: str) -> str:
    """The genre in a number: QĐ of 318-QĐ/HU; a letter of the state bears none."""
    return "" if genre == Genre.LETTER and issuer == Issuer.STATE else CODES[Genre(genre)]


def called_by(number: str) -> str:
    """What a paper is by its number: “Thông báo” of 96-TB/HU; “Văn bản” where that does not tell."""
    parts = set(re.split(r"[-/\s]", number))
    return next((genre.label for genre, code in CODES.items() if code in parts), "Văn bản")
