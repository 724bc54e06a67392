"""Every kind of paper in every layout, on invented data: the Word file and the PDF opened again."""

import io

import docx
import pypdf
import pytest
from django.core.management import CommandError, call_command

from foundation.printing.layout import HeadStyle
from foundation.printing.letters import carried_faults, check
from foundation.printing.typesetting.carried import paragraphs_of, roots_of, text_of
from office.papers.kinds import KINDS
from office.papers.letters import LetterKind
from office.papers.periods import PERIODS
from office.papers.samples import samples_of
from tests.printing.test_forms import fonts_of, pages_of

PARTY, STATE = "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NEVER = ("Không đạt", "Không đủ điều kiện", "{{", "{%", "None")
SAMPLES = list(samples_of(KINDS.values()))
DAYS = {
    "party-36": "Xã Mẫu, ngày 05 tháng 02 năm 2021",
    "party-399": "Xã Mẫu, ngày 05 tháng 02 năm 2026",
    "state-30": "Xã Mẫu, ngày 05 tháng 02 năm 2021",
}


def letter_of(sample):
    """Text of the Word file, text of the PDF, and the files."""
    files = sample.files()
    document = docx.Document(io.BytesIO(files["docx"]))
    word = "\n".join(text_of(one) for root in roots_of(document) for _, one in paragraphs_of(root))
    return word, " ".join(" ".join(pages_of(files["pdf"])).split()), files


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_every_kind_is_rendered_in_every_layout_as_its_rules_say(sample):
    word, pdf, files = letter_of(sample)
    style = sample.period.head
    for text in (word, pdf):
        assert (PARTY in text, STATE in text) == (style == HeadStyle.PARTY, style == HeadStyle.STATE)
        assert not [words for words in (*NEVER, "DỰ THẢO") if words in text]
    if issubclass(sample.kind, LetterKind):
        assert not check(sample.kind().template(sample.writing), sample.values)
        values = sample.values
        number = {HeadStyle.PARTY: f"Số {sample.code}", HeadStyle.STATE: f"Số: {sample.code}"}.get(style)
        assert values["so"] == (number if sample.kind.code else "")
        assert values["ngay_thang"] == DAYS.get(sample.period.slug)
        lines = [values["so"], values["ngay_thang"]]
        if sample.kind().master(style).signed:
            lines += [values["quyen_han"], values["nguoi_ky"], "Nơi nhận:"]
        for line in lines:
            assert line in word
            assert line in pdf
        assert "Số:" not in word or style == HeadStyle.STATE
    # Any font but Times New Roman is a fault.
    assert not carried_faults(files["docx"])
    assert all(name.startswith("Tinos") for name in fonts_of(files["pdf"]))
    assert pypdf.PdfReader(io.BytesIO(files["pdf"])).metadata.get("/Author") is None


def test_the_layouts_of_a_head_follow_one_another_without_a_gap():
    """The first day of the renewed layout of the Party is told by nobody else than the periods."""
    party = [period for period in PERIODS if period.head == HeadStyle.PARTY]
    assert [period.confirmed for period in party] == [True, False]
    assert party[0].ends == party[1].begins


def test_samples_are_written_into_a_folder_and_told_line_by_line(tmp_path, capsys):
    call_command("render_samples", str(tmp_path / "mau"), kind="planning-notice")
    assert sorted(path.name for path in (tmp_path / "mau").iterdir()) == [
        "TBQH_party-36.docx",
        "TBQH_party-36.pdf",
        "TBQH_party-399.docx",
        "TBQH_party-399.pdf",
    ]
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Thông báo từng đơn vị – Của Đảng, đến hết 08/01/2026")
    assert len(told) == 2


@pytest.mark.parametrize(
    ("kind", "folder", "said"),
    [("nothing", "a", "Không có loại văn bản “nothing”"), (None, "taken/b", "Không ghi được vào thư mục")],
)
def test_what_cannot_be_rendered_or_written_is_told(tmp_path, kind, folder, said):
    (tmp_path / "taken").write_text("a file where the folder should be")
    with pytest.raises(CommandError, match=said) as refused:
        call_command("render_samples", str(tmp_path / folder), kind=kind)
    assert refused.value.returncode == 2
