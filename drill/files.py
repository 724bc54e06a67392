"""Files that are from the future or garbage, put there while the program runs; and an orderly backup."""

import datetime
import json
import os
import threading

import pyrage

from drill.crowd import Visitor, noted
from drill.kills import KILL, restarted, start_again
from drill.program import DrilledProgram
from drill.scene import Broken, Row, Scene
from embedded.passwords import passwords

GARBAGE = b"\x00\xff garbage\r\n" * 20
YEARS = datetime.timedelta(days=5 * 366)
ACKNOWLEDGED = (
    "import json; from cadre.models.people import Cadre; "
    "print(json.dumps(list(Cadre.pgh_event_models['update'].objects.filter(note__startswith='drill ')"
    ".values_list('pgh_obj_id', 'note'))))"
)


def beat_reads(scene: Scene, content: bytes) -> None:
    """Started again, the scheduler finds this file of its last runs."""
    was = scene.program.pid("beat")
    scene.program.signal([was], KILL)
    (scene.program.folder / "run" / "beat").write_bytes(content)
    restarted(scene, "beat", was)


def future(scene: Scene) -> None:
    ran = (datetime.datetime.now(datetime.UTC) + YEARS).isoformat()
    kept = json.loads((scene.program.folder / "run" / "beat").read_text())
    beat_reads(scene, json.dumps(dict.fromkeys(kept, ran)).encode())


def garbage_of_ports(scene: Scene) -> None:
    """A command says what to do; the next start writes it anew."""
    (scene.program.folder / "run" / "servers.json").write_bytes(GARBAGE)
    told = scene.program.manage("showmigrations", "jobs")
    if told.returncode == 0 or "hỏng" not in told.stderr or "Traceback" in told.stderr:
        raise Broken("a command says nothing of it")
    scene.program.interrupt()
    start_again(scene.program)
    if scene.program.manage("showmigrations", "jobs").returncode:
        raise Broken("commands find no program")


def two_saves(scene: Scene) -> None:
    """Of one record at once, each with another note: one is saved, the other is shown both."""
    users = [scene.user(name) for name in ("chuyenvien", "lanhdaobtc")]
    edit = f"/cadres/{scene.crowd.spare}/edit/"
    forms, answers = [user.form(edit) for user in users], {}

    def send(number: int, user: Visitor) -> None:
        answers[number] = user.send(edit, noted(forms[number], f"cùng lúc {number}"))

    threads = [threading.Thread(target=send, args=pair) for pair in enumerate(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statuses = sorted(answer.status_code for answer in answers.values())
    shown = [answer.text for answer in answers.values() if answer.status_code == 200]
    if statuses != [200, 302] or not all(f"cùng lúc {number}" in shown[0] for number in (0, 1)):
        raise Broken(f"answers {statuses}")


def restore(scene: Scene) -> None:
    """Made while users write; what was acknowledged before it began is looked for in the other system."""
    key, identity = pyrage.x25519.Identity.generate(), scene.folder / "identity"
    identity.touch(mode=0o600)
    identity.write_text(f"{key}\n")
    backups, before = scene.folder / "backups", list(scene.crowd.notes.kept)
    scene.program.environment |= {"CADRE_BACKUP_KEY": str(key.to_public()), "CADRE_BACKUPS": str(backups)}
    require_done(scene.program.manage("backup"))
    made = max((path for path in backups.iterdir() if path.suffix == ".age"), key=os.path.getmtime)
    secret = scene.program.environment.get("SECRET_KEY") or passwords(scene.program.folder)["secret_key"]
    other = DrilledProgram(scene.folder / "restored", SECRET_KEY=secret)
    require_done(other.manage("restore", str(made), "--identity", str(identity)))
    told = require_done(other.manage("shell", "--no-imports", "-c", ACKNOWLEDGED))
    there = {tuple(pair) for pair in json.loads(told)}
    if missing := [write for write in before if write not in there]:
        raise Broken(f"{len(missing)} writes are not in the backup")


def require_done(command: object) -> str:
    if command.returncode:
        raise Broken((command.stderr or command.stdout).strip().splitlines()[-1])
    return command.stdout


ROWS = [
    Row("file of the scheduler: last runs five years ahead", future, most=60),
    Row("file of the scheduler: garbage", lambda scene: beat_reads(scene, GARBAGE), most=60),
    Row("file of the ports: garbage, started again", garbage_of_ports, most=120),
    Row("two saves of one record at once", two_saves, most=30, whole=False, failing=0),
    Row("the last backup restored into an empty system", restore, most=120, whole=False, failing=0),
]
