"""What a restoring compared, in words."""

from collections.abc import Iterator
from typing import Any

from foundation.core.figures import thousands


def lines_of(compared: dict[str, Any]) -> Iterator[str]:
    yield f"{thousands(compared['tables'])} bảng, {thousands(compared['rows'])} dòng"
    yield f"{thousands(compared['sequences'])} dãy số, {thousands(compared['objects'])} hàm, ràng buộc, chỉ mục, cột"
    yield f"{thousands(compared['files'])} tệp đính kèm"
    if compared["missing"]:
        yield f"{thousands(compared['missing'])} tệp đính kèm đã thiếu từ khi sao lưu"
    yield "số liệu tổng hợp bằng nhau" if compared["figures"] else "chưa so số liệu tổng hợp"
