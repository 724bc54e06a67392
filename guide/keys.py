"""The keys of the program, as the guide lists them; `key` is how scripts call it, for the test that compares."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    shown: str
    does: str
    where: str
    key: str


EVERYWHERE, RECORDS, FORMS, BOX = "Mọi trang", "Trang một hồ sơ", "Biểu nhập", "Ô tìm"
LIST = "Danh sách, khi đứng ở tên của một dòng"
CASES = "Rà soát từng trường hợp, khi đứng ở một dòng"
KEYS = [
    Key("/", "Đến ô tìm", EVERYWHERE, '"/"'),
    Key("?", "Xem danh sách phím tắt", EVERYWHERE, '"?"'),
    Key("F8", "Ẩn nội dung ngay khi có người đến gần; mật khẩu mở lại", EVERYWHERE, "f8: "),
    Key("Ctrl+Shift+H", "Như F8", EVERYWHERE, '"ctrl+shift+h"'),
    Key("Mũi tên lên, xuống", "Chọn một dòng trong kết quả tìm", BOX, '"ArrowDown"'),
    Key("Enter", "Mở dòng đang chọn; chưa chọn thì mở kết quả duy nhất hoặc danh sách", BOX, '"Enter"'),
    Key("Esc", "Đóng kết quả tìm", BOX, '"Escape"'),
    Key("Enter", "Xem hồ sơ bên cạnh danh sách; Enter lần nữa mở cả trang", LIST, "openPanel"),
    Key("Mũi tên lên, xuống", "Sang dòng trên, dòng dưới", LIST, "ArrowUp: -1"),
    Key("Phím cách", "Chọn, bỏ chọn dòng", LIST, 'event.key === " "'),
    Key("Shift+bấm ô chọn", "Chọn cả các dòng ở giữa", LIST, "chooseRange"),
    Key("Esc", "Đóng hồ sơ bên cạnh danh sách", LIST, "closePanel"),
    Key("Alt+mũi tên phải", "Hồ sơ tiếp theo", RECORDS, '"alt+arrowright"'),
    Key("Alt+mũi tên trái", "Hồ sơ trước", RECORDS, '"alt+arrowleft"'),
    Key("Enter", "Sang ô tiếp theo, không gửi biểu", FORMS, "data-enter=next"),
    Key("Ctrl+S", "Lưu", FORMS, '"ctrl+s"'),
    Key("1", "Đề xuất tiếp tục (bổ sung), sang dòng chưa có đề xuất", CASES, '1: "keep"'),
    Key("2", "Đề xuất đưa ra (chưa bổ sung): chọn lý do, Enter", CASES, '2: "remove"'),
    Key("3", "Đã trúng cử, đã bổ nhiệm", CASES, '3: "held"'),
    Key("0", "Xem xét lại: bỏ đề xuất đã ghi", CASES, '0: ""'),
    Key("Enter", "Sang dòng tiếp theo chưa có đề xuất", CASES, "nextOpen(row)"),
]
