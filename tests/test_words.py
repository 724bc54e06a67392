"""The words of the screens are the office's: none that was corrected comes back, none is said that is never said."""

import re
from pathlib import Path

import pytest

FOLDERS = [path for path in Path().iterdir() if path.is_dir() and path.name[0] != "." and path.name != "var"]
FOLDERS = [path for path in FOLDERS if path.name not in {"tests", "docs", "bench", "docker"}]
KINDS = {".html", ".py", ".json", ".js", ".sql"}

# A draft's word, and what is said instead.
CORRECTED = {
    "Bàn rà soát": "Rà soát từng trường hợp",
    r"đã kết luận \d": "đã rà soát x/y",
    "Đang lấy biểu": "Đang thu hồ sơ",
    r"[Đđ]úng (trung|cao|sơ) cấp": "Chỉ trung cấp",
    "Lập lớp|Hoàn thành lớp": "Mở lớp theo kế hoạch, Bế giảng, ghi kết quả",
    r"(?<!Hiện )(?<![Hh]ôm )\bnay: ": "Hiện nay:",
    "Cấp số": "Lấy số, Ghi số văn bản",
    "khác tự xếp loại": "Lệch từ 2 mức so với tự xếp loại",
    "[Vv]ượt tỷ lệ": "Quá tỷ lệ 20%",
    "[Hh]ai người khác nhau": "Hai đồng chí khác nhau",
    "Đưa khỏi danh sách đồng chí": "Xóa hồ sơ nhập nhầm",
    'PROMOTED = .*"Đã giữ chức danh"': "Đã trúng cử, Đã bổ nhiệm",
    "Quy định của đơn vị mẫu|, đơn vị mẫu": "một số văn bản đặt ra, kèm (số liệu mẫu)",
    '"authority": "Đơn vị"': "Đơn vị quản lý",
    "Tổng quan": "Tổng hợp",
    "Nhập dữ liệu": "Nhập từ Excel",
    "[Mm]a trận": "Đối chiếu tiêu chuẩn chức danh",
    "[Đđ]ồng hồ cơ cấu": "Cơ cấu danh sách",
}
# The program says them of nobody, in its own name.
NEVER = [
    "xếp hạng",
    "chấm điểm",
    "sẽ được bổ nhiệm",
    "nhân sự dự kiến",
    "bị loại",
    r"\btrượt\b",
    r"\bkém\b",
    "cảnh báo",
    "nguồn thay thế",
    "kế nhiệm",
    "máy tính",
    r"\bkhông được phép\b",
]


@pytest.fixture(scope="module")
def texts():
    """{file: what it holds} of all that can come to a screen."""
    paths = [path for folder in FOLDERS for path in folder.rglob("*") if path.suffix in KINDS]
    return {str(path): path.read_text() for path in paths if not {"migrations", "vendor"} & set(path.parts)}


@pytest.mark.parametrize("word", [*CORRECTED, *NEVER])
def test_no_screen_says(texts, word):
    found = {
        f"{path}: {line.strip()[:80]}"
        for path, text in texts.items()
        if re.search(word, text)
        for line in text.splitlines()
        if re.search(word, line)
    }
    assert found == set(), CORRECTED.get(word, "not said by the program")


def test_a_word_that_came_back_would_be_found(texts):
    assert re.search(NEVER[5], "Đồng chí này trượt.") and not re.search(NEVER[5], "lượt")
    assert len(texts) > 300
