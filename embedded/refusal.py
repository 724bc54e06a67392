import errno
from contextlib import contextmanager

FULL = {errno.ENOSPC, errno.EDQUOT}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
NO_FOLDER = {errno.ENOTDIR, errno.EEXIST, errno.EISDIR}


class Refusal(Exception):
    """Why the program does not start, in words for the person at the keyboard."""


@contextmanager
def told():
    """What the disk refuses, in words; any other error is one of ours."""
    try:
        yield
    except OSError as error:
        if sentence := _sentence(error):
            raise Refusal(sentence) from error
        raise


def _sentence(error):
    if error.errno in FULL:
        return (
            f"Ổ đĩa đã đầy, không ghi được {error.filename or 'vào thư mục dữ liệu'}. Hãy giải phóng chỗ rồi chạy lại; "
            "dữ liệu đã ghi còn nguyên."
        )
    if error.errno in CLOSED and error.filename:
        return (
            f"Tài khoản này không dùng được {error.filename}: chỉ đọc hoặc thuộc tài khoản khác ({error.strerror}). "
            "Hãy cấp quyền ghi thư mục dữ liệu cho tài khoản chạy chương trình, "
            "hoặc chọn thư mục khác: make run CADRE_VAR=…"
        )
    if error.errno in NO_FOLDER and error.filename:
        return (
            f"{error.filename} không đúng loại tệp cần có ({error.strerror}). "
            "Hãy chọn thư mục khác: make run CADRE_VAR=…"
        )
    return None
