"""Papers of an appointment: what is put to the standing committee, and the decision, of the Party and of the state."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from cadre.papers.people import listed_people
from foundation.core import clock
from foundation.core.dates import PartialDate
from office.organisation.models.structure import PostTitle
from office.papers.genres import called_by
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import addressed, ended, of_day, within
from office.papers.recipients import kept_by_department
from office.papers.tags import GROUNDS, ISSUER, TO
from rotation.choices import AppointmentForm, AppointmentState
from rotation.models import Appointment
from rotation.papers import masters
from rotation.papers.kinds import (
    CONCERNING,
    OF_PARTY,
    OF_STATE,
    VERB_FIRST,
    DecisionOfParty,
    DecisionOfState,
    bodies,
)
from rotation.papers.notices import CONSIDERED_BY
from rotation.papers.of_case import NOTHING_DONE, CaseLetter, decided
from rotation.papers.words import (
    NAME,
    PERSON,
    for_how_long,
    is_of_the_state,
    lacking,
    person_values,
    post_words,
    since,
)

RELATED = ("post__title", "post__unit", "cadre__ethnic_group", "cadre__now__unit")
RELATED += ("cadre__now__held__post__title", "cadre__now__held__post__unit")
VERBS = {
    AppointmentForm.APPOINT: "bổ nhiệm",
    AppointmentForm.REAPPOINT: "bổ nhiệm lại",
    AppointmentForm.PROLONG: "kéo dài thời gian giữ chức vụ đối với",
    AppointmentForm.DESIGNATE: "chỉ định",
    AppointmentForm.NOMINATE: "giới thiệu",
}
# Whose term the deciding body sets: without it a place is left to write it by hand.
WITH_TERM = (AppointmentForm.APPOINT, AppointmentForm.REAPPOINT)
DECIDED_ALREADY = "Đề xuất này đã có quyết định; không lập tờ trình nữa."
BY_ELECTION = (
    "Giới thiệu ứng cử không có quyết định bổ nhiệm; kết quả bầu cử ghi theo văn bản chuẩn y, phê chuẩn."
)
LOST = "Đồng chí này không trúng cử; không lập văn bản."
STEPS_BY_HAND = "quá trình thực hiện: các bước đã tiến hành"
CONCERNED = {"bo_nhiem_tu": "ngày giữ chức vụ", "chuc_vu_hien_nay": "chức vụ hiện nay"}


class AppointmentLetter(CaseLetter):
    from_model = Appointment

    def unready(self, subjects: Sequence[Appointment]) -> str:
        state = subjects[0].state
        return {AppointmentState.DROPPED: NOTHING_DONE, AppointmentState.NOT_ELECTED: LOST}.get(state, "")

    def usual_about(self, subjects: Sequence[Appointment]) -> str:
        """The form and the post: nobody by name."""
        one = of_appointment(subjects)
        what = {
            AppointmentForm.PROLONG: "kéo dài thời gian giữ chức vụ",
            AppointmentForm.NOMINATE: "giới thiệu ứng cử chức vụ",
        }.get(one.form) or f"{VERBS[one.form]} chức vụ"
        return f"{what} {post_words(one.post)}"


def of_appointment(subjects: Sequence[Appointment]) -> Appointment:
    """The proposal with all that its letters print; one query."""
    return Appointment.objects.select_related(*RELATED).get(pk=subjects[0].pk)


def what_of(row: Appointment) -> str:
    """What follows the person's name: which post, in which way."""
    if row.form == AppointmentForm.PROLONG:
        return f"giữ chức vụ {post_words(row.post)}"
    if row.form == AppointmentForm.NOMINATE:
        return f"ứng cử chức vụ {post_words(row.post)}"
    seat = row.post.title.kind == PostTitle.Kind.COLLECTIVE
    return f"{'làm' if seat else 'giữ chức vụ'} {post_words(row.post)}"


@register
class AppointmentSubmission(AppointmentLetter):
    """Facts of the record and nothing else: neither votes nor findings; what was done is written by hand."""

    slug = "appointment-submission"
    label = "Tờ trình bổ nhiệm, giới thiệu, chỉ định"
    code = "TTr"
    file_stem = "TTBN"
    genre = "submission"
    drawn_by = staticmethod(masters.submission)
    tags = (
        *(CONCERNING, TO, GROUNDS, ISSUER, CONSIDERED_BY, NAME),
        Tag("hinh_thuc", "bổ nhiệm, bổ nhiệm lại, chỉ định, giới thiệu …", "bổ nhiệm"),
        Tag("trich_ngang", "trích ngang của nhân sự, mỗi mục một dòng", ""),
        Tag("ly_do", "lý do đề nghị", "kiện toàn lãnh đạo đơn vị"),
        Tag("qua_trinh", "các bước đã tiến hành", "Đã thực hiện đủ các bước theo quy định."),
        Tag(
            "noi_dung_de_nghi",
            "chức vụ, thời hạn",
            "giữ chức vụ Trưởng ban, Ban Xây dựng Đảng, thời hạn 60 tháng",
        ),
    )
    lists: ClassVar[dict[str, Any]] = {
        "trich_yeu": "bổ nhiệm chức vụ Trưởng ban, Ban Xây dựng Đảng",
        "kinh_gui": addressed(["Ban Thường vụ Đảng ủy"]),
        "trich_ngang": [
            "Họ và tên: Hoàng Thị Mẫu; ngày sinh: 12/4/1985; dân tộc: Tày; quê quán: xã Mẫu.",
            "Chức vụ, đơn vị công tác: Phó Trưởng ban, Ban Xây dựng Đảng.",
        ],
    }

    def unready(self, subjects: Sequence[Appointment]) -> str:
        decided_already = subjects[0].state == AppointmentState.DECIDED
        return super().unready(subjects) or (DECIDED_ALREADY if decided_already else "")

    def usual_grounds(self, user: Any, subjects: Sequence[Appointment], writing: Writing) -> list[str]:
        identity = writing.identity
        return ended([f"Căn cứ Quy chế làm việc của {(identity and identity.committee_name) or BLANK}"], ".")

    def usual_recipients(self, user: Any, subjects: Sequence[Appointment], writing: Writing) -> list[str]:
        return ["- Như trên,", kept_by_department(writing)]

    def told(self, user: Any, subjects: Sequence[Appointment], writing: Writing) -> PaperValues:
        row = of_appointment(subjects)
        body = (writing.identity and writing.identity.standing_name) or BLANK
        lines = list(facts_of(row))
        term = for_how_long(None, row.term_months, asked=row.form in WITH_TERM)
        return PaperValues(
            values={
                "trich_yeu": writing.about or self.usual_about(subjects),
                "kinh_gui": addressed([body]),
                "noi_xem_xet": body,
                "ho_ten": row.cadre.full_name,
                "hinh_thuc": VERBS[row.form],
                "trich_ngang": ended(lines, "."),
                "ly_do": row.reason.rstrip("."),
                "qua_trinh": BLANK,
                "noi_dung_de_nghi": f"{what_of(row)}{term}",
            },
            filled=(f"trích ngang: {len(lines)} mục",),
            empty=(STEPS_BY_HAND, *(("thời hạn",) if BLANK in term else ())),
            total=1,
            people=(row.pk,),
        )


def facts_of(row: Appointment) -> Iterator[str]:
    """The person as an official list knows them, item by item; what is not recorded is left out."""
    person = listed_people([row.cadre], clock.today(), {})[row.cadre_id]
    told = {
        "ngày sinh": person.birth,
        "dân tộc": person.ethnic_group,
        "quê quán": person.home_town,
    }
    yield "; ".join([f"Họ và tên: {person.name}", *(f"{word}: {one}" for word, one in told.items() if one)])
    if person.place:
        yield f"Chức vụ, đơn vị công tác: {person.place}"
    if person.joined_on:
        official = f"; chính thức: {person.official_on}" if person.official_on else ""
        yield f"Ngày vào Đảng: {person.joined_on}{official}"
    levels = {
        "chuyên môn": person.degree,
        "lý luận chính trị": person.theory,
        "quản lý nhà nước": person.state,
    }
    if known := "; ".join(f"{word}: {level}" for word, level in levels.items() if level):
        yield f"Trình độ {known}"


class AppointmentRuling(AppointmentLetter):
    """The decision of the deciding body; before it is recorded its day is written by hand."""

    def unready(self, subjects: Sequence[Appointment]) -> str:
        elected = subjects[0].form == AppointmentForm.NOMINATE
        return super().unready(subjects) or (BY_ELECTION if elected else "")

    def usual_grounds(self, user: Any, subjects: Sequence[Appointment], writing: Writing) -> list[str]:
        row, body = subjects[0], (writing.identity and writing.identity.standing_name) or BLANK
        number = row.agreed_no
        paper = f"{called_by(number)} số {number}{of_day(row.agreed_on)} của {body}"
        agreed = f"Căn cứ {paper}" if number else ""
        return self.grounds(writing, agreed)

    def recorded(self, user: Any, subjects: Sequence[Appointment], writing: Writing) -> dict[str, Any]:
        return decided([(subjects[0].decision_no, subjects[0].decision_on)], writing, self.issuer)

    def told(self, user: Any, subjects: Sequence[Appointment], writing: Writing) -> PaperValues:
        row = of_appointment(subjects)
        person, begun = person_values(row.cadre), since(as_partial(row.valid_from))
        units = dict.fromkeys(filter(None, (row.cadre.now.unit, row.post.unit)))
        term = for_how_long(row.term_ends, row.term_months, asked=row.form in WITH_TERM)
        return PaperValues(
            values=person
            | bodies([within(str(unit)) for unit in units], writing)
            | {
                "trich_yeu": writing.about or self.usual_about(subjects),
                "Ong_ba": person["ong_ba"].capitalize(),
                "Hinh_thuc": VERBS[row.form].capitalize(),
                "noi_dung_quyet_dinh": f"{what_of(row)}, từ ngày {begun}{term}",
            },
            filled=(f"đồng chí, chức vụ: {post_words(row.post)}",),
            empty=lacking(person | {"bo_nhiem_tu": begun}, CONCERNED)
            + (("thời hạn",) if BLANK in term else ()),
            total=1,
            people=(row.pk,),
        )


def as_partial(day: datetime.date | None) -> PartialDate | None:
    return PartialDate.from_date(day) if day else None


WHAT = Tag(
    "noi_dung_quyet_dinh",
    "chức vụ, từ ngày, thời hạn",
    "giữ chức vụ Trưởng ban, Ban Xây dựng Đảng, từ ngày 01/3/2021, thời hạn 60 tháng",
)
OF_POST = {"trich_yeu": "bổ nhiệm chức vụ Trưởng ban, Ban Xây dựng Đảng", "Hinh_thuc": "Bổ nhiệm"}


@register
class PartyAppointment(DecisionOfParty, AppointmentRuling):
    slug = "appointment-decision"
    label = "Quyết định bổ nhiệm, bổ nhiệm lại, kéo dài, chỉ định"
    file_stem = "QDBN"
    drawn_by = staticmethod(masters.appointment)
    tags = (*OF_PARTY, VERB_FIRST, *PERSON, WHAT)
    lists: ClassVar[dict[str, Any]] = DecisionOfParty.lists | OF_POST


@register
class StateAppointment(DecisionOfState, AppointmentRuling):
    slug = "appointment-decision-state"
    label = "Quyết định bổ nhiệm, bổ nhiệm lại, kéo dài (cơ quan nhà nước)"
    file_stem = "QDBN"
    drawn_by = staticmethod(masters.state_appointment)
    tags = (*OF_STATE, VERB_FIRST, *PERSON, WHAT)
    lists: ClassVar[dict[str, Any]] = DecisionOfState.lists | {
        "trich_yeu": "bổ nhiệm chức vụ Trưởng phòng, Phòng Kinh tế",
        "Hinh_thuc": "Bổ nhiệm",
        "chuc_vu_hien_nay": "Phó Trưởng phòng, Phòng Kinh tế",
        "noi_dung_quyet_dinh": "giữ chức vụ Trưởng phòng, Phòng Kinh tế, từ ngày 01/3/2021, thời hạn 60 tháng",
        "Noi_thi_hanh": "Phòng Kinh tế",
    }

    def is_of(self, subjects: Sequence[Appointment]) -> bool:
        return is_of_the_state(of_appointment(subjects).post)
