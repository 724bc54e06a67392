"""Small rosters as an officer would send them, and the short way through the pages."""

import io

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foundation.jobs import execution
from foundation.sheets.models import Import

HEADINGS = ["TT", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Đơn vị", "Chức vụ", "Quê quán"]
TITLE = "DANH SÁCH TRÍCH NGANG (tính đến ngày 30/11/2021)"


def person(name, **cells):
    """A row of the roster; An's own is person("Hoàng Thị An", sex="Nữ")."""
    given = {
        "sex": "Nam",
        "birth": "25/03/1979",
        "ethnic": "",
        "unit": "Xã Hoa Thám",
        "post": "Chủ tịch UBND",
    }
    given |= {"home": ""} | cells
    return [name, *(given[key] for key in ("sex", "birth", "ethnic", "unit", "post", "home"))]


def roster(*rows, headings=HEADINGS, title=TITLE):
    """The bytes of a workbook: title, heading in row 3, rows from row 4."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet("Trích ngang")
        page.write(0, 0, title)
        page.write_row(2, 0, headings)
        for number, row in enumerate(rows, 1):
            page.write_row(2 + number, 0, [number, *row])
    return target.getvalue()


def upload(client, content, name="Danh sách Hoa Thám.xlsx"):
    """Send the file and let the reading finish; returns the import."""
    answer = client.post(reverse("import-new"), {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.context["form"].errors
    return finished(Import.objects.latest("pk"))


def finished(sent):
    """Do the import's job here and now, as the worker would."""
    sent.refresh_from_db()
    execution.run(sent.job_id)
    return Import.objects.select_related("job").get(pk=sent.pk)


def confirm(client, sent, **changes):
    """Step 1, second half, as proposed except for the changes."""
    given = {"kind": sent.kind, "sheets": list(sent.choices), "day": "30/11/2021"} | changes
    return client.post(reverse("import-file", args=[sent.pk]), given)


def columns(client, sent, **changes):
    """Step 2 as the page shows it except for the changes; of dates that nobody decided the day is first."""
    form = client.get(reverse("import-columns", args=[sent.pk])).context["form"]
    shown = {field.html_name: field.value() for field in form if field.value()}
    given = {name: "day_first" for name in form.fields if name.startswith("date-")} | shown | changes
    return client.post(reverse("import-columns", args=[sent.pk]), given)


def looked(client, content, **changes):
    """An import that has come to step 3."""
    sent = upload(client, content)
    confirm(client, sent)
    columns(client, sent, **changes)
    return finished(sent)


def write(client, sent):
    client.post(reverse("import-write", args=[sent.pk]), {"good": sent.good, "blocked": sent.blocked})
    return finished(sent)
