"""Workbooks written part by part, as no library would: every one an open file."""

import zipfile

from tests.sheets.workbooks import packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORKBOOK = '<workbookPr/><sheets><sheet name="DS" sheetId="1" r:id="rId1"/></sheets>'
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def relations(**targets):
    """The part of relations {key: (kind, target)}."""
    listed = "".join(
        f'<Relationship Id="{key}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PARTS}">{listed}</Relationships>'


def package(sheet, *, texts="", styles="", workbook=WORKBOOK, space=MAIN, **more):
    """An .xlsx of one sheet: the content of its elements worksheet, sst, styleSheet and workbook; `more` are parts."""
    parts = {
        "_rels/.rels": relations(rId1=("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{KINDS}">{workbook}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            rId1=("worksheet", "worksheets/sheet1.xml"),
            rId2=("sharedStrings", "sharedStrings.xml"),
            rId3=("styles", "/xl/styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}">{sheet}</worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{space}">{texts}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{space}">{styles}</styleSheet>',
    }
    return packed({name: part for name, part in {**parts, **more}.items() if part is not None})


def rows(*lines):
    """<sheetData> of rows given as their cells in XML."""
    listed = "".join(f'<row r="{number}">{line}</row>' for number, line in enumerate(lines, 1))
    return f"<sheetData>{listed}</sheetData>"


def formatted(*codes):
    """The number formats of the styles 1, 2, …; style 0 is plain."""
    listed = "".join(f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(codes))
    used = "".join(f'<xf numFmtId="{164 + n}"/>' for n, _ in enumerate(codes))
    return f"<numFmts>{listed}</numFmts><cellXfs><xf/>{used}</cellXfs>"


def document(table, before="", hidden=False):
    """An .ods: the content of its one table "DS", and what comes before that table."""
    spaces = " ".join(f'xmlns:{short}="{ODF}:{short}:1.0"' for short in ("office", "table", "text", "style"))
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    shown = str(not hidden).lower()
    style = f'<style:style style:name="ta1"><style:table-properties table:display="{shown}"/></style:style>'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces} {calc}>"
            f"<office:automatic-styles>{style}</office:automatic-styles><office:body><office:spreadsheet>{before}"
            f'<table:table table:name="DS" table:style-name="ta1">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def stored(parts):
    """The same parts without compression, duplicates allowed: [(name, bytes)]."""
    target = packed({})
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts:
            archive.writestr(name, content)
    target.seek(0)
    return target
