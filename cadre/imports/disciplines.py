"""Lists of who was disciplined, as offices keep them: "Cảnh cáo về Đảng, QĐ số 15-QĐ/UBKTHU ngày 12/3/2021"."""

from collections.abc import Sequence
from functools import cache, partial

from cadre.imports.appointed import BEFORE_THE_DAY, DECISION_PARTS
from cadre.imports.person_lookup import MentionKind, MentionRow
from cadre.imports.recorded import PERSON, RecordedKind, tells_paper
from cadre.models.discipline import FORMS, Discipline
from cadre.recorded.faults import discipline_faults
from cadre.reference import shipped
from foundation.core.dates import PartialDate
from foundation.sheets.cells import BadCell, folded_words
from foundation.sheets.kinds import Reads, SheetColumn, SourceRow

UNKNOWN_FORM = "Hình thức kỷ luật “{text}” chưa rõ; ghi Khiển trách, Cảnh cáo, Cách chức, Khai trừ …"
UNKNOWN_KIND = "Loại kỷ luật “{text}” chưa rõ; ghi Đảng, chính quyền hoặc đoàn thể."
NO_KIND = "Chưa rõ kỷ luật Đảng, chính quyền hay đoàn thể; ghi ở cột “Loại kỷ luật”."
FROM_THE_DECISION = "Không ghi ngày có hiệu lực; lấy ngày quyết định {day}."


class DisciplinesKind(RecordedKind):
    slug = "disciplines"
    label = "Kỷ luật"
    titles = ("ky luat",)
    permission = "cadre.import_discipline"
    model = Discipline
    faults = staticmethod(discipline_faults)
    same = ("kind", "form", "valid_from")
    paper = ("decision", "decision_no", "decision_on")
    says = {**MentionKind.says, "decision": tells_paper("decision_no", "decision_on")}
    always = ("kind", "valid_from")
    columns = (
        *PERSON,
        SheetColumn("kind", "Loại kỷ luật", ("Loại", "Kỷ luật về", "Kỷ luật Đảng, chính quyền, đoàn thể")),
        SheetColumn(
            "form",
            "Hình thức kỷ luật",
            ("Hình thức xử lý kỷ luật", "Hình thức KL", "Mức kỷ luật", "Hình thức kỷ luật đảng, chính quyền"),
            required=True,
        ),
        SheetColumn(
            "decision",
            "Số, ngày quyết định",
            ("Quyết định", "Quyết định kỷ luật", "Số quyết định kỷ luật", "Quyết định số, ngày"),
            joins=BEFORE_THE_DAY,
            parts=DECISION_PARTS,
        ),
        SheetColumn(
            "issuer", "Cơ quan quyết định", ("Cấp quyết định", "Cơ quan ra quyết định", "Cơ quan ban hành")
        ),
        SheetColumn(
            "valid_from",
            "Có hiệu lực từ ngày",
            ("Từ ngày", "Ngày có hiệu lực", "Hiệu lực từ ngày", "Thời điểm kỷ luật", "Ngày kỷ luật"),
            Reads.DATE,
        ),
        SheetColumn(
            "valid_to",
            "Hết hiệu lực từ ngày",
            ("Hết hiệu lực", "Ngày hết hiệu lực", "Chấm dứt hiệu lực từ ngày"),
            Reads.DATE,
            ahead=10,
        ),
    )

    def begin(self, rows: Sequence[SourceRow]) -> None:
        super().begin(rows)
        self.cells |= {"kind": kind_named, "form": form_named}

    def complete(self, row: MentionRow) -> None:
        """The kind may stand in the cell of the form, or follow from it; the day of effect may be the decision's."""
        facts = row.facts
        if facts.get("form") and facts.get("kind") == "":
            told = words_of("discipline_kinds", row.row.values["form"])
            kinds = told or [kind for kind, forms in FORMS.items() if facts["form"] in forms]
            if len(kinds) == 1:
                facts["kind"] = kinds[0]
            else:
                row.wrong("kind", NO_KIND)
        decided = facts.get("decision_on")
        if decided and facts.get("valid_from") is None and "valid_from" not in row.row.unread:
            facts["valid_from"] = PartialDate.from_date(decided)
            row.warn("valid_from", FROM_THE_DECISION.format(day=facts["valid_from"]))


@cache
def spellings(name: str) -> dict[str, str]:
    """Folded words → what they mean."""
    return {folded_words(word): key for key, words in shipped("words")[name].items() for word in words}


def words_of(name: str, text: str) -> list[str]:
    """What of the list a text names as whole words, each once."""
    padded = f" {folded_words(text)} "
    return list(dict.fromkeys(key for word, key in spellings(name).items() if f" {word} " in padded))


def one_named(name: str, unclear: str, text: str) -> str:
    """The one entry that a text names; nothing of an empty cell. Raises BadCell where it names none or several."""
    named = words_of(name, text)
    if folded_words(text) and len(named) != 1:
        raise BadCell(unclear.format(text=text))
    return named[0] if named else ""


form_named = partial(one_named, "discipline_forms", UNKNOWN_FORM)
kind_named = partial(one_named, "discipline_kinds", UNKNOWN_KIND)
