"""A unit's workbook as a file, filled as the unit fills it."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from office.campaigns.making import content_of, made
from office.campaigns.models import CampaignUnit, UnitReturn


def filled(asked, **sheets):
    """The file of a campaign's unit with {sheet: {row of the table, from 0: {label: value}}} written into it."""
    book = load_workbook(io.BytesIO(content_of(made(CampaignUnit.objects.get(pk=asked.pk)))))
    for name, rows in sheets.items():
        page = book[name.replace("_", " ")]
        top = next(row for row in page.iter_rows() if row[0].value == "TT")
        places = {cell.value: cell.column for cell in top}
        for number, values in rows.items():
            for label, value in values.items():
                page.cell(top[0].row + 1 + number, places[label]).value = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sent(client, asked, content, name="bieu.xlsx"):
    """What answers the sending of a file."""
    address = reverse("campaignunit-file", args=[asked.pk])
    return client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def last_return():
    return UnitReturn.objects.latest("pk")


def cells_of(content):
    """{sheet: rows of values} of an .xlsx."""
    book = load_workbook(io.BytesIO(content))
    return {page.title: [[cell.value for cell in row] for row in page.iter_rows()] for page in book}
