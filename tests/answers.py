"""What pages answer to whoever walks them, and what is read of an answer."""

import io

from openpyxl import load_workbook

# The kinds of record that an address of a list names.
LISTS = (None, "planninglist")


def asked(client, page):
    """The answers to GET and then to POST of what that page shows; what answers only one says 405 to the other."""
    opened = client.get(page)
    return {"get": opened, "post": client.post(page, opened=opened)}


def text_of(response):
    """What a page says, or what the cells of a workbook hold; a Word file or a PDF is no text."""
    if not response.streaming:
        return response.content.decode(errors="ignore")
    sheets = load_workbook(io.BytesIO(b"".join(response.streaming_content))).worksheets
    return " ".join(str(cell) for sheet in sheets for row in sheet.values for cell in row if cell)
