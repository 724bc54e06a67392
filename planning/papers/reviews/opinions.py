"""The letter that asks another body about those who are to be added: of them alone, and nothing of what is proposed."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.urls import reverse

from cadre.models.conflicts import conflicted_cadres
from foundation.core.scope.rows import OTHERS_ACT
from office.campaigns.letters import OF_ITS_HOST
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import addressed, two_digits
from office.papers.recipients import kept_by_department
from office.papers.shipped import ShippedLetter
from office.papers.tags import BY_DAY, ISSUER, TO
from planning.models import ReviewOpinion
from planning.papers.reviews import masters
from planning.papers.reviews.letters import COLUMNS, CONCERNING, PEOPLE
from planning.papers.tags import ABOUT
from planning.papers.words import about_of
from planning.secrecy import SECRET_LIST

OF_ONE_BODY = "Mỗi công văn hỏi một cơ quan về người của một danh sách; chọn từng cơ quan rồi lập."
NOT_ASKED = "Ý kiến này ghi là không lấy: {reason}."
ANSWER_BY = "hạn trả lời"
QUESTIONS = (
    "Việc chấp hành chủ trương của Đảng, pháp luật của Nhà nước;",
    "Đơn thư, vụ việc đang xem xét (nếu có).",
)
RELATED = (
    "line__cadre__now__held__post__title",
    "line__cadre__now__held__post__unit",
    "line__review_list__campaign__unit",
    "line__review_list__target__term",
    "line__review_list__target__post__unit",
    "line__review_list__target__post__title",
    "line__review_list__target__post__body",
)


@register
class OpinionLetter(ShippedLetter):
    slug = "review-opinions"
    label = "Công văn lấy ý kiến phối hợp"
    code = "CV"
    file_stem = "CVYKIEN"
    genre = "letter"
    from_model = ReviewOpinion
    drawn_by = staticmethod(masters.opinions)
    tags = (
        *(CONCERNING, TO, ISSUER, ABOUT, BY_DAY, COLUMNS),
        Tag("so_nguoi", "số đồng chí, hai chữ số", "02"),
        Tag("noi_dung_hoi", "các nội dung hỏi, mỗi nội dung một dòng", ""),
        Tag("noi_nhan_y_kien", "nơi nhận ý kiến", "Ban Xây dựng Đảng"),
    )
    lists: ClassVar[dict[str, Any]] = {
        "danh_sach": PEOPLE,
        "kinh_gui": addressed(["Cơ quan Ủy ban Kiểm tra Đảng ủy", "Công an xã"]),
        "noi_dung_hoi": list(QUESTIONS),
    }

    @classmethod
    def kept_from(cls, user: Any) -> QuerySet[ReviewOpinion]:
        """That somebody is to be added is not for them."""
        return ReviewOpinion.objects.filter(line__cadre__in=conflicted_cadres(user))

    def refusal(self, subjects: Sequence[ReviewOpinion]) -> str:
        secret = Q(line__review_list__target__secret=True) | Q(line__review_list__campaign__secret=True)
        rows = ReviewOpinion.objects.filter(secret, pk__in=[each.pk for each in subjects])
        return SECRET_LIST if rows.exists() else ""

    def apart(self, subjects: Sequence[ReviewOpinion]) -> str:
        asked = {(each.asked_body, each.line.review_list_id) for each in loaded(subjects)}
        return OF_ONE_BODY if len(asked) > 1 else ""

    def unready(self, subjects: Sequence[ReviewOpinion]) -> str:
        skipped = next((each.skipped for each in subjects if each.skipped), "")
        return NOT_ASKED.format(reason=skipped) if skipped else ""

    def stopped(self, user: Any, subjects: Sequence[ReviewOpinion], writing: Writing) -> str:
        host = loaded(subjects)[0].line.review_list.campaign.unit
        if not writing.identity or writing.identity.unit_id != host.pk:
            return OF_ITS_HOST.format(unit=host)
        own = self.kept_from(user).filter(pk__in=[each.pk for each in subjects])
        return OTHERS_ACT if own.exists() else ""

    def usual_about(self, subjects: Sequence[ReviewOpinion]) -> str:
        target = loaded(subjects)[0].line.review_list.target
        return f"lấy ý kiến đối với nhân sự quy hoạch {about_of([target])}"

    def usual_recipients(self, user: Any, subjects: Sequence[Any], writing: Writing) -> list[str]:
        return ["- Như trên,", kept_by_department(writing)]

    def shown_at(self, subjects: Sequence[ReviewOpinion]) -> tuple[str, str]:
        review = loaded(subjects)[0].line.review_list
        return reverse("reviewlist-opinions", args=[review.pk]), f"Ý kiến phối hợp: {review}"

    def told(self, user: Any, subjects: Sequence[ReviewOpinion], writing: Writing) -> PaperValues:
        opinions = loaded(subjects)
        department = writing.identity.department_name if writing.identity else ""
        target = opinions[0].line.review_list.target
        return PaperValues(
            values={
                "trich_yeu": writing.about or self.usual_about(subjects),
                "kinh_gui": addressed([opinions[0].asked_body]),
                "noi_dung": about_of([target]),
                "so_nguoi": two_digits(len(opinions)),
                "danh_sach": [row_of(each, place) for place, each in enumerate(opinions, 1)],
                "noi_dung_hoi": list(QUESTIONS),
                "noi_nhan_y_kien": department or BLANK,
                "han": BLANK,
            },
            filled=(f"danh sách: {len(opinions)} đồng chí",),
            empty=(ANSWER_BY,),
            total=len(opinions),
            people=tuple(each.line_id for each in opinions),
        )


def loaded(subjects: Sequence[ReviewOpinion]) -> list[ReviewOpinion]:
    """The opinions with all that the letter prints, in the official order; one query."""
    opinions = ReviewOpinion.objects.filter(pk__in=[each.pk for each in subjects]).select_related(*RELATED)
    return list(opinions.order_by("line__cadre__now__official_key", "pk"))


def row_of(opinion: ReviewOpinion, place: int) -> dict[str, Any]:
    cadre = opinion.line.cadre
    held = cadre.now.held
    post = str(held.post) if held else ""
    return {"tt": place, "ho_ten": cadre.full_name, "sinh": str(cadre.birth or ""), "chuc_vu": post}
