"""The plan of a year, and the report of what came of it."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from foundation.core.figures import thousands
from foundation.printing.forms_xlsx import write_xlsx
from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import addressed, ended, of_day, two_digits
from office.papers.tags import GROUNDS, ISSUER, TO
from training.choices import PlanState, RowSource
from training.models import PlanRow, TrainingPlan
from training.papers import of_plan
from training.papers.of_plan import PlanLetter
from training.papers.plan_facts import PlanFacts, funds_of, places_told
from training.papers.plan_lists import table_of
from training.plans.progress import Progress, total

PURPOSE = (
    "nâng cao trình độ lý luận chính trị, chuyên môn, nghiệp vụ và kỹ năng lãnh đạo, quản lý của đội ngũ cán bộ, đáp"
    " ứng tiêu chuẩn chức danh"
)
DEMAND = (
    "cử đúng đối tượng, đúng tiêu chuẩn; gắn đào tạo, bồi dưỡng với quy hoạch, sử dụng cán bộ; bảo đảm thời gian,"
    " chế độ học tập theo quy định"
)
SOME_WITHOUT = "kinh phí của {count} nội dung chưa ghi"
NOT_ISSUED = "Kế hoạch chưa ban hành; ban hành, thực hiện rồi báo cáo kết quả."
REMARKS_BY_HAND = "khó khăn, vướng mắc, kiến nghị"
NUMBER_OF_PLAN = "số, ngày kế hoạch"
CONCERNING = Tag("trich_yeu", "trích yếu", "đào tạo, bồi dưỡng cán bộ năm 2021")


@register
class YearPlan(PlanLetter):
    """It names nobody; its table goes with it."""

    slug = "training-plan"
    label = "Kế hoạch đào tạo, bồi dưỡng năm"
    code = "KH"
    file_stem = "KHDTBD"
    genre = "plan"
    formats = ("docx", "pdf", "xlsx")
    tags = (
        *(CONCERNING, GROUNDS, ISSUER),
        Tag("muc_dich", "mục đích", PURPOSE),
        Tag("yeu_cau", "yêu cầu", DEMAND),
        Tag("lop_mo", "lớp do cơ quan mở", "02 nội dung, 120 chỉ tiêu"),
        Tag("cap_tren", "chỉ tiêu cấp trên giao", "01 nội dung, 5 chỉ tiêu"),
        Tag("theo_noi_dung", "các nội dung, mỗi nội dung một dòng", ""),
        Tag("kinh_phi", "kinh phí", "Dự kiến 120.000.000 đồng."),
        Tag("co_quan_tham_muu", "cơ quan tham mưu về cán bộ", "Ban Xây dựng Đảng"),
    )

    def master(self, style: HeadStyle) -> Master:
        return of_plan.plan_master(style)

    def sent_to(self) -> list[str]:
        return ["- Các cơ quan, đơn vị,"]

    def usual_grounds(self, user: Any, subjects: Sequence[TrainingPlan], writing: Writing) -> list[str]:
        committee = (writing.identity and writing.identity.committee_name) or BLANK
        rows = self.facts(user, subjects).of_source(RowSource.ABOVE)
        notices = dict.fromkeys((row.notice_no, row.notice_on) for row in rows if row.notice_no)
        given = [f"Căn cứ Thông báo số {number}{of_day(day)} về chỉ tiêu đào tạo" for number, day in notices]
        return ended([f"Căn cứ Quy chế làm việc của {committee}", *given], ";")

    def recorded(self, user: Any, subjects: Sequence[TrainingPlan], writing: Writing) -> dict[str, Any]:
        plan = subjects[0]
        return {"code": plan.number, "day": plan.issued_on} if plan.number and plan.issued_on else {}

    def told(self, user: Any, subjects: Sequence[TrainingPlan], writing: Writing) -> PaperValues:
        facts = self.facts(user, subjects)
        department = writing.identity.department_name if writing.identity else ""
        without = sum(row.funds is None for row in facts.rows)
        return PaperValues(
            values={
                "trich_yeu": writing.about or self.usual_about(subjects),
                "muc_dich": PURPOSE,
                "yeu_cau": DEMAND,
                "lop_mo": counted_in(facts.of_source(RowSource.OWN)),
                "cap_tren": counted_in(facts.of_source(RowSource.ABOVE)),
                "theo_noi_dung": ended(list(by_subject(facts)), ".") or [BLANK],
                "kinh_phi": funds_told(facts),
                "co_quan_tham_muu": department or BLANK,
            },
            filled=(f"nội dung: {len(facts.rows)}",),
            empty=(SOME_WITHOUT.format(count=without),) if without else (),
        )

    def annexed(
        self, user: Any, subjects: Sequence[TrainingPlan], writing: Writing, *, draft: bool
    ) -> dict[str, bytes]:
        """The table that goes with the plan."""
        of = f"Kế hoạch số {writing.code or BLANK}{of_day(writing.day) or f', ngày {BLANK}'} của {writing.name}"
        sheet, file = table_of(self.facts(user, subjects), of), io.BytesIO()
        write_xlsx(sheet.signed_by(writing.signature, user.person_name, draft=draft), sheet.rows, file)
        return {"xlsx": file.getvalue()}

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        rows = [
            "Lý luận chính trị: 02 nội dung, 45 chỉ tiêu",
            "Quốc phòng, an ninh: 01 nội dung, 80 chỉ tiêu",
        ]
        grounds = ended(["Căn cứ Quy chế làm việc của Đảng ủy"], ";")
        return PaperValues(values=values | {"can_cu": grounds, "theo_noi_dung": ended(rows, ".")})


def counted_in(rows: Sequence[PlanRow]) -> str:
    return f"{two_digits(len(rows))} nội dung, {places_told(rows)}" if rows else "không có"


def by_subject(facts: PlanFacts) -> Iterator[str]:
    for subject, rows in facts.by_subject():
        yield f"{subject}: {counted_in(rows)}"


def funds_told(facts: PlanFacts) -> str:
    funds = funds_of(facts.rows)
    return BLANK if funds is None else f"Dự kiến {thousands(funds)} đồng."


@register
class PlanReport(PlanLetter):
    """Row by row, nobody by name; why somebody was not sent stays inside."""

    slug = "training-plan-report"
    about = "kết quả thực hiện kế hoạch"
    label = "Báo cáo kết quả thực hiện kế hoạch"
    code = "BC"
    file_stem = "BCDTBD"
    genre = "report"
    tags = (
        *(CONCERNING, TO, ISSUER),
        Tag("ke_hoach", "kế hoạch", "Kế hoạch số 05-KH/ĐU, ngày 20/01/2021 của Ban Thường vụ Đảng ủy"),
        *(Tag("so_muc", "số nội dung", "03"), Tag("chi_tieu", "chỉ tiêu", "125 chỉ tiêu")),
        *(Tag("chon", "số được chọn", "120"), Tag("cu", "lượt người đã cử", "118")),
        Tag("xong", "lượt người hoàn thành", "110"),
        Tag("danh_sach", "muc.tt, muc.ten, muc.chi_tieu, muc.chon, muc.cu, muc.xong, muc.con", ""),
        Tag("chua_xong", "nội dung chưa thực hiện, mỗi nội dung một dòng", ""),
        Tag("kien_nghi", "khó khăn, vướng mắc, kiến nghị", "Không."),
    )

    def master(self, style: HeadStyle) -> Master:
        return of_plan.report_master(style)

    def unready(self, subjects: Sequence[TrainingPlan]) -> str:
        return NOT_ISSUED if any(plan.state == PlanState.DRAFT for plan in subjects) else ""

    def told(self, user: Any, subjects: Sequence[TrainingPlan], writing: Writing) -> PaperValues:
        plan, facts = subjects[0], self.facts(user, subjects)
        whole = total(facts.progress.values())
        upper = (writing.identity and writing.identity.upper_department_name) or BLANK
        of = f"Kế hoạch số {plan.number or BLANK}{of_day(plan.issued_on)} của {writing.name}"
        return PaperValues(
            values={
                "trich_yeu": writing.about or self.usual_about(subjects),
                "kinh_gui": addressed([upper]),
                "ke_hoach": f"{of} về {self.usual_about(subjects)}",
                "so_muc": two_digits(len(facts.rows)),
                "chi_tieu": places_told(facts.rows),
                **{tag: thousands(count) for tag, count in figures(whole).items()},
                "danh_sach": list(report_rows(facts, whole)),
                "chua_xong": ended(list(not_done(facts)), ".") or ["Không có."],
                "kien_nghi": BLANK,
            },
            filled=(f"nội dung: {len(facts.rows)}",),
            empty=(*(() if plan.number else (NUMBER_OF_PLAN,)), REMARKS_BY_HAND),
        )

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        row = {"tt": 1, "ten": "Lớp Trung cấp lý luận chính trị khóa 15"}
        row |= {"chi_tieu": "45", "chon": "45", "cu": "44", "xong": "40", "con": "1"}
        undone = ended(["Bồi dưỡng kiến thức quốc phòng, an ninh đối tượng 4: còn 6/80 chỉ tiêu"], ".")
        told = {"kinh_gui": addressed(["Ban Tổ chức Tỉnh ủy"]), "danh_sach": [row], "chua_xong": undone}
        return PaperValues(values=values | told)


def figures(progress: Progress) -> dict[str, int]:
    return {"chon": progress.chosen, "cu": progress.sent, "xong": progress.passed}


def report_rows(facts: PlanFacts, whole: Progress) -> Iterator[dict[str, Any]]:
    for place, row in enumerate(facts.rows, 1):
        yield {"tt": place, "ten": row.title, **cells(facts.progress[row.pk])}
    if facts.rows:
        yield {"tt": "", "ten": "Cộng", **cells(whole)}


def cells(progress: Progress) -> dict[str, str]:
    places = "" if progress.places is None else thousands(progress.places)
    told = {tag: thousands(count) for tag, count in figures(progress).items()}
    return {"chi_tieu": places, **told, "con": thousands(progress.left)}


def not_done(facts: PlanFacts) -> Iterator[str]:
    """The rows with places, or with people chosen, that nobody was sent for yet."""
    for row in facts.rows:
        progress = facts.progress[row.pk]
        whole = progress.chosen if progress.places is None else progress.places
        of = "đồng chí được chọn" if progress.places is None else "chỉ tiêu"
        if progress.left:
            yield f"{row.title}: còn {thousands(progress.left)}/{thousands(whole)} {of}"
