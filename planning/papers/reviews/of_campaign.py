"""Papers about a whole review: the plan that begins it, the report of what came of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from foundation.core import clock
from foundation.core.scope.rows import OTHERS_ACT
from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.campaigns.letters import AboutCampaign, PlanOfCampaign
from office.campaigns.models import Campaign, CampaignUnit
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, register
from office.papers.letters import Writing
from office.papers.phrases import SAMPLE_GROUNDS, addressed, ended, short_day, two_digits
from office.papers.tags import BY_DAY, GROUNDS, ISSUER, PLACE, TO
from planning.models import ReviewList
from planning.papers.facts import reasons_told
from planning.papers.reviews import campaign_masters as masters
from planning.papers.reviews.letters import CONCERNING, OfReview
from planning.papers.reviews.reviewed import Reviewed, lists_about, upper_first
from planning.papers.words import about_of
from planning.reviews.choices import DECIDED, ReviewState
from planning.reviews.difference import ChangeKind, ReviewReading
from planning.reviews.reviewed import weighed_lists

State = CampaignUnit.State
PURPOSE = (
    "đưa ra khỏi quy hoạch những đồng chí không còn đủ tiêu chuẩn, điều kiện; bổ sung nhân tố mới có đức, có tài, có"
    " triển vọng phát triển"
)
DEMAND = "rà soát từng đồng chí; dân chủ, công khai, đúng tiêu chuẩn, cơ cấu, quy trình, thẩm quyền"
STEPS_BY_HAND = "các bước sau khi nhận hồ sơ, thời gian từng bước"
OWN_LISTS = "danh sách của {unit}: không nêu, vì kế hoạch gửi đến các đơn vị"
NO_LISTS = "danh sách rà soát: đợt chưa có danh sách của đơn vị nào"
REMARKS_BY_HAND = "khó khăn, vướng mắc, kiến nghị"


@register
class ReviewPlan(OfReview, PlanOfCampaign):
    """It goes to the units, and names no list of the level that runs the review."""

    slug = "review-plan"
    label = "Kế hoạch rà soát"
    code = "KH"
    file_stem = "KHRS"
    genre = "plan"
    tags = (
        *(CONCERNING, GROUNDS, ISSUER, PLACE, BY_DAY),
        Tag("muc_dich", "mục đích", PURPOSE),
        Tag("yeu_cau", "yêu cầu", DEMAND),
        Tag("danh_sach", "các danh sách của đơn vị, mỗi danh sách một dòng", ""),
        Tag("so_don_vi", "số đơn vị thực hiện", "20"),
        Tag("so_lieu", "số liệu tính đến ngày", "30/11/2021"),
        Tag("tu_ngay", "bắt đầu từ ngày", "15/01/2021"),
        Tag("cac_buoc_sau", "các bước sau khi nhận hồ sơ", "Trong tháng 4: thẩm định, trình Ban Thường vụ."),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.plan(style)

    def told(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> PaperValues:
        campaign = subjects[0]
        lists = list(weighed_lists(user).filter(campaign=campaign).select_related("target__term", *OF_TARGET))
        own = [each for each in lists if each.scope_unit_id == campaign.unit_id]
        names = list(titles_of([each for each in lists if each not in own]))
        department = writing.identity.department_name if writing.identity else ""
        return PaperValues(
            values={
                "trich_yeu": writing.about or self.usual_about(subjects),
                "muc_dich": PURPOSE,
                "yeu_cau": DEMAND,
                "danh_sach": ended(names, ".") or [BLANK],
                "so_don_vi": two_digits(campaign.units.count()),
                "so_lieu": short_day(campaign.figures_on),
                "tu_ngay": short_day(campaign.opens_on),
                "han": short_day(campaign.due_on),
                "noi_nhan_bieu": department or BLANK,
                "cac_buoc_sau": BLANK,
            },
            filled=(f"danh sách của đơn vị: {len(lists) - len(own)}",),
            empty=(
                STEPS_BY_HAND,
                *(() if names else (NO_LISTS,)),
                *((OWN_LISTS.format(unit=campaign.unit),) if own else ()),
            ),
            unconfirmed=self.unsure(campaign),
        )

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        lists = ["Ủy viên ban chấp hành đảng bộ các xã, thị trấn, nhiệm kỳ 2020 - 2025 (19 danh sách)"]
        values |= {"can_cu": ended(SAMPLE_GROUNDS, ";"), "danh_sach": ended(lists, ".")}
        return PaperValues(values=values)


OF_TARGET = ("target__post__unit", "target__post__title", "target__post__body")


def by_title(lists: Sequence[ReviewList]) -> Iterator[list[ReviewList]]:
    """The lists of one title in one term together, in their order."""
    found: dict[tuple[int, int], list[ReviewList]] = {}
    for each in lists:
        found.setdefault((each.target.term_id, each.target.post.title_id), []).append(each)
    yield from found.values()


def titles_of(lists: Sequence[ReviewList]) -> Iterator[str]:
    for together in by_title(lists):
        name, count = about_of([each.target for each in together]), len(together)
        yield upper_first(name) + (f" ({count} danh sách)" if count > 1 else "")


@register
class ReviewReport(OfReview, AboutCampaign):
    slug = "review-report"
    about = "kết quả"
    label = "Báo cáo kết quả rà soát"
    code = "BC"
    file_stem = "BCRS"
    genre = "report"
    tags = (
        *(CONCERNING, TO, ISSUER),
        *(Tag("so_don_vi", "số đơn vị phải gửi", "20"), Tag("so_da_gui", "số đơn vị đã gửi", "17")),
        Tag("so_khong_doi", "số đơn vị báo không thay đổi", "01"),
        Tag("so_qua_han", "số đơn vị quá hạn", "01"),
        Tag("qua_han", "đơn vị quá hạn, mỗi đơn vị một dòng", ""),
        Tag("so_khong_gui", "số đơn vị không gửi", "01"),
        Tag("khong_gui", "đơn vị không gửi với lý do, mỗi đơn vị một dòng", ""),
        *(Tag("so_danh_sach", "số danh sách", "20"), Tag("so_da_xong", "số danh sách đã quyết định", "18")),
        *(
            Tag("so_de_ngoai", "số danh sách để ngoài", "01"),
            Tag("so_con_lai", "số danh sách chưa xong", "01"),
        ),
        Tag(
            "danh_sach", "danh sách đã quyết định: muc.tt, .ten, .truoc, .da_giu, .dua_ra, .bo_sung, .sau", ""
        ),
        Tag("ly_do_dua_ra", "lý do đưa ra", "nghỉ hưu 2; chuyển công tác 1"),
        Tag("kien_nghi", "khó khăn, kiến nghị", "Không."),
    )

    def master(self, style: HeadStyle) -> Master:
        return masters.report(style)

    def stopped(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> str:
        own = lists_about(user).filter(campaign=subjects[0])
        return super().stopped(user, subjects, writing) or (OTHERS_ACT if own.exists() else "")

    def usual_grounds(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> list[str]:
        return []

    def told(self, user: Any, subjects: Sequence[Campaign], writing: Writing) -> PaperValues:
        campaign, upper = subjects[0], writing.identity.upper_standing_name if writing.identity else ""
        lists = list(weighed_lists(user).filter(campaign=campaign).select_related("target__term", *OF_TARGET))
        left_out = left_out_of(lists)
        done = [each for each in lists if each.state in DECIDED and each.pk not in left_out]
        found = Reviewed(user, tuple(each.pk for each in done), clock.today())
        rest = len(lists) - len(done) - len(left_out)
        return PaperValues(
            values={
                "trich_yeu": writing.about or self.usual_about(subjects),
                "kinh_gui": addressed([upper or BLANK]),
                **of_units(campaign, user),
                "so_danh_sach": two_digits(len(lists)),
                "so_da_xong": two_digits(len(done)),
                "so_de_ngoai": two_digits(len(left_out)),
                "so_con_lai": two_digits(rest),
                "danh_sach": list(rows_of(found)),
                "ly_do_dua_ra": why_out(found),
                "kien_nghi": BLANK,
            },
            filled=(f"danh sách đã quyết định: {len(done)}/{len(lists)}",),
            empty=(REMARKS_BY_HAND,),
        )

    def sample(self) -> PaperValues:
        values = {tag.name: tag.example for tag in self.tags if tag is not ISSUER}
        row = {"tt": 1, "ten": "Ủy viên ban chấp hành đảng bộ các xã, nhiệm kỳ 2020 - 2025 (18 danh sách)"}
        values |= {"danh_sach": [row | {"truoc": 151, "da_giu": 92, "dua_ra": 3, "bo_sung": 5, "sau": 61}]}
        values |= {"qua_han": ["Chi bộ thôn Một."], "khong_gui": ["Chi bộ thôn Hai: chưa tổ chức hội nghị."]}
        return PaperValues(values=values | {"kinh_gui": addressed(["Ban Thường vụ Tỉnh ủy"])})


def why_out(found: Reviewed) -> str:
    out = found.difference(ReviewReading.DECIDED).of(ChangeKind.OUT)
    counted = Counter(each.reason for each in out)
    return "; ".join(f"{words} {count}" for words, count in reasons_told(counted))


def left_out_of(lists: Sequence[ReviewList]) -> set[int]:
    """Keys of the lists that stayed as they were: they ended without a decision. One query."""
    ended_lists = ReviewList.objects.filter(pk__in=[each.pk for each in lists], state=ReviewState.ENDED)
    decided_lists = ended_lists.filter(steps__to_state=ReviewState.DECIDED, steps__undone_by=None)
    return set(ended_lists.exclude(pk__in=decided_lists.values("pk")).values_list("pk", flat=True))


def of_units(campaign: Campaign, user: Any) -> dict[str, Any]:
    """How far the units are; who is late and who sent nothing by name."""
    units = CampaignUnit.objects.for_user(user, "export").filter(campaign=campaign).select_related("unit")
    units = list(units.order_by("unit__official_key", "pk"))
    for each in units:
        each.campaign = campaign
    late = [str(each.unit) for each in units if each.is_late(clock.today())]
    missing = [f"{each.unit}: {each.missing_reason}" for each in units if each.state == State.MISSING]
    answered = sum(each.state in CampaignUnit.ANSWERED for each in units)
    unchanged = sum(bool(each.unchanged_no) and each.state in CampaignUnit.ANSWERED for each in units)
    return {
        "so_don_vi": two_digits(len(units)),
        "so_da_gui": two_digits(answered),
        "so_khong_doi": two_digits(unchanged),
        "so_qua_han": two_digits(len(late)),
        "qua_han": ended(late, "."),
        "so_khong_gui": two_digits(len(missing)),
        "khong_gui": ended(missing, "."),
    }


def rows_of(found: Reviewed) -> Iterator[dict[str, Any]]:
    """One row for all lists of a title in a term."""
    for place, together in enumerate(by_title(found.lists), 1):
        change = found.difference(ReviewReading.DECIDED, {each.pk for each in together})
        yield {
            "tt": place,
            "ten": next(titles_of(together)),
            "truoc": len(change.before),
            "da_giu": len(change.of(ChangeKind.HELD)),
            "dua_ra": len(change.of(ChangeKind.OUT)),
            "bo_sung": len(change.of(ChangeKind.ADDED)),
            "sau": len(change.after),
        }
