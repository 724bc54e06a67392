from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from foundation.core import clock
from foundation.core.database import audited_transaction
from foundation.core.parameters import BadParameter, read_day
from foundation.sheets.filling.filler import FilledForm
from foundation.sheets.filling.form import FormTable, open_form, tables_of
from foundation.sheets.filling.lists import FillableList, list_named
from foundation.sheets.filling.running import FormMemory, fill, fullest, said_of
from foundation.sheets.limits import Unreadable

FAULT = 2
FUTURE = "Ngày {day:%d/%m/%Y} chưa đến; ghi hôm nay hoặc ngày đã qua."
NO_SHEET = "Biểu không có bảng “{name}”; các bảng điền được: {known}."
EXISTS = "Đã có tệp {name}; ghi tên tệp khác để không mất tệp cũ."


class Command(BaseCommand):
    help = "Điền một danh sách vào biểu .xlsx của cấp trên, giữ nguyên định dạng và công thức của biểu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("form", metavar="FORM", help="biểu trống, tệp .xlsx")
        parser.add_argument(
            "list",
            metavar="LIST",
            help="people, people:MÃ ĐƠN VỊ, planning:NHIỆM KỲ/CHỨC DANH, grades:NĂM hoặc class:MÃ LỚP",
        )
        parser.add_argument("out", metavar="OUT", help="tệp đã điền, chưa có trên máy")
        parser.add_argument("--as", dest="username", required=True, help="điền với quyền của người dùng này")
        parser.add_argument("--sheet", help="bảng cần điền, khi biểu có nhiều bảng")
        parser.add_argument("--as-of", metavar="NGÀY", default="", help="ngày của số liệu; mặc định hôm nay")

    def handle(self, *, form: str, out: str, username: str, **options: Any) -> None:
        user = user_called(username)
        day = day_called(options["as_of"])
        try:
            with audited_transaction(user.pk, command="fill_form"):
                listed = list_named(user, options["list"], day)
                found = filled(Path(form), listed, options["sheet"])
                # Last, so that a form that nobody can keep is not told to have left.
                with Path(out).open("xb") as file:
                    file.write(found.content)
        except Unreadable as refusal:
            raise CommandError(str(refusal), returncode=FAULT) from refusal
        except FileExistsError as error:
            raise CommandError(EXISTS.format(name=out), returncode=FAULT) from error
        except OSError as error:
            raise CommandError(f"Không mở được tệp: {error.strerror}.", returncode=FAULT) from error
        self.stdout.write("\n".join(said_of(found, day)))


def filled(path: Path, listed: FillableList, sheet: str | None) -> FilledForm:
    content = path.read_bytes()
    tables = tables_of(content, open_form(content), listed.offer)
    table = table_called(tables, sheet) if sheet else fullest(tables)
    memory = FormMemory(listed.user, listed.slug).recall(table)
    return fill(table, listed, table.propose(memory))


def table_called(tables: list[FormTable], name: str) -> FormTable:
    found = next((table for table in tables if table.sheet.name == name), None)
    if found is None:
        raise Unreadable(NO_SHEET.format(name=name, known=", ".join(table.sheet.name for table in tables)))
    return found


def user_called(username: str) -> Any:
    users = get_user_model()
    try:
        return users.objects.get(username=username, is_active=True)
    except users.DoesNotExist as error:
        raise CommandError(f'Không có người dùng "{username}".', returncode=FAULT) from error


def day_called(text: str) -> date:
    try:
        day = read_day(text) or clock.today()
    except BadParameter as unreadable:
        raise CommandError(str(unreadable), returncode=FAULT) from unreadable
    if day > clock.today():
        raise CommandError(FUTURE.format(day=day), returncode=FAULT)
    return day
