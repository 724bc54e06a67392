"""What an office needs before it sees who falls short: each line with how far it is, and the page that goes on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cadre.models.people import Cadre
from office.organisation.kits import kits
from office.organisation.models.identity import Signer, identity_on
from office.organisation.models.levels import Level
from office.organisation.models.office import Office
from office.organisation.models.structure import Post, PostManagement, PostTitle, Unit
from office.organisation.models.users import User
from planning.guidance import asked_of
from planning.models import PlanningEntry, PlanningTerm
from standards.models import Standard
from start.context import CHANGE


@dataclass(frozen=True)
class StartLine:
    """`figure` says how far it is, `url` leads to where one goes on; empty for who may not."""

    title: str
    done: bool
    figure: str
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class Beginning:
    """The first hour of an office, as the user sees it on the day."""

    user: User
    office: Office
    day: date

    def lines(self) -> Iterator[StartLine]:
        """In the order in which one needs the other."""
        for line in LINES:
            yield line(self)

    def page(self, right: str, name: str, *key: int) -> str:
        """The address of a page for who holds the right somewhere; the page asks it of its row."""
        return reverse(name, args=key) if self.user.scope(right) else ""


LINES: list[Callable[[Beginning], StartLine]] = []


def line(about: Callable[[Beginning], StartLine]) -> Callable[[Beginning], StartLine]:
    LINES.append(about)
    return about


@line
def name_and_level(of: Beginning) -> StartLine:
    unit, asked = of.office.unit, bool(of.office.kit)
    figure = f"{unit.name}, {Level(unit.level_on(of.day)).label.lower()}" if asked else "Chưa ghi"
    label = "Sửa" if asked else "Ghi tên và cấp"
    return StartLine("Tên và cấp của cơ quan", asked, figure, label, of.page(CHANGE, "start-office"))


@line
def structure(of: Beginning) -> StartLine:
    units = Unit.objects.for_user(of.user).on(of.day).count()
    titles = PostTitle.objects.filter(kind=PostTitle.Kind.POST).count()
    url = of.page(CHANGE, "start-kit") if of.office.kit in kits() else ""
    figure = f"{units} đơn vị, {titles} chức danh"
    return StartLine("Đơn vị, tập thể, chức danh thường có", bool(titles), figure, "Chọn", url)


@line
def people(of: Beginning) -> StartLine:
    serving = Cadre.objects.for_user(of.user).filter(now__status="serving").count()
    figure = f"{serving} đồng chí đang công tác" if serving else "Chưa có hồ sơ nào"
    url = of.page("cadre.import_cadre", "import-new")
    return StartLine("Trích ngang cán bộ", bool(serving), figure, "Nhập từ Excel", url)


@line
def management(of: Beginning) -> StartLine:
    leading = Post.objects.for_user(of.user).filter(title__is_leader=True)
    managed = PostManagement.objects.filter(valid_from__lte=of.day)
    count, known = leading.count(), leading.filter(managements__in=managed).distinct().count()
    figure = f"{known}/{count} chức vụ lãnh đạo, quản lý đã ghi" if count else "Chưa có chức vụ lãnh đạo nào"
    url = of.page("organisation.add_postmanagement", "start-management") if count else ""
    return StartLine("Diện quản lý", bool(count) and known == count, figure, "Ghi diện quản lý", url)


@line
def terms(of: Beginning) -> StartLine:
    known = PlanningTerm.objects.count()
    open_months = PlanningTerm.objects.filter(congress_confirmed=False).count()
    waiting = f", {open_months} chưa xác nhận tháng đại hội" if open_months else ""
    figure = f"{known} nhiệm kỳ{waiting}" if known else "Chưa có; danh sách quy hoạch sẽ hỏi khi nhập"
    url = of.page("planning.view_planningterm", "planningterm-list")
    return StartLine("Nhiệm kỳ", bool(known) and not open_months, figure, "Xem nhiệm kỳ", url)


@line
def planning_lists(of: Beginning) -> StartLine:
    entries = PlanningEntry.objects.for_user(of.user).filter(ended_on=None).count()
    figure = f"{entries} lượt quy hoạch" if entries else "Chưa có danh sách nào"
    if entries:
        return StartLine(
            "Danh sách quy hoạch", True, figure, "Xem ai còn thiếu gì", reverse("planning-index")
        )
    url = of.page("planning.import_planningentry", "import-new")
    return StartLine("Danh sách quy hoạch", False, figure, "Nhập từ Excel", url)


@line
def rules(of: Beginning) -> StartLine:
    """What the lists ask of everybody on them; without a figure nobody is judged."""
    asked = asked_of(of.user, of.day)
    open_ones = sum(not each.rule.confirmed for each in asked.rules)
    figure = f"{open_ones} quy định chưa xác nhận" if open_ones else "Không còn quy định nào chờ xác nhận"
    if not asked.rules:
        figure = "Chưa có bộ quy định nào áp dụng" if asked.without_set else "Chưa có danh sách nào hỏi"
    url = of.page("planning.view_planningtarget", "planning-guidance")
    done = bool(asked.rules) and not open_ones
    return StartLine("Xác nhận quy định mà danh sách đang hỏi", done, figure, "Điền, xác nhận", url)


@line
def standards(of: Beginning) -> StartLine:
    known = Standard.objects.for_user(of.user).filter(confirmed=True).count()
    figure = f"{known} tiêu chuẩn đã xác nhận" if known else "Chưa có tiêu chuẩn nào được xác nhận"
    url = of.page("standards.view_standard", "standard-list")
    return StartLine("Tiêu chuẩn chức danh", bool(known), figure, "Xem tiêu chuẩn", url)


@line
def names_on_papers(of: Beginning) -> StartLine:
    identity = identity_on(of.office.unit, of.day)
    signed = Signer.objects.for_user(of.user).exists()
    title, change = "Tên cơ quan trên văn bản", "organisation.change_officeidentity"
    if identity is None:
        url = of.page("organisation.add_officeidentity", "officeidentity-new")
        return StartLine(title, False, "Chưa ghi; văn bản chưa có tiêu đề", "Ghi tên", url)
    missing = [*identity.missing(), *([] if signed else ["người ký"])]
    figure = f"{identity}, còn thiếu {', '.join(missing)}" if missing else str(identity)
    page = "officeidentity-edit" if list(identity.missing()) else "officeidentity-detail"
    return StartLine(title, not missing, figure, "Ghi tiếp", of.page(change, page, identity.pk))


@line
def colleagues(of: Beginning) -> StartLine:
    others = User.objects.for_user(of.user).exclude(pk=of.user.pk).count()
    figure = f"{others} tài khoản ngoài tài khoản của đồng chí" if others else "Chưa có tài khoản nào khác"
    url = of.page("organisation.add_user", "user-new")
    return StartLine("Tài khoản đồng nghiệp", bool(others), figure, "Lập tài khoản", url)
