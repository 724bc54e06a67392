"""A drill: a backup restored beside the program by the very command an administrator would use, then thrown away."""

import json
import tempfile
from pathlib import Path

from django.conf import settings

from upkeep.backups import archive, servers
from upkeep.backups.keys import identity as key_in
from upkeep.backups.outcome import RunOutcome, forget_interrupted
from upkeep.backups.refusals import BackupRefused
from upkeep.models import Backup, Drill, UpkeepState

NOTHING = "Chưa có bản sao lưu nào để diễn tập; sao lưu trước."
SWAPPED = (
    "Tệp {} không phải tệp mà chương trình đã lập (mã SHA-256 khác); không mở. Dùng bản khác, xem ai ghi được vào "
    "thư mục."
)
OURS = "CommandError: "
FAILED = "Phục hồi thử không xong: {}"


def latest() -> Backup | None:
    return Backup.objects.filter(state=UpkeepState.DONE, removed_at=None).order_by("-pk").first()


def drill(run: Drill, path: Path | None = None, identity: str = "") -> Drill:
    """Try the file, else the newest backup, with the private key of that text, else the one that is set."""
    run.state = UpkeepState.RUNNING
    run.save(update_fields=["state"])
    with RunOutcome(run):
        path = path or chosen(run)
        run.file = path.name
        run.backup = run.backup or Backup.objects.filter(file=path.name).order_by("-pk").first()
        refuse_swapped(path, run.backup)
        identity = identity or settings.BACKUP_IDENTITY
        key_in(identity)
        database = servers.owner()
        with servers.alone(database) as connection:
            forget_interrupted(run)
            run.compared, run.differences = tried(connection, database, path, identity)
    return run


def refuse_swapped(path: Path, backup: Backup | None) -> None:
    """Whoever knows the public key can make a backup; what we made has its digest in our own row."""
    if backup and backup.sha256 and path.is_file() and archive.digest_of(path) != backup.sha256:
        raise BackupRefused(SWAPPED.format(path.name))


def chosen(run: Drill) -> Path:
    run.backup = run.backup or latest()
    if run.backup is None:
        raise BackupRefused(NOTHING)
    return settings.BACKUPS / run.backup.file


def tried(connection: object, database: dict, path: Path, identity: str) -> tuple[dict, list[str]]:
    """Restore into a scratch database and a scratch folder, both gone afterwards."""
    settings.BACKUPS.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        servers.scratch(connection, database) as scratch,
        tempfile.TemporaryDirectory(dir=settings.BACKUPS, prefix=servers.TRIED) as folder,
    ):
        asked = ["restore", str(path.resolve()), "--json"]
        done = servers.own_command(scratch, *asked, CADRE_VAR=folder, CADRE_BACKUP_IDENTITY=identity)
    if done.returncode:
        raise BackupRefused(FAILED.format(told_by(done.stderr)))
    report = json.loads(done.stdout)
    return report["compared"], report["differences"]


def told_by(stderr: str) -> str:
    """Our own sentence; of any other error its kind alone, for the rest may quote a row."""
    lines = stderr.strip().splitlines()
    for line in lines:
        if line.startswith(OURS):
            return line.removeprefix(OURS)
    kinds = [
        kind
        for line in lines
        if (kind := line.split(":")[0].rpartition(".")[2]).endswith(("Error", "Exception"))
    ]
    return f"không rõ lý do ({kinds[-1]})" if kinds else "không rõ lý do"
