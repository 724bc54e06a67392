import os
import socket

from embedded.refusal import Refusal


def wanted_port():
    given = os.environ.get("PORT") or "8000"
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise Refusal(f"PORT={given} không phải là số cổng (1–65535).")
    return int(given)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def require_free(host, port):
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise Refusal(
            f"Không mở được cổng {port} trên {host} ({error.strerror}). "
            f"Hãy chọn cổng khác, ví dụ: make run PORT={port + 1}"
        ) from error
