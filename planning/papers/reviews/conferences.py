"""Papers of the conferences that name people: their slip, their minutes, the table of all of them.

Votes stand in minutes and table alone, and who did not pass in the minutes.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

from ballots.models import BallotCount, Choice, Conference, Slip
from ballots.shares import Base, base_of
from cadre.models.conflicts import conflicted_cadres
from foundation.core import clock
from foundation.core.scope.rows import OTHERS_ACT
from office.organisation.models.identity import Issuer, identity_on
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import short_day, two_digits
from office.papers.shipped import ShippedLetter
from office.regulations.conditions import lower_first
from planning.models import ReviewLine, ReviewList
from planning.papers.reviews import masters
from planning.papers.reviews.letters import COLUMNS, MEETING, MET_ON, PEOPLE, ROUNDS, SHARE_OF, VOTES
from planning.papers.reviews.of_lists import ReviewListLetter, from_state
from planning.papers.reviews.reviewed import Reviewed, named
from planning.papers.tags import ABOUT
from planning.papers.words import about_of
from planning.reviews.ballots import VotedLine, held_conferences, ties_of, voted_lines
from planning.reviews.choices import LineOrigin, ReviewState, ReviewWord
from planning.secrecy import SECRET_LIST

OF_ONE_LIST = "Mỗi văn bản lập cho một danh sách; chọn từng danh sách."
NOBODY = "danh sách: chưa có đồng chí nào đề nghị, đề xuất bổ sung"
NO_CONFERENCE = "kết quả: chưa nhập hội nghị nào"
BY_HAND = "tên, ngày hội nghị; số đồng chí được giới thiệu nhiều nhất"
MINUTES_BY_HAND = "nơi họp, ban kiểm phiếu, giờ lập xong, số bản"
OF_ITS_UNIT = "Biên bản này do {unit} lập."
VOTED_ON = Tag("noi_dung", "nội dung lấy phiếu", f"giới thiệu nhân sự quy hoạch {ABOUT.example}")
DOTS = "…………………………………………"
ON_TABLE = {
    Conference.LEADERS_FIRST: "lanh_dao_1",
    Conference.KEY_CADRES: "chu_chot",
    Conference.COMMITTEE: "chap_hanh",
    Conference.LEADERS_SECOND: "lanh_dao_2",
    Conference.UNIT: "don_vi",
    Conference.STANDING: "thuong_vu",
}


class OfAdditions(ReviewListLetter):
    """About those who are to be added to one list; it bears no number, so that it is no row of the register."""

    states = from_state(ReviewState.COLLECTING)
    when = "bắt đầu thu hồ sơ rồi lập"

    def apart(self, subjects: Sequence[ReviewList]) -> str:
        return OF_ONE_LIST if len(subjects) > 1 else ""

    def usual_about(self, subjects: Sequence[ReviewList]) -> str:
        return about_of([subjects[0].target])

    def usual_grounds(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> list[str]:
        return []

    def usual_recipients(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> list[str]:
        return ["- Lưu hồ sơ quy hoạch."]

    def asked_about(self, found: Reviewed) -> list[ReviewLine]:
        """Whom units and office want to add, by given name as on slips."""
        added = [
            line
            for line in found.lines
            if line.origin in (LineOrigin.UNIT, LineOrigin.OFFICE) and line.proposal != ReviewWord.NOT_ADDED
        ]
        return sorted(added, key=lambda line: (line.cadre.sort_key, line.pk))


@register
class NominationSlip(OfAdditions):
    """Nobody signs it and it bears no number."""

    slug = "review-slip"
    label = "Phiếu giới thiệu"
    file_stem = "PHIEUGT"
    drawn_by = staticmethod(masters.ballot)
    tags = (
        *(ABOUT, MEETING, MET_ON, COLUMNS),
        Tag("so_toi_da", "số đồng chí được giới thiệu nhiều nhất", "02"),
        Tag("gioi_thieu_them", "chỗ ghi người được giới thiệu thêm", DOTS),
    )

    def of_lists(self, found: Reviewed, writing: Writing) -> PaperValues:
        lines = self.asked_about(found)
        return PaperValues(
            values={
                "so": "",
                "hoi_nghi": DOTS,
                "ngay_hoi_nghi": BLANK,
                "danh_sach": named(lines),
                "so_toi_da": BLANK,
                "gioi_thieu_them": DOTS,
            },
            filled=(f"danh sách: {len(lines)} đồng chí, xếp theo tên",),
            empty=(BY_HAND, *(() if lines else (NOBODY,))),
        )

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags}
        return PaperValues(values=values | {"danh_sach": PEOPLE, "so": ""})


@register
class MeetingsTable(OfAdditions):
    """It goes with a submission, so it bears no number of its own."""

    slug = "review-table"
    label = "Bảng tổng hợp kết quả giới thiệu qua các hội nghị"
    file_stem = "BTHGT"
    issuer = Issuer.OFFICE
    right = "ballots.view_ballotcount"
    drawn_by = staticmethod(masters.summary)
    tags = (
        *(ABOUT, SHARE_OF),
        Tag("danh_sach", "danh sách: cột của Phiếu giới thiệu; phiếu, tỷ lệ của từng hội nghị", ""),
    )

    def of_lists(self, found: Reviewed, writing: Writing) -> PaperValues:
        lines = self.asked_about(found)
        ties = ties_of(lines, found.user)
        held = held_conferences(ties)
        voted = voted_lines(lines, ties, held)
        counts = [each.count for each in held]
        rows = [row | votes_of(each, counts) for row, each in zip(named(lines), voted, strict=True)]
        bases = list(dict.fromkeys(each.base.words for each in held))
        return PaperValues(
            values={"so": "", "co_so_tinh": ", ".join(bases) or BLANK, "danh_sach": rows},
            filled=(f"danh sách: {len(lines)} đồng chí, {len(held)} hội nghị",),
            empty=(() if held else (NO_CONFERENCE,)) + (() if lines else (NOBODY,)),
            unconfirmed=unsure_bases([each.base for each in held]),
        )

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags}
        rows = [{**person, **ROUNDS} for person in PEOPLE]
        return PaperValues(
            values=values | {"danh_sach": rows, "so": "", "noi_nhan": ["- Lưu hồ sơ quy hoạch."]}
        )


def votes_of(voted: VotedLine, counts: Sequence[BallotCount]) -> dict[str, str]:
    """The cells of one person; of a conference that met twice both stand in one."""
    cells: dict[str, list[str]] = {tag: [] for tag in ON_TABLE.values()}
    for count, votes in zip(counts, voted.votes, strict=True):
        if votes:
            said = f"{votes.choice.votes_for}/{count.valid}"
            cells[ON_TABLE[Conference(count.conference)]].append(
                f"{said} ({votes.share})" if votes.share else said
            )
    return {tag: "; ".join(said) for tag, said in cells.items()}


def unsure_bases(bases: Sequence[Base]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{base.remark}." for base in bases if not base.confirmed))


@register
class CountingMinutes(ShippedLetter):
    """Of the unit that held the conference: all who stood on the slip and whom voters wrote in, whoever passed."""

    slug = "review-minutes"
    about = "kiểm phiếu"
    label = "Biên bản kiểm phiếu"
    code = "BB"
    file_stem = "BBKP"
    issuer = Issuer.COMMITTEE
    genre = "minutes"
    right = "ballots.view_ballotcount"
    from_model = BallotCount
    taken_by = "add"
    drawn_by = staticmethod(masters.minutes)
    tags = (
        *(VOTED_ON, MEETING, MET_ON, SHARE_OF),
        Tag("dia_diem", "nơi họp", "hội trường Đảng ủy"),
        Tag("thanh_vien", "ban kiểm phiếu, mỗi đồng chí một dòng", ""),
        *(Tag("trieu_tap", "số được triệu tập", "45"), Tag("co_mat", "số có mặt", "43")),
        *(Tag("phat_ra", "phiếu phát ra", "43"), Tag("thu_ve", "phiếu thu về", "43")),
        Tag("khong_thu_ve", "phiếu không thu về", "0"),
        *(Tag("hop_le", "phiếu hợp lệ", "43"), Tag("khong_hop_le", "phiếu không hợp lệ", "0")),
        Tag(
            "danh_sach",
            "danh sách: muc.tt, muc.ho_ten, muc.chuc_vu, muc.dong_y, muc.khong_dong_y, muc.ty_le",
            "",
        ),
        *(Tag("gio_xong", "giờ lập xong", "11 giờ 00"), Tag("so_ban", "số bản", "02")),
    )
    lists: ClassVar[dict[str, Any]] = {
        "danh_sach": [{**person, **VOTES} for person in PEOPLE],
        "thanh_vien": ["Lý Văn Mẫu, Trưởng ban;", "Lương Thị Mẫu, thành viên."],
        "noi_nhan": ["- Lưu hồ sơ hội nghị."],
        **{"quyen_han": "T/M BAN KIỂM PHIẾU", "chuc_vu": "TRƯỞNG BAN", "nguoi_ky": "Lý Văn Mẫu"},
    }

    @classmethod
    def kept_from(cls, user: Any) -> QuerySet[BallotCount]:
        own = Choice.objects.filter(cadre__in=conflicted_cadres(user))
        return BallotCount.objects.filter(pk__in=own.order_by().values("count"))

    def refusal(self, subjects: Sequence[BallotCount]) -> str:
        lines = ReviewLine.objects.filter(ballots__choice__count__in=[count.pk for count in subjects])
        secret = Q(review_list__target__secret=True) | Q(review_list__campaign__secret=True)
        return SECRET_LIST if lines.filter(secret).exists() else ""

    def apart(self, subjects: Sequence[BallotCount]) -> str:
        return OF_ONE_LIST if len(subjects) > 1 else ""

    def stopped(self, user: Any, subjects: Sequence[BallotCount], writing: Writing) -> str:
        count = subjects[0]
        own = identity_on(count.unit, clock.today())
        if not writing.identity or not own or own.unit_id != writing.identity.unit_id:
            return OF_ITS_UNIT.format(unit=count.unit)
        return OTHERS_ACT if self.kept_from(user).filter(pk=count.pk).exists() else ""

    def usual_about(self, subjects: Sequence[BallotCount]) -> str:
        return subjects[0].subject

    def usual_recipients(self, user: Any, subjects: Sequence[BallotCount], writing: Writing) -> list[str]:
        return ["- Lưu hồ sơ hội nghị."]

    def shown_at(self, subjects: Sequence[BallotCount]) -> tuple[str, str]:
        return subjects[0].get_absolute_url(), "Kết quả kiểm phiếu"

    def recorded(self, user: Any, subjects: Sequence[BallotCount], writing: Writing) -> dict[str, Any]:
        return {"day": subjects[0].minutes_on}

    def told(self, user: Any, subjects: Sequence[BallotCount], writing: Writing) -> PaperValues:
        count = subjects[0]
        base, _ = base_of(count)
        choices = list(
            Choice.objects.for_user(user)
            .filter(count=count)
            .select_related("cadre__now__held__post__title", "cadre__now__held__post__unit")
        )
        return PaperValues(
            values={
                "noi_dung": writing.about or count.subject,
                "hoi_nghi": lower_first(count.get_conference_display()),
                "ngay_hoi_nghi": short_day(count.met_on),
                "dia_diem": BLANK,
                "thanh_vien": [BLANK],
                **{tag: str(getattr(count, name)) for tag, name in SLIPS.items()},
                "danh_sach": [row_of(each, count, base, place) for place, each in enumerate(choices, 1)],
                "co_so_tinh": base.words,
                **{"gio_xong": BLANK, "so_ban": BLANK},
                **{"quyen_han": "T/M BAN KIỂM PHIẾU", "chuc_vu": "TRƯỞNG BAN", "nguoi_ky": BLANK},
            },
            filled=(f"số phiếu, kết quả của {two_digits(len(choices))} đồng chí",),
            empty=(MINUTES_BY_HAND,),
            unconfirmed=unsure_bases([base]),
            total=len(choices),
            people=tuple(each.pk for each in choices),
        )


SLIPS = {
    "trieu_tap": "called",
    "co_mat": "present",
    "phat_ra": "issued",
    "thu_ve": "returned",
    "khong_thu_ve": "not_returned",
    "hop_le": "valid",
    "khong_hop_le": "invalid",
}


def row_of(choice: Choice, count: BallotCount, base: Base, place: int) -> dict[str, Any]:
    held = choice.cadre.now.held if choice.cadre else None
    against = choice.votes_against
    return {
        "tt": place,
        "ho_ten": choice.name,
        "chuc_vu": str(held.post) if held else "",
        "dong_y": choice.votes_for,
        "khong_dong_y": "" if count.slip == Slip.NAMING or against is None else against,
        "ty_le": base.told(choice, count).rstrip("%"),
    }
