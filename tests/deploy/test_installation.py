"""The notes on installation name what there is."""

import re
from pathlib import Path

from tests.deploy.files import COMPOSE, INSTALLATION, SERVICES, written_commands

IMAGES = {service["image"] for service in SERVICES.values()}
# Words of `docker compose VERB … SERVICE`, after the options that take a value.
OPTIONS_WITH_VALUE = {"--since", "--scale", "-e"}


def named_services(words):
    """The services of a `docker compose` command: one for exec and run, which take a command after it."""
    verb, *rest = words[2:]
    plain = [
        word for before, word in zip([""] + rest, rest, strict=False) if before not in OPTIONS_WITH_VALUE
    ]
    plain = [word for word in plain if not word.startswith("-")]
    return plain[:1] if verb in ("exec", "run") else plain


def test_every_command_speaks_of_services_there_are():
    commands = [words[words.index("docker") :] for words in written_commands() if "compose" in words]
    assert len(commands) > 10
    for words in commands:
        assert set(named_services(words)) <= set(SERVICES), words


def test_the_images_carried_in_are_those_that_are_started():
    [saved] = [words for words in written_commands() if words[:2] == ["docker", "save"]]
    assert set(saved[4:]) == IMAGES
    pulled = {words[2] for words in written_commands() if words[:2] == ["docker", "pull"]}
    assert pulled == {image for image in IMAGES if not image.startswith("cadre:")}


def test_every_secret_and_every_setting_is_explained():
    secrets, settings = INSTALLATION.split("## Secrets")[1].split("## Settings")
    rows = re.findall(r"^\| (`.*?) \|", secrets, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(COMPOSE["secrets"])
    rows = re.findall(r"^\| (`.*?) \|", settings.split("## Starting")[0], re.MULTILINE)
    asked = set(re.findall(r"\$\{(\w+)", Path("docker-compose.yml").read_text()))
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == asked


def test_the_commands_of_manage_are_there():
    for command in re.findall(r"manage\.py (\w+)", INSTALLATION):
        assert list(Path().glob(f"**/management/commands/{command}.py")), command
