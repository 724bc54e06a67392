"""One backup: database and files of one moment, encrypted into one file, while everybody goes on working."""

import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from foundation.core import clock
from upkeep.backups import archive, retention, servers, stocktake
from upkeep.backups.figures import figures_of
from upkeep.backups.keys import recipient
from upkeep.backups.outcome import RunOutcome, forget_interrupted
from upkeep.backups.refusals import BackupRefused
from upkeep.models import Backup, UpkeepState

# Of a message of the server: things of the database, which may be named; else what a colon or quotes lead in.
THINGS = (
    "relation|table|constraint|index|column|function|type|role|schema|database|extension|sequence|trigger"
)
NAMED_OR_VALUE = re.compile(rf'((?:{THINGS}) "[^"]*")|: .*|"[^"]*"')
PIECE = 8 << 20
SPARE = 64 << 20
FULL = (
    "Chưa sao lưu: ổ đĩa của thư mục {folder} còn {free}, cần khoảng {needed}. Dọn ổ đĩa, hoặc đặt CADRE_BACKUPS "
    "sang ổ khác."
)
NOT_DUMPED = "PostgreSQL không đọc hết được cơ sở dữ liệu: {}"


def make(backup: Backup) -> Backup:
    """Do the backup of the row and write its end there, done or failed with the reason; then old ones go."""
    backup.state = UpkeepState.RUNNING
    backup.save(update_fields=["state"])
    with RunOutcome(backup):
        key, database, folder = recipient(), servers.owner(), backup_folder()
        with servers.alone(database) as connection:
            forget_interrupted(backup)
            for unfinished in folder.glob(".*.part"):
                unfinished.unlink()
            backup.key = str(key)
            write(backup, HeldMoment(connection, database), folder, key)
    if backup.state == UpkeepState.DONE:
        retention.prune(folder, timezone.now())
    return backup


def backup_folder() -> Path:
    settings.BACKUPS.mkdir(mode=0o700, parents=True, exist_ok=True)
    return settings.BACKUPS


def write(backup: Backup, moment: "HeldMoment", folder: Path, key: Any) -> None:
    with moment.held():
        require_space(folder, moment)
        packed = archive.Packed(moment.parts(), moment.manifest)
        path = folder / f"cadre-{clock.stamp(moment.made)}.age"
        written = archive.write(packed, path, key)
    backup.file, backup.size, backup.sha256 = path.name, written.size, written.digest.hexdigest()
    backup.missing = len(moment.missing)
    backup.contents = moment.in_short()


def require_space(folder: Path, moment: "HeldMoment") -> None:
    """Raises BackupRefused where the disk would be full before the end."""
    last = Backup.objects.filter(state=UpkeepState.DONE).order_by("-pk").first()
    needed = (last.size * 2 if last else moment.size()) + SPARE
    free = shutil.disk_usage(folder).free
    if free < needed:
        sizes = {"free": filesizeformat(free), "needed": filesizeformat(needed)}
        raise BackupRefused(FULL.format(folder=folder, **sizes))


class HeldMoment:
    """What the register held at one moment: a snapshot of the database, and the files that its rows name."""

    def __init__(self, connection: Any, database: dict[str, Any]):
        self.connection, self.database = connection, database
        self.files, self.missing = {}, []

    @contextmanager
    def held(self) -> Iterator[None]:
        with self.connection.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                cursor.execute("SELECT pg_export_snapshot()")
                self.snapshot = cursor.fetchone()[0]
                self.made, self.day = timezone.now(), clock.today()
                self.stock = stocktake.taken(cursor, settings.APPLICATION_ROLE)
                self.named, self.once_named = stocktake.files_named(cursor)
                yield
            finally:
                cursor.execute("ROLLBACK")

    def size(self) -> int:
        """Bytes that it has at most."""
        with self.connection.cursor() as cursor:
            ((database,),) = stocktake.asked(cursor, "SELECT pg_database_size(current_database())")
        return database + sum(path.stat().st_size for _, path in self.existing())

    def existing(self) -> Iterator[tuple[str, Path]]:
        for name in sorted(self.named | self.once_named):
            path = Path(default_storage.path(name))
            if path.is_file():
                yield name, path

    def parts(self) -> Iterator[archive.PackedPart]:
        """Files first and the database last: a restoring commits when all files are there."""
        for name, path in self.existing():
            digest = hashlib.sha256()
            with open(path, "rb") as file:
                size = path.stat().st_size
                yield archive.PackedPart(archive.FILES + name, size, hashed(file, digest))
            self.files[name] = [size, digest.hexdigest()]
        self.missing = sorted(self.named - set(self.files))
        for number, piece in enumerate(self.dumped()):
            yield archive.PackedPart(f"{archive.DUMP}{number:06}", len(piece), [piece])

    def dumped(self) -> Iterator[bytes]:
        """The database in pieces. Raises BackupRefused where PostgreSQL does not give it whole."""
        command = [
            servers.program("pg_dump", self.connection),
            "--format=custom",
            f"--snapshot={self.snapshot}",
        ]
        with tempfile.TemporaryFile() as said:
            dump = subprocess.Popen(
                servers.tied(
                    *command,
                    "--lock-wait-timeout=60s",
                    *(f"--exclude-table-data={table}" for table in stocktake.SESSIONS),
                ),
                env=servers.environment(self.database),
                stdout=subprocess.PIPE,
                stderr=said,
            )
            try:
                while piece := dump.stdout.read(PIECE):
                    yield piece
            finally:
                # Whoever stops reading has a reason of its own.
                dump.stdout.close()
                failed = dump.wait()
            if failed:
                said.seek(0)
                raise BackupRefused(NOT_DUMPED.format(reason_of(said.read())))

    def manifest(self) -> dict[str, Any]:
        """Sequences know no snapshot: the restored ones lie between what they were before the dump and after it."""
        with self.connection.cursor() as cursor:
            after = stocktake.sequences(cursor)
        return {
            **self.stock,
            "made": self.made.isoformat(),
            "day": self.day.isoformat(),
            "sequences": {name: [low, after[name]] for name, low in self.stock["sequences"].items()},
            "files": self.files,
            "missing": self.missing,
            "figures": figures_of(self.database, self.day, self.snapshot),
        }

    def in_short(self) -> dict[str, Any]:
        tables = self.stock["tables"].values()
        return {
            "tables": len(tables),
            "rows": sum(count for count, _ in tables),
            "files": len(self.files),
            "missing": self.missing[:20],
            "postgres": self.stock["postgres"],
        }


def hashed(file: Any, digest: Any) -> Iterator[bytes]:
    while chunk := file.read(archive.CHUNK):
        digest.update(chunk)
        yield chunk


def reason_of(said: bytes) -> str:
    """What a program of PostgreSQL complained of first, without the values of rows that it may quote."""
    lines = said.decode(errors="replace").strip().splitlines() or ["không rõ lý do"]
    line = next((line for line in lines if "error:" in line), lines[0])
    place, error, told = line.partition("ERROR:")
    return f"{place}{error}{NAMED_OR_VALUE.sub(lambda found: found[1] or '…', told)}"[:300]
