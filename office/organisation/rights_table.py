"""The table of rights as people read it, drawn from the very rights that are enforced."""

from django.apps import apps
from django.views import generic

from foundation.core.answers.rights import NeedsRight
from office.organisation.rights import KIN, RESTRICTED, RIGHTS, role_choices

ACTIONS = {
    "view": "Xem",
    "add": "Thêm",
    "change": "Sửa",
    "remove": "Đưa ra",
    "stop": "Ngừng, cho sử dụng lại",
    "answer": "Ghi trả lời của đơn vị",
    "submit": "Gửi hồ sơ của đơn vị",
    "lock": "Khóa kết quả",
    "unlock": "Mở lại kết quả đã khóa",
    "draft": "Xem danh sách chưa phê duyệt",
    "check": "Thẩm định",
    "send": "Trình, gửi cấp trên",
    "approve": "Ghi nhận quyết định",
    "register": "Đăng ký nhu cầu",
    "issue": "Ban hành kế hoạch",
    "close": "Kết thúc kế hoạch",
    "complete": "Bế giảng, ghi kết quả",
    "run": "Điều hành rà soát",
    "weigh": "Xem đề xuất, kết luận",
    "propose": "Đề xuất",
    "appraise": "Kết luận thẩm định",
    "decide": "Ghi quyết định xếp loại",
    "hear": "Ghi ý kiến của Thường trực",
    "conclude": "Ghi kết luận, quyết định",
    "reopen": "Trả lại bước trước",
    "relieve": "Cho thôi giữ chức vụ",
    "special": "Xét trường hợp đặc biệt",
    "confirm": "Xác nhận",
    "export": "Kết xuất",
    "disclose": "Xuất dữ liệu của một người",
    "import": "Nhập từ Excel",
    "undo": "Hoàn tác của người khác",
    "share": "Dùng chung",
    "invite": "Cấp phiếu tài khoản",
    "renew": "Làm lại xác thực hai lớp",
}
SENSITIVE = "Xem thông tin hạn chế"
GIVE = "give"


def parts(right):
    """(action, record) of a right: 'cadre.view_cadre' is view of cadre.cadre."""
    app, name = right.split(".")
    action, record = name.split("_", 1)
    return action, f"{app}.{record}"


def table():
    """Rows (title, one list of words a role): first the records, then the roles that a role may give."""
    labels = dict(role_choices())
    records = {}
    for right in sorted(right for rights in RIGHTS.values() for right in rights):
        action, record = parts(right)
        if action != GIVE:
            records.setdefault(record, apps.get_model(record)._meta)
    for record, meta in records.items():
        yield str(meta.verbose_name), [words(role, record) for role in labels]
    for given, label in labels.items():
        gives = [f"organisation.{GIVE}_{given}" in RIGHTS[role] for role in labels]
        yield f"Phân quyền: {label}", [["Giao vai trò"] if may else [] for may in gives]


def words(role, record):
    """What the role may do with the record, in the order of the list of actions."""
    allowed = {action for action, of in map(parts, RIGHTS[role]) if of == record}
    return [
        SENSITIVE if action == "view" and record in RESTRICTED + KIN else word
        for action, word in ACTIONS.items()
        if action in allowed
    ]


class RightsPage(NeedsRight, generic.TemplateView):
    template_name = "organisation/rights.html"
    permission_required = "organisation.view_grant"
    extra_context = {"title": "Phân quyền"}

    def get_context_data(self, **kwargs):
        rows = list(table())
        return super().get_context_data(rows=rows, roles=[label for _, label in role_choices()], **kwargs)
