"""Letters about a rotation that runs or is meant: whom it concerns is asked, remarks of a year, that its time ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from foundation.core import clock
from office.organisation.models.identity import Issuer, identity_on
from office.organisation.models.structure import Unit
from office.papers.heads import BLANK, first_signer, signature_of
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import LetterPiece, Writing
from office.papers.models import Paper
from office.papers.phrases import addressed, of_day, within
from office.papers.recipients import kept_by_department
from office.papers.tags import BY_DAY, ISSUER, TO
from office.regulations.conditions import lower_first
from rotation.choices import OpinionParty, RotationState
from rotation.models import Rotation, RotationOpinion, RotationRemark
from rotation.papers import masters
from rotation.papers.kinds import BY_HAND, CONCERNING, SINCE, TERM, TO_POST, VERB
from rotation.papers.of_case import NOTHING_DONE, VERBS, RotationLetter, loaded, moved
from rotation.papers.words import PERSON, lacking, until

ASKED_NO_MORE = "Trường hợp này đã có quyết định; không lấy ý kiến nữa."
ALL_ANSWERED = "Đã ghi trả lời, hoặc lý do không lấy ý kiến, của cả ba bên; không còn nơi nào để gửi."
NOT_BEGUN_YET = "Chưa ghi bắt đầu luân chuyển."
NO_DUE_DAY = "Chưa ghi ngày dự kiến kết thúc của lần luân chuyển; ghi ngày rồi lập thông báo."
IS_OVER = "Lần luân chuyển này đã kết thúc; không lập thông báo hết thời gian."
REMARKED = "nhận xét năm {year}: ghi ngày {day}"
NOT_REMARKED = "nhận xét năm {year}: chưa ghi, in mẫu để trống"
ANSWER_BY, SEND_BY = "hạn trả lời", "hạn gửi báo cáo, nhận xét"
CONSIDERED_BY = Tag("noi_xem_xet", "nơi xem xét", "Ban Thường vụ Đảng ủy")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BEFORE_DECISION = (RotationState.PLANNED, RotationState.AGREED)
QUESTIONS = {
    OpinionParty.SENDER: ("Việc {verb} đồng chí có tên trên;", "Thời gian bàn giao công việc."),
    OpinionParty.RECEIVER: (
        "Việc tiếp nhận, phân công nhiệm vụ đồng chí có tên trên;",
        "Điều kiện làm việc, sinh hoạt tại nơi đến.",
    ),
    OpinionParty.PERSON: ("Việc {verb} nêu trên;", "Đề xuất, nguyện vọng (nếu có)."),
}


@register
class RotationOpinionLetter(RotationLetter):
    """One to each who is asked and has not answered: the place left, the place moved to, the person.

    Issued, its number and day stand on the opinions it asks for.
    """

    slug = "rotation-opinions"
    about = "lấy ý kiến về việc"
    label = "Công văn lấy ý kiến về luân chuyển"
    code = "CV"
    file_stem = "CVYKLC"
    genre = "letter"
    each_alone = True
    each_said = "Mỗi nơi được lấy ý kiến một văn bản, lập riêng: {count} văn bản."
    drawn_by = staticmethod(masters.opinion)
    tags = (
        *(CONCERNING, TO, ISSUER, CONSIDERED_BY, VERB, *PERSON, TO_POST, SINCE, TERM, BY_DAY),
        Tag("ben", "ai được lấy ý kiến", "xã Tân Lập"),
        Tag("noi_dung_hoi", "các nội dung hỏi, mỗi nội dung một dòng", ""),
    )
    lists: ClassVar[dict[str, Any]] = {
        "kinh_gui": addressed(["Xã Tân Lập"]),
        "noi_dung_hoi": list(QUESTIONS[OpinionParty.RECEIVER]),
    }

    def unready(self, subjects: Sequence[Rotation]) -> str:
        if subjects[0].state == RotationState.DROPPED:
            return NOTHING_DONE
        if subjects[0].state not in BEFORE_DECISION:
            return ASKED_NO_MORE
        return "" if waited_for(subjects[0]) else ALL_ANSWERED

    def parts(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> list[LetterPiece]:
        rotation = loaded(subjects)
        places = units_of(rotation)
        waiting = waited_for(rotation)
        units = dict.fromkeys(places[party] for party in waiting if places.get(party))
        pieces = [LetterPiece(subjects, unit.pk, unit.name) for unit in units]
        if OpinionParty.PERSON in waiting:
            pieces.append(LetterPiece(subjects, name=OpinionParty.PERSON.label))
        return pieces

    def usual_recipients(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> list[str]:
        return ["- Như trên,", kept_by_department(writing)]

    def told(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> PaperValues:
        rotation = loaded(subjects)
        unit = Unit.objects.filter(pk=writing.workplace).first()
        values = moved(rotation)
        to = str(unit) if unit else f"Đồng chí {rotation.cadre.full_name}"
        asked = [line for party in asked_by(rotation, writing.workplace) for line in QUESTIONS[party]]
        return PaperValues(
            values=values
            | {
                "trich_yeu": writing.about or self.usual_about(subjects),
                "kinh_gui": addressed([to]),
                "ben": within(str(unit)) if unit else "đồng chí",
                "noi_xem_xet": (writing.identity and writing.identity.standing_name) or BLANK,
                "noi_dung_hoi": [line.format(verb=values["hinh_thuc"]) for line in asked],
                "han": BLANK,
            },
            filled=(f"lấy ý kiến: {', '.join(who_is_asked(rotation))}",),
            empty=(ANSWER_BY, *lacking(values, BY_HAND)),
            total=1,
            people=(rotation.pk,),
        )

    def issued(self, user: Any, paper: Paper) -> None:
        """What was written by hand of a party is left."""
        rotation = Rotation.objects.for_user(user, "change").filter(pk__in=paper.asked["subjects"]).first()
        if rotation is None:
            return
        asked = asked_by(loaded([rotation]), paper.asked.get("workplace"))
        opinions = RotationOpinion.objects.filter(rotation=rotation, party__in=asked)
        missing = set(asked) - set(opinions.values_list("party", flat=True))
        sent = {"sent_no": paper.code, "sent_on": paper.signed_on}
        opinions.filter(sent_no="", skipped="").update(**sent)
        RotationOpinion.objects.bulk_create(
            RotationOpinion(rotation=rotation, party=party, **sent) for party in asked if party in missing
        )

    def taken_back(self, paper: Paper) -> None:
        opinions = RotationOpinion.objects.filter(rotation__in=paper.asked["subjects"], sent_no=paper.code)
        opinions.update(sent_no="", sent_on=None)


def units_of(rotation: Rotation) -> dict[OpinionParty, Unit | None]:
    """The unit of the place left and that of the place moved to, as far as they are known."""
    left = rotation.from_post.unit if rotation.from_post else rotation.cadre.now.unit
    return {OpinionParty.SENDER: left, OpinionParty.RECEIVER: rotation.to_post.unit}


def asked_by(rotation: Rotation, workplace: int | None) -> list[OpinionParty]:
    """Whom the letter to that unit asks; without a unit it goes to the person."""
    if workplace is None:
        return [OpinionParty.PERSON]
    return [party for party, unit in units_of(rotation).items() if unit and unit.pk == workplace]


def who_is_asked(rotation: Rotation) -> list[str]:
    """The units, each once, and the person, of those who have not answered; nobody by name."""
    units = units_of(rotation)
    waiting = waited_for(rotation)
    return list(
        dict.fromkeys(
            str(units[party]) if units.get(party) else lower_first(party.label) for party in waiting
        )
    )


def waited_for(rotation: Rotation) -> list[OpinionParty]:
    """Who has neither answered nor is left out with a reason."""
    settled = {each.party for each in rotation.opinions.all() if each.is_settled}
    return [party for party in OpinionParty if party not in settled]


@register
class RotationRemarkForm(RotationLetter):
    """What the receiving unit says of a year, which the subject names: as it is on record, else blank to be filled."""

    slug = "rotation-remark"
    label = "Nhận xét hằng năm cán bộ luân chuyển"
    code = "NX"
    file_stem = "NXLC"
    issuer = Issuer.COMMITTEE
    taken_by = "export"
    drawn_by = staticmethod(masters.remark)
    tags = (
        Tag("trich_yeu", "trích yếu, có năm nhận xét", "cán bộ luân chuyển năm 2021"),
        *(VERB, *PERSON[:2], TO_POST, SINCE, TERM),
        Tag("nhan_xet", "nhận xét, mỗi đoạn một dòng", ""),
        Tag("muc_do", "mức hoàn thành nhiệm vụ", "Hoàn thành tốt nhiệm vụ"),
    )
    lists: ClassVar[dict[str, Any]] = {
        "nhan_xet": ["Có tinh thần trách nhiệm, hoàn thành nhiệm vụ được giao."],
        "noi_nhan": ["- Ban Xây dựng Đảng,", "- Lưu."],
    }

    def unready(self, subjects: Sequence[Rotation]) -> str:
        return "" if subjects[0].valid_from else NOT_BEGUN_YET

    def usual_about(self, subjects: Sequence[Rotation]) -> str:
        """Of one that has ended the last year that was remarked on, else the year in which it ended."""
        one, year = subjects[0], clock.today().year
        if one.ended_by(clock.today()):
            year = max(one.remarks.values_list("year", flat=True), default=one.valid_to.first_day.year)
        return f"cán bộ {VERBS[one.kind]} năm {year}"

    def filled(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> PaperValues:
        return super().filled(user, subjects, by_unit(loaded(subjects).to_post.unit, writing))

    def usual_recipients(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> list[str]:
        department = writing.identity.department_name if writing.identity else ""
        return [*([f"- {department},"] if department else []), "- Lưu."]

    def told(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> PaperValues:
        rotation, about = loaded(subjects), writing.about or self.usual_about(subjects)
        named = YEAR.search(about)
        year = int(named[0]) if named else clock.today().year
        remark = RotationRemark.objects.for_user(user).filter(rotation=rotation, year=year).first()
        told = REMARKED.format(year=year, day=f"{remark.remarked_on:%d/%m/%Y}") if remark else ""
        return PaperValues(
            values=moved(rotation)
            | {
                "trich_yeu": about,
                "nhan_xet": list(lines_of(remark)),
                "muc_do": (remark.get_grade_display() if remark else "") or BLANK,
            },
            filled=(told,) if told else (),
            empty=() if told else (NOT_REMARKED.format(year=year),),
            total=1,
            people=(rotation.pk,),
        )


def by_unit(unit: Unit, writing: Writing) -> Writing:
    """The letter with the unit's own head and first signer; what it never entered is written by hand."""
    if writing.unit and writing.unit.pk == unit.pk:
        return writing
    found = identity_on(unit, writing.day or clock.today())
    own = found if found and found.unit_id == unit.pk else None
    signer = first_signer(own, writing.issuer) if own else None
    return replace(writing, identity=own, signature=signature_of(signer) if signer else None)


def lines_of(remark: RotationRemark | None) -> Iterator[str]:
    """Paragraph by paragraph; of one that is not written what the form asks for."""
    if remark:
        yield from filter(None, map(str.strip, remark.text.splitlines()))
    else:
        yield f"1- Phẩm chất chính trị, đạo đức, lối sống: {BLANK}"
        yield f"2- Kết quả thực hiện nhiệm vụ: {BLANK}"
        yield f"3- Ưu điểm, hạn chế: {BLANK}"


@register
class RotationEndNotice(RotationLetter):
    """To the unit and the person, that the time ends and what is asked of them by then."""

    slug = "rotation-end-notice"
    about = "hết thời gian"
    label = "Thông báo hết thời gian luân chuyển"
    code = "TB"
    file_stem = "TBHTLC"
    genre = "notice"
    drawn_by = staticmethod(masters.end_notice)
    tags = (
        *(CONCERNING, TO, ISSUER, CONSIDERED_BY, VERB, *PERSON[:2], TO_POST, SINCE, BY_DAY),
        Tag("theo_van_ban", "quyết định luân chuyển", "Quyết định số 06-QĐ/ĐU, ngày 01/3/2019"),
        Tag("het_ngay", "ngày cuối cùng", "28/02/2022"),
        Tag("don_vi", "đơn vị nơi đến", "Xã Tân Lập"),
    )
    lists: ClassVar[dict[str, Any]] = {
        "trich_yeu": "luân chuyển tại xã Tân Lập",
        "kinh_gui": addressed(["Xã Tân Lập", "Đồng chí Hoàng Thị Mẫu"]),
    }

    def unready(self, subjects: Sequence[Rotation]) -> str:
        one = subjects[0]
        if one.valid_from is None:
            return NOT_BEGUN_YET
        if one.valid_to:
            return IS_OVER
        return "" if one.due_on else NO_DUE_DAY

    def usual_about(self, subjects: Sequence[Rotation]) -> str:
        rotation = loaded(subjects)
        return f"{VERBS[rotation.kind]} tại {within(str(rotation.to_post.unit))}"

    def usual_recipients(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> list[str]:
        return ["- Như trên,", kept_by_department(writing)]

    def told(self, user: Any, subjects: Sequence[Rotation], writing: Writing) -> PaperValues:
        rotation = loaded(subjects)
        unit, number = str(rotation.to_post.unit), rotation.decision_no or rotation.state_decision_no
        day = rotation.decision_on if rotation.decision_no else rotation.state_decision_on
        values = moved(rotation)
        return PaperValues(
            values=values
            | {
                "trich_yeu": writing.about or self.usual_about(subjects),
                "kinh_gui": addressed([unit, f"Đồng chí {rotation.cadre.full_name}"]),
                "theo_van_ban": f"Quyết định số {number or BLANK}{of_day(day)}",
                "het_ngay": until(rotation.due_on),
                "don_vi": unit,
                "noi_xem_xet": (writing.identity and writing.identity.standing_name) or BLANK,
                "han": BLANK,
            },
            filled=(f"đồng chí, nơi đến: {values['noi_den']}",),
            empty=(*(() if number else ("số quyết định luân chuyển",)), SEND_BY),
            total=1,
            people=(rotation.pk,),
        )
