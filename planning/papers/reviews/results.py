"""What a review came to, on paper: the body's conclusions, and its decision."""

from collections.abc import Callable, Sequence
from typing import Any

from foundation.core.acts.act import Act
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import SAMPLE_GROUNDS, ended, short_day, two_digits
from office.papers.tags import GROUNDS, ISSUER, ISSUER_IN_CAPITALS
from planning.models import ReviewLine, ReviewList
from planning.papers.reviews import result_masters as masters
from planning.papers.reviews.letters import PEOPLE
from planning.papers.reviews.of_lists import REVIEWED, ReviewListLetter, from_state
from planning.papers.reviews.reviewed import Reviewed, Word, concluded, decided, keys_with, named, reasons_of
from planning.papers.words import carried_out_by
from planning.reviews.acts import CONCLUDE, DECIDE
from planning.reviews.choices import DecidingLevel, ReviewState, ReviewWord
from planning.reviews.deciding import concluded_reason, end_reason
from planning.reviews.difference import ReviewReading

HIGHER = "Danh sách của {unit} do cấp trên quyết định; lập tờ trình, rồi ghi quyết định của cấp trên."
AS_PROPOSED = "Chưa ghi kết luận của Ban Thường vụ: in theo đề xuất; ghi kết luận rồi lập lại nếu khác."
MEETING = "ngày họp, số có mặt, số triệu tập"
NO_SUBMISSION = "số, ngày tờ trình đề nghị"
OPEN_LINES = "kết quả: còn {count} trường hợp chưa có"
DEPARTMENT = Tag("co_quan_tham_muu", "cơ quan tham mưu về cán bộ", "Ban Xây dựng Đảng")
ROWS = [
    {**person, "danh_sach": "Ủy viên ban chấp hành đảng bộ xã", "ket_qua": said}
    for person, said in zip(PEOPLE, ("Đưa ra khỏi quy hoạch", "Bổ sung quy hoạch"), strict=True)
]
FIGURES = (
    Tag("so_tiep_tuc", "số đồng chí tiếp tục quy hoạch", "25"),
    Tag("so_da_giu", "số đồng chí đã trúng cử, đã bổ nhiệm", "03"),
    Tag("so_dua_ra", "số đồng chí đưa ra khỏi quy hoạch", "01"),
    Tag("ly_do_dua_ra", "lý do đưa ra, trong ngoặc", " (nghỉ hưu 1)"),
    Tag("dua_ra", "người đưa ra: muc.tt, muc.ho_ten, muc.sinh, muc.chuc_vu, muc.danh_sach", ""),
    Tag("so_bo_sung", "số đồng chí bổ sung", "01"),
    Tag("bo_sung", "người bổ sung: cột như trên", ""),
    Tag("so_sau", "số đồng chí sau rà soát", "26"),
)


class ReviewResult(ReviewListLetter):
    """Counts by `word`, and names of who is taken out or added; of nobody else, and no vote."""

    word: Word
    reading: ReviewReading
    reason: Callable[[ReviewLine], str]

    def lines(self, found: Reviewed) -> list[ReviewLine]:
        """Of whom the paper may speak."""
        return found.own_lines

    def of_lists(self, found: Reviewed, writing: Writing) -> PaperValues:
        word = type(self).word
        counts = found.count(word)
        out, new = found.of(word, ReviewWord.REMOVE), found.of(word, ReviewWord.ADD)
        stay, held = counts[ReviewWord.KEEP], counts[ReviewWord.HELD]
        reasons = reasons_of(out, type(self).reason)
        department = writing.identity.department_name if writing.identity else ""
        figures = f"tiếp tục {stay}, đã trúng cử, bổ nhiệm {held}, đưa ra {len(out)}, bổ sung {len(new)}"
        return PaperValues(
            values={
                "so_tiep_tuc": two_digits(stay),
                "so_da_giu": two_digits(held),
                "so_dua_ra": two_digits(len(out)),
                "ly_do_dua_ra": f" ({reasons})" if reasons else "",
                "dua_ra": named(out),
                "so_bo_sung": two_digits(len(new)),
                "bo_sung": named(new),
                "so_sau": two_digits(len(found.difference(self.reading).after)),
                "co_quan_tham_muu": department or BLANK,
                **self.further(found, writing),
            },
            total=len(self.lines(found)),
            people=keys_with(self.lines(found), word),
            filled=(figures,),
            empty=((OPEN_LINES.format(count=counts[""]),) if counts[""] else ()) + self.lacking(found),
            unconfirmed=self.unsure(found),
        )

    def further(self, found: Reviewed, writing: Writing) -> dict[str, Any]:
        """The values of the kind's other tags."""
        raise NotImplementedError

    def lacking(self, found: Reviewed) -> tuple[str, ...]:
        return ()

    def unsure(self, found: Reviewed) -> tuple[str, ...]:
        return ()

    def recorded_by(self, act: Act, user: Any, subjects: Sequence[ReviewList]) -> dict[str, Any]:
        """Number and day of the paper by which the act was recorded of all lists."""
        step = self.reviewed(user, subjects).one_step(act)
        return {"code": step.decision_no, "day": step.decision_on} if step and step.decision_on else {}

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag not in (ISSUER, ISSUER_IN_CAPITALS)}
        values |= {"dua_ra": ROWS[:1], "bo_sung": [ROWS[1] | {"tt": 1}]}
        return PaperValues(values=values | {"can_cu": ended(SAMPLE_GROUNDS, self.after_grounds)})


@register
class ConclusionNotice(ReviewResult):
    slug = "review-conclusion"
    about = "kết luận về kết quả"
    label = "Thông báo kết luận"
    code = "TB"
    file_stem = "TBKL"
    genre = "notice"
    states = from_state(ReviewState.STANDING_HEARD)
    when = "có ý kiến của Thường trực rồi lập thông báo kết luận"
    word = staticmethod(concluded)
    reason = staticmethod(concluded_reason)
    reading = ReviewReading.CONCLUDED
    drawn_by = staticmethod(masters.conclusion)
    tags = (
        *(REVIEWED, ISSUER, DEPARTMENT, *FIGURES),
        Tag("ngay_hop", "ngày họp", "04/02/2021"),
        *(Tag("co_mat", "số có mặt", "10"), Tag("trieu_tap", "số triệu tập", "11")),
        Tag("viec_giao", "việc giao cơ quan tham mưu", "tham mưu quyết định và thông báo đến các đơn vị"),
    )

    def recorded(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> dict[str, Any]:
        return self.recorded_by(CONCLUDE, user, subjects)

    def usual_grounds(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> list[str]:
        return []

    def sent_to(self, found: Reviewed, writing: Writing) -> list[str]:
        department = (writing.identity and writing.identity.department_name) or BLANK
        return [f"- {department} (để thực hiện),"]

    def further(self, found: Reviewed, writing: Writing) -> dict[str, Any]:
        step = found.one_step(CONCLUDE)
        upper = (writing.identity and writing.identity.upper_standing_name) or BLANK
        higher = any(review.decided_by == DecidingLevel.HIGHER for review in found.lists)
        above = f"hoàn chỉnh hồ sơ, tham mưu tờ trình {upper} xem xét, quyết định"
        return {
            "ngay_hop": short_day(step.on) if step else BLANK,
            "co_mat": str(step.present) if step and step.present else BLANK,
            "trieu_tap": str(step.called) if step and step.called else BLANK,
            "viec_giao": above if higher else "tham mưu quyết định và thông báo kết quả đến các đơn vị",
        }

    def lacking(self, found: Reviewed) -> tuple[str, ...]:
        return () if found.one_step(CONCLUDE) else (MEETING,)

    def unsure(self, found: Reviewed) -> tuple[str, ...]:
        waiting = any(review.state == ReviewState.STANDING_HEARD for review in found.lists)
        return (AS_PROPOSED,) if waiting else ()


@register
class ReviewDecisionPaper(ReviewResult):
    """One paper for many lists, which the committee itself decides."""

    slug = "review-decision"
    about = "phê duyệt kết quả"
    label = "Quyết định phê duyệt kết quả rà soát"
    code = "QĐ"
    file_stem = "QDRS"
    genre = "decision"
    after_grounds = ","
    states = from_state(ReviewState.CONCLUDED)
    when = "có kết luận của Ban Thường vụ rồi lập quyết định"
    word = staticmethod(decided)
    reason = staticmethod(end_reason)
    reading = ReviewReading.DECIDED
    drawn_by = staticmethod(masters.decision)
    tags = (
        *(REVIEWED, GROUNDS, ISSUER_IN_CAPITALS, DEPARTMENT, *FIGURES),
        Tag("noi_thi_hanh", "các đơn vị thi hành", "ban thường vụ đảng ủy các xã"),
        Tag("dieu_dua_ra", "số của điều đưa ra", "2"),
        Tag("dieu_da_giu", "số của điều kết thúc quy hoạch", "3"),
        Tag("dieu_thi_hanh", "số của điều cuối", "4"),
    )

    def lines(self, found: Reviewed) -> list[ReviewLine]:
        return found.lines

    def unready(self, subjects: Sequence[ReviewList]) -> str:
        above = [each for each in subjects if each.decided_by == DecidingLevel.HIGHER]
        return HIGHER.format(unit=above[0].target.post.unit) if above else super().unready(subjects)

    def recorded(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> dict[str, Any]:
        return self.recorded_by(DECIDE, user, subjects)

    def further_grounds(self, found: Reviewed, writing: Writing) -> list[str]:
        department = writing.identity.department_name if writing.identity else BLANK
        step = found.one_step(CONCLUDE)
        number, day = (step.decision_no, step.decision_on) if step and step.decision_no else (BLANK, None)
        said = f"số {number}, ngày {short_day(day) if day else BLANK} của {writing.name}"
        return [
            f"Căn cứ Thông báo kết luận {said}",
            f"Xét đề nghị của {department} tại Tờ trình số {BLANK}, ngày {BLANK}",
        ]

    def sent_to(self, found: Reviewed, writing: Writing) -> list[str]:
        upper = writing.identity.upper_department_name if writing.identity else ""
        return [
            *([f"- {upper} (để báo cáo),"] if upper else []),
            f"- Như Điều {articles(found)['dieu_thi_hanh']},",
        ]

    def further(self, found: Reviewed, writing: Writing) -> dict[str, Any]:
        units = list(dict.fromkeys(str(target.post.unit) for target in found.targets))
        return {
            "noi_thi_hanh": carried_out_by(units),
            **articles(found),
            **({} if found.count(decided)[ReviewWord.HELD] else {"so_da_giu": ""}),
        }

    def lacking(self, found: Reviewed) -> tuple[str, ...]:
        return (NO_SUBMISSION,)


def articles(found: Reviewed) -> dict[str, str]:
    """The numbers of the articles: there is none about people whom the decision has not."""
    counts = found.count(decided)
    held = 2 + bool(counts[ReviewWord.REMOVE])
    last = held + bool(counts[ReviewWord.HELD])
    return {"dieu_dua_ra": "2", "dieu_da_giu": str(held), "dieu_thi_hanh": str(last)}
