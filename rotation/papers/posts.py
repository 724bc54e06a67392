"""That the term of a post ends, told to the unit and to who holds it."""

import datetime
from collections.abc import Sequence
from typing import Any, ClassVar

from cadre.models.facts import PostHeld
from cadre.post_terms import APPOINTMENT, ROTATION, facts_of, sets_in_force, term_of
from foundation.core import clock
from office.organisation.models.structure import Unit
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import addressed, of_day
from office.papers.recipients import kept_by_department
from office.papers.tags import BY_DAY, ISSUER, TO
from rotation.papers import masters
from rotation.papers.kinds import SINCE, TO_POST
from rotation.papers.notices import CONSIDERED_BY, SEND_BY
from rotation.papers.of_case import CaseLetter
from rotation.papers.words import BORN, NAME, lacking, person_values, post_words, since, until

RELATED = ("post__title", "post__unit", "cadre__now__unit", "cadre__now__held__post__title")
RELATED += ("cadre__now__held__post__unit",)
NO_END = (
    "Chưa xác định được ngày hết thời hạn giữ chức vụ: ghi ngày theo quyết định, hoặc ghi ngày giữ chức vụ và quy định"
    " về thời hạn, rồi lập thông báo."
)
NOT_HELD = "Đồng chí này đã thôi giữ chức vụ; không lập thông báo."
BY_RULE = "ngày hết thời hạn: tính theo quy định chưa xác nhận"


@register
class PostTermNotice(CaseLetter):
    """To the unit and the person, that the term of a post ends: by the decision, else as the rule counts it."""

    slug = "post-term-notice"
    about = "hết thời hạn giữ chức vụ"
    label = "Thông báo hết thời hạn giữ chức vụ"
    code = "TB"
    file_stem = "TBHTCV"
    genre = "notice"
    from_model = PostHeld
    taken_by = "relieve"
    drawn_by = staticmethod(masters.term_notice)
    tags = (
        Tag("trich_yeu", "chức vụ", "Trưởng ban, Ban Xây dựng Đảng"),
        *(TO, ISSUER, CONSIDERED_BY, NAME, BORN, TO_POST, SINCE, BY_DAY),
        Tag("theo_van_ban", "quyết định giữ chức vụ", " (Quyết định số 06-QĐ/ĐU, ngày 01/3/2017)"),
        Tag("het_ngay", "ngày cuối cùng", "28/02/2022"),
        Tag("don_vi", "đơn vị", "Ban Xây dựng Đảng"),
    )
    lists: ClassVar[dict[str, Any]] = {
        "kinh_gui": addressed(["Ban Xây dựng Đảng", "Đồng chí Hoàng Thị Mẫu"]),
        "noi_den": "Trưởng ban, Ban Xây dựng Đảng",
        "tu_ngay": "01/3/2017",
    }

    def unready(self, subjects: Sequence[PostHeld]) -> str:
        held = subjects[0]
        if held.valid_to and held.valid_to.first_day <= clock.today():
            return NOT_HELD
        return "" if end_of(held)[0] else NO_END

    def usual_about(self, subjects: Sequence[PostHeld]) -> str:
        return post_words(subjects[0].post)

    def usual_recipients(self, user: Any, subjects: Sequence[PostHeld], writing: Writing) -> list[str]:
        return ["- Như trên,", kept_by_department(writing)]

    def told(self, user: Any, subjects: Sequence[PostHeld], writing: Writing) -> PaperValues:
        held = PostHeld.objects.select_related(*RELATED).get(pk=subjects[0].pk)
        ends, confirmed = end_of(held)
        unit, number = str(held.post.unit), held.decision_no
        values = person_values(held.cadre) | {"tu_ngay": since(held.valid_from)}
        return PaperValues(
            values=values
            | {
                "trich_yeu": writing.about or self.usual_about(subjects),
                "kinh_gui": addressed([unit, f"Đồng chí {held.cadre.full_name}"]),
                "noi_den": post_words(held.post),
                "theo_van_ban": f" (Quyết định số {number}{of_day(held.decision_on)})" if number else "",
                "het_ngay": until(ends),
                "don_vi": unit,
                "noi_xem_xet": (writing.identity and writing.identity.standing_name) or BLANK,
                "han": BLANK,
            },
            empty=(*lacking(values, {"tu_ngay": "ngày giữ chức vụ"}), SEND_BY),
            unconfirmed=() if confirmed else (BY_RULE,),
            total=1,
            people=(held.pk,),
        )


def end_of(held: PostHeld) -> tuple[datetime.date | None, bool]:
    """The first day after the term, and whether what tells it is confirmed: the decision, or the rule of its form."""
    facts = facts_of(PostHeld.objects.filter(pk=held.pk))[0]
    kinds = (kind for kind in (APPOINTMENT, ROTATION) if facts.form in (*kind.forms, *kind.others))
    kind = next(kinds, None)
    if facts.decided or kind is None:
        return facts.decided, True
    term = term_of(facts, kind, sets_in_force(clock.today(), kind.subject, [Unit(pk=facts.unit)]))
    return term.ends, term.confirmed or term.ends is None
