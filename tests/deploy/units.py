"""The units of systemd, read as systemd would: a setting may stand more than once, and some for all of them."""

from pathlib import Path

FOLDER = Path("deploy/systemd")
SERVICES = sorted(path.stem for path in FOLDER.glob("*.service"))
FOR_ALL = FOLDER / "cadre-.service.d" / "guarded.conf"
CURRENT = "/opt/cadre/current/"


def settings_of(name):
    """Values by name, of a service with what holds for all."""
    found = {}
    for path in (FOLDER / f"{name}.service", FOR_ALL):
        for line in path.read_text().replace("\\\n", " ").splitlines():
            if "=" in line and not line.startswith("#"):
                key, value = line.split("=", 1)
                found.setdefault(key, []).append(" ".join(value.split()))
    return found


def environment_of(name):
    pairs = " ".join(settings_of(name)["Environment"]).split()
    return dict(pair.split("=", 1) for pair in pairs)


def credentials_of(name):
    return dict(line.split(":") for line in settings_of(name)["LoadCredential"])


def command_of(name):
    """The words of the only or last command, without the interpreter."""
    return settings_of(name)["ExecStart"][-1].replace("%%", "%").split()[1:]
