import json
import os
import secrets

from embedded.refusal import Refusal, told

NAMES = ("secret_key", "owner", "application", "valkey")
# Not in files of before: of their data the owner of the tables is the superuser, and stays it.
SINCE = ("superuser",)


def passwords(folder):
    """The secrets of this installation: made at the first start, readable by its account alone."""
    path = folder / "secrets.json"
    with told():
        if not path.exists():
            _make(path)
        return _read(path)


def _make(path):
    if kept := [name for name in ("pgdata", "valkey") if (path.parent / name).exists()]:
        raise Refusal(_sentence(path, "không còn", path.parent / kept[0]))
    made = path.with_suffix(".new")
    made.unlink(missing_ok=True)
    with open(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({name: secrets.token_urlsafe(48) for name in NAMES + SINCE}, file)
        file.flush()
        os.fsync(file.fileno())
    made.rename(path)


def _read(path):
    try:
        found = json.loads(path.read_text())
        if all(isinstance(found[name], str) and found[name] for name in NAMES):
            return found
    except (ValueError, KeyError, TypeError):
        pass
    raise Refusal(_sentence(path, "bị cắt cụt hoặc hỏng", path.parent))


def _sentence(path, fault, data):
    """New passwords would not open the old data, so none are ever made over it."""
    return (
        f"Tệp mật khẩu {path} {fault}, mà dữ liệu trong {data} chỉ mở được bằng đúng các mật khẩu đó; "
        "chương trình không tự tạo mật khẩu mới. Hãy chép lại tệp này từ bản giữ riêng của cơ quan; "
        "không có bản giữ thì phục hồi bản sao lưu vào một thư mục mới: "
        "CADRE_VAR=… .venv/bin/python manage.py restore TỆP"
    )
