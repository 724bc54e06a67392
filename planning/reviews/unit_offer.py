"""The workbook that a unit gets in a review: who stands on the lists it answers for, and room to propose others."""

from collections.abc import Iterable, Mapping
from typing import Any

from ballots.models import Conference
from foundation.printing.layout import Holds
from office.campaigns.models import CampaignUnit
from office.campaigns.paper_sheet import papers_sheet
from office.campaigns.workbooks.codes import BookMark
from office.campaigns.workbooks.frames import frame_of
from office.campaigns.workbooks.offers import OfferColumn, OfferRow, OfferSheet, Role, WorkbookOffer
from planning.choices import EndReason
from planning.models import ReviewLine, ReviewList
from planning.reviews.choices import LineOrigin, ReviewState, UnitWord
from planning.reviews.gates import answering

STANDING, ADDITIONS = "standing", "additions"
WORDS = tuple((word.value, str(word.label)) for word in (UnitWord.KEEP, UnitWord.REMOVE))
SEXES = (("M", "Nam"), ("F", "Nữ"))
HELD = (Conference.LEADERS_FIRST, Conference.KEY_CADRES, Conference.COMMITTEE, Conference.LEADERS_SECOND)
BLANK_ROWS = 15
ASKING = [ReviewState.COLLECTING, ReviewState.APPRAISING]
NO_WORD = "Chưa chọn đơn vị đề nghị gì."
NO_REASON = "Đề nghị đưa ra thì chọn lý do đưa ra."
ONLY_REMOVED = "Lý do đưa ra chỉ ghi khi đề nghị đưa ra."
TOO_MANY = "Số phiếu đồng ý lớn hơn số phiếu hợp lệ."
POSTS = ("cadre__now__held__post__title", "cadre__now__held__post__unit", "cadre__now__held__post__body")
LISTS = ("target__post__title", "target__post__unit", "target__post__body", "target__term", "campaign")

SAID_OF_STANDING = (
    OfferColumn("name", "Họ và tên", 24, Role.NAME),
    OfferColumn("born", "Ngày sinh", 11, Role.APART, Holds.DATE),
    OfferColumn("list", "Danh sách quy hoạch", 34, Role.APART),
    OfferColumn("post", "Chức vụ hiện nay", 30, Role.KNOWN),
    OfferColumn("word", "Đơn vị đề nghị", 12, choices=WORDS),
    OfferColumn("end_reason", "Lý do đưa ra", 22, choices=tuple(EndReason.choices)),
    OfferColumn("reason", "Nội dung đề nghị", 30),
)
SAID_OF_OTHERS = (
    OfferColumn("name", "Họ và tên", 24, longest=120, needed=True),
    OfferColumn("born", "Ngày sinh", 11, holds=Holds.DATE, needed=True),
    OfferColumn("sex", "Giới tính", 8, choices=SEXES),
    OfferColumn("ethnic", "Dân tộc", 9, longest=60),
    OfferColumn("home", "Quê quán", 24, longest=200),
    OfferColumn("post", "Chức vụ hiện nay", 28),
    OfferColumn("joined", "Ngày vào Đảng", 11, holds=Holds.DATE),
    OfferColumn("degree", "Trình độ chuyên môn", 18),
    OfferColumn("theory", "Lý luận chính trị", 14, longest=60),
    OfferColumn("reason", "Lý do đề nghị", 26, needed=True),
)


def lists_of(unit: CampaignUnit) -> list[ReviewList]:
    """The lists that a unit of a campaign answers for: its own and those below it, never one of a level above.

    Of a list marked secret nobody is named in a workbook; before a list begins nobody is known to stand on it.
    """
    lists = ReviewList.objects.filter(campaign=unit.campaign_id, state__in=ASKING).select_related(*LISTS)
    owners = answering(lists)
    own = [review for review in lists if review.pk in owners and owners[review.pk].pk == unit.pk]
    return [review for review in own if not review.secret]


def standing_lines(unit: CampaignUnit) -> list[ReviewLine]:
    """Who stands on these lists, whoever serves where now."""
    lines = ReviewLine.objects.filter(review_list__in=lists_of(unit), origin=LineOrigin.STANDING)
    related = (*POSTS, *(f"review_list__{path}" for path in LISTS))
    return list(lines.select_related("cadre", *related).order_by("review_list", "ordinal", "pk"))


def offer_of(unit: CampaignUnit, lines: Iterable[ReviewLine] | None = None) -> WorkbookOffer:
    """The workbook of one unit. It holds nothing that the program makes of a person, and no word of the office."""
    lines = standing_lines(unit) if lines is None else lines
    lists = {str(review.pk): str(review.target) for review in lists_of(unit)}
    note = (f"{unit.campaign.name}; hạn nộp {unit.due_on:%d/%m/%Y}",)
    sheets = (
        OfferSheet(
            STANDING,
            "Rà soát",
            "RÀ SOÁT CÁC TRƯỜNG HỢP ĐANG TRONG QUY HOẠCH",
            SAID_OF_STANDING,
            tuple(OfferRow(line.pk, known_of(line)) for line in lines),
            notes=note,
            check=word_fits,
        ),
        OfferSheet(
            ADDITIONS,
            "Bổ sung",
            "ĐỀ NGHỊ BỔ SUNG QUY HOẠCH",
            addition_columns(lists),
            blank_rows=BLANK_ROWS,
            notes=note,
            check=votes_fit_slips,
        ),
        papers_sheet(unit.campaign, note),
    )
    return WorkbookOffer(BookMark(unit.campaign_id, unit.unit_id), sheets, frame_of(unit), unit.unit.name)


def known_of(line: ReviewLine) -> dict[str, Any]:
    person = line.cadre
    held = person.now.held
    return {
        "name": person.full_name,
        "born": person.birth,
        "list": str(line.review_list.target),
        "post": str(held.post) if held else "",
    }


def addition_columns(lists: Mapping[str, str]) -> tuple[OfferColumn, ...]:
    """Who is proposed for which list, and how many voted for them at each conference."""
    listed = OfferColumn(
        "list", "Danh sách quy hoạch", 34, choices=tuple(lists.items()), longest=400, needed=True
    )
    return (listed, *SAID_OF_OTHERS, *(column for held in HELD for column in votes_at(held)))


def votes_at(held: Conference) -> tuple[OfferColumn, OfferColumn]:
    return (
        OfferColumn(f"{held.value}_valid", f"{held.label}: phiếu hợp lệ", 11, holds=Holds.NUMBER),
        OfferColumn(f"{held.value}_for", f"{held.label}: đồng ý", 11, holds=Holds.NUMBER),
    )


def word_fits(words: Mapping[str, Any]) -> dict[str, str]:
    if "word" not in words:
        return {"word": NO_WORD}
    removed = words["word"] == UnitWord.REMOVE
    if removed and "end_reason" not in words:
        return {"end_reason": NO_REASON}
    return {"end_reason": ONLY_REMOVED} if not removed and "end_reason" in words else {}


def votes_fit_slips(said: Mapping[str, Any]) -> dict[str, str]:
    """Of each conference no more voted for somebody than there were valid slips."""
    faults = {}
    for held in HELD:
        valid, given = said.get(f"{held.value}_valid"), said.get(f"{held.value}_for")
        if given is not None and given > (given if valid is None else valid):
            faults[f"{held.value}_for"] = TOO_MANY
    return faults
