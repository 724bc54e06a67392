"""A backup put into an empty system, all of it or nothing, then compared with what it says it holds."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader

from foundation.core.wall.grants import grant_application_role
from upkeep.backups import archive, comparing, servers
from upkeep.backups.making import reason_of
from upkeep.backups.refusals import BackupRefused

# Stands in the folder of files from the first file until the database has them all, and names the backup.
UNDER_WAY = ".restoring"
# What the manifest of a register names.
NAMED = {
    *("made", "day", "postgres", "migrations", "tables", "sequences"),
    *("objects", "grants", "files", "missing"),
}
ANYTHING = """
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e') LIMIT 1
"""
NOT_EMPTY = (
    "Chỉ phục hồi vào một hệ thống trống; chưa ghi gì. Ở đây đã có {what}. Lập cơ sở dữ liệu mới, thư mục dữ liệu mới "
    "(docs/installation.md) rồi chạy lại lệnh này; không có cách nào ghi đè."
)
OTHERS_MARK = (
    "Thư mục {files} còn dở lần phục hồi của một bản khác ({mark}); chưa ghi gì. Phục hồi đúng bản đó, hoặc xem "
    "trong đó có gì cần giữ, dọn sạch thư mục rồi chạy lại lệnh này."
)
NO_FILE = "Không có tệp {}."
CHANGED = "Tệp {} không còn như khi lưu (mã SHA-256 khác tệp .sha256 bên cạnh); chưa ghi gì. Dùng bản khác."
NEWER = "Bản sao lưu do chương trình mới hơn lập ({}); chưa ghi gì. Cài bản đó, hoặc mới hơn, rồi phục hồi."
NEWER_SERVER = "Bản sao lưu từ PostgreSQL {}, máy chủ ở đây là {}; chưa ghi gì. Cần PostgreSQL {} trở lên."
NOT_RESTORED = "PostgreSQL không nhận hết được bản sao lưu, nên không ghi gì: {}"


@dataclass
class RestoreReport:
    """What was restored and compared; sentences on what differs from the manifest."""

    compared: dict[str, Any] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)


def restore(path: Path, identity: Any, sha256: str = "") -> RestoreReport:
    """Put the backup into the database of this process, whose owner it is, and into its folder of files.

    Raises BackupRefused, and leaves everything as it was, where the system is not empty, the file is not whole, it
    comes from something newer, or bears no seal of ours while `sha256` does not name it.
    """
    files, database = Path(settings.MEDIA_ROOT), connection.settings_dict
    refuse_unless_empty(files, path)
    refuse_changed(path)
    manifest = archive.checked(path, identity, sha256)
    refuse_newer(manifest)
    files.mkdir(mode=0o700, parents=True, exist_ok=True)
    (files / UNDER_WAY).touch(mode=0o600)
    (files / UNDER_WAY).write_text(name_of(path))
    try:
        digests = write(path, identity, archive.Listed(manifest), files, database)
    except BaseException:
        clear(files)
        raise
    (files / UNDER_WAY).unlink(missing_ok=True)
    grant_application_role()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        return RestoreReport(*comparing.compared(manifest, cursor, digests, servers_of(database)))


def servers_of(database: dict[str, Any]) -> dict[str, Any]:
    return {name: database.get(name) for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}


def name_of(path: Path) -> str:
    return f"{path.name}, SHA-256 {archive.digest_of(path)}"


def forget_mark() -> None:
    """At the start of the program: where there are tables, the restoring came to its end, and the files are in use."""
    mark = Path(settings.MEDIA_ROOT) / UNDER_WAY
    # Whoever cannot ask or write now does so at a later start.
    with suppress(OSError, Error):
        if mark.exists() and first_table():
            mark.unlink(missing_ok=True)


def first_table() -> str:
    with connection.cursor() as cursor:
        cursor.execute(ANYTHING)
        return (cursor.fetchone() or [""])[0]


def refuse_unless_empty(files: Path, path: Path) -> None:
    if found := first_table():
        raise BackupRefused(NOT_EMPTY.format(what=f"bảng {found}"))
    if (files / UNDER_WAY).exists() and path.is_file():
        # A restoring that was cut off: the database took nothing, so the files are of no use either.
        if (mark := (files / UNDER_WAY).read_text()) != name_of(path):
            raise BackupRefused(OTHERS_MARK.format(files=files, mark=mark or "không rõ"))
        clear(files)
    if files.is_dir() and any(files.iterdir()):
        raise BackupRefused(NOT_EMPTY.format(what=f"tệp trong {files}"))


def clear(files: Path) -> None:
    """The folder itself stays, for it may be a place of its own; the mark goes last."""
    for entry in files.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != UNDER_WAY:
            entry.unlink()
    (files / UNDER_WAY).unlink(missing_ok=True)


def refuse_changed(path: Path) -> None:
    if not path.is_file():
        raise BackupRefused(NO_FILE.format(path))
    sums = path.with_name(f"{path.name}.sha256")
    if sums.exists() and archive.digest_of(path) != "".join(sums.read_text().split()[:1]):
        raise BackupRefused(CHANGED.format(path))


def refuse_newer(manifest: dict[str, Any]) -> None:
    if not manifest.keys() >= NAMED:
        raise BackupRefused(archive.BROKEN.format(what="bản kê"))
    known = MigrationLoader(None).disk_migrations
    for app, names in manifest["migrations"].items():
        for name in names:
            if (app, name) not in known:
                raise BackupRefused(NEWER.format(f"{app} {name}"))
    here, there = connection.pg_version // 10000, int(manifest["postgres"].split(".")[0])
    if there > here:
        raise BackupRefused(NEWER_SERVER.format(there, here, there))


def write(
    path: Path, identity: Any, listed: archive.Listed, files: Path, database: dict[str, Any]
) -> dict[str, list]:
    """Files, then the database in one transaction; returns size and digest of each file as it was written.

    PostgreSQL is given a piece when its digest is that of the list: somebody may have put another file there meanwhile.
    """
    found = {}
    with archive.opened(path, identity) as tar, Receiver(servers_of(database)) as receiver:
        for name, chunks in archive.members(tar):
            if name.startswith(archive.FILES):
                short = name.removeprefix(archive.FILES)
                found[short] = written(files, short, chunks)
                listed.refuse_other(name, found[short][1])
            elif name != archive.MANIFEST:
                piece = b"".join(chunks)
                listed.refuse_other(name, hashlib.sha256(piece).hexdigest())
                if name.startswith(archive.DUMP):
                    receiver.take(piece)
        listed.refuse_fewer()
    return found


def written(files: Path, name: str, chunks: Iterator[bytes]) -> list:
    place = (files / name).resolve()
    if files.resolve() not in place.parents:
        raise BackupRefused(archive.BROKEN.format(what=name))
    digest, size = hashlib.sha256(), 0
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(place, "xb") as file:
            place.chmod(0o600)
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
    except (FileExistsError, NotADirectoryError) as error:
        raise BackupRefused(archive.BROKEN.format(what=name)) from error
    return [size, digest.hexdigest()]


class Receiver:
    """pg_restore, which is given the dump as it comes and commits at its end; left with an error it takes nothing."""

    def __init__(self, database: dict[str, Any]):
        self.database = database

    def __enter__(self) -> "Receiver":
        options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
        connection.ensure_connection()
        program = servers.program("pg_restore", connection.connection)
        self.process = subprocess.Popen(
            servers.tied(program, *options, "--dbname", self.database["NAME"]),
            env=servers.environment(self.database),
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        return self

    def take(self, chunk: bytes) -> None:
        try:
            self.process.stdin.write(chunk)
        except BrokenPipeError as error:
            raise BackupRefused(NOT_RESTORED.format(self.reason())) from error

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: Any) -> None:
        # Before the pipe is closed: what comes to its end there is committed.
        if error is not None:
            self.process.kill()
        with self.process.stderr:
            with suppress(BrokenPipeError):
                self.process.stdin.close()
            failed = self.process.wait()
            if failed and error is None:
                raise BackupRefused(NOT_RESTORED.format(self.reason()))

    def reason(self) -> str:
        return reason_of(self.process.stderr.read())
