"""The words of a verdict and of a whole entry."""

from dataclasses import replace

import pytest

from office.organisation.outside import on_page, outside
from office.regulations.findings import (
    Finding,
    FindingLevel,
    account,
    concluded,
    conclusion,
    unchecked,
    unconfirmed,
)
from office.regulations.models import Rule
from planning.people import lacking_on_paper

PASS = Finding(FindingLevel.PASS, "Tuổi")
WARN = Finding(FindingLevel.WARN, "Cơ cấu")
NOT_YET = Finding(FindingLevel.FAIL, "Lý luận chính trị", remediable=True)
FAIL = Finding(FindingLevel.FAIL, "Tuổi")
NO_DATA = Finding(FindingLevel.UNKNOWN, "Tuổi", missing="tháng sinh")
NO_RULE = unconfirmed("Tuổi", None)
ASKED = unchecked("discipline")
STATED = Finding(FindingLevel.STATED, "Tiêu chuẩn chính trị")
SPECIAL = Finding(FindingLevel.FAIL, "Tuổi", special="Thông báo 12-TB/HU")

WORDS = [
    (PASS, "Đạt", "Đ", "✓"),
    (WARN, "Cần xem xét", "XX", "!"),
    (NOT_YET, "Chưa đạt", "CĐ", "✕"),
    (FAIL, "Không đạt", "KĐ", "✕"),
    (NO_DATA, "Thiếu dữ liệu (tháng sinh)", "TDL", "?"),
    (NO_RULE, "Quy định chưa xác nhận", "QĐCXN", "§"),
    (ASKED, "Chưa kiểm tra", "CKT", "–"),
    (STATED, "Đã có kết luận", "ĐCKL", "–"),
    (SPECIAL, "Trường hợp đặc biệt (theo Thông báo 12-TB/HU)", "ĐB", "★"),
]
WHOLE = [
    ([PASS, PASS], "Đủ điều kiện"),
    ([PASS, WARN], "Đủ điều kiện, có nội dung cần xem xét"),
    ([PASS, SPECIAL], "Đủ điều kiện, có nội dung cần xem xét"),
    ([PASS, NO_DATA], "Chưa đủ thông tin để kết luận"),
    ([PASS, NO_RULE], "Chưa đủ thông tin để kết luận"),
    ([], "Chưa đủ thông tin để kết luận"),
    ([NO_RULE, NOT_YET], "Chưa đủ điều kiện"),
    ([NOT_YET, FAIL], "Không đủ điều kiện"),
    ([PASS, ASKED], "Chưa kiểm tra: kỷ luật"),
    ([PASS, ASKED, NO_RULE, unchecked("political")], "Chưa kiểm tra: kỷ luật, tiêu chuẩn chính trị"),
    ([ASKED, FAIL], "Không đủ điều kiện"),
    ([PASS, STATED], "Đủ điều kiện; theo văn bản kết luận: tiêu chuẩn chính trị"),
    (
        [STATED, PASS, WARN],
        "Đủ điều kiện, có nội dung cần xem xét; theo văn bản kết luận: tiêu chuẩn chính trị",
    ),
    ([STATED], "Chưa đủ thông tin để kết luận"),
    ([STATED, NO_DATA], "Chưa đủ thông tin để kết luận"),
]


@pytest.mark.parametrize(("finding", "words", "short", "sign"), WORDS)
def test_a_verdict_has_the_words_of_the_office(finding, words, short, sign):
    assert (finding.words, finding.verdict.short, finding.verdict.sign) == (words, short, sign)


@pytest.mark.parametrize(("findings", "words"), WHOLE)
def test_the_gravest_finding_decides_on_the_whole(findings, words):
    assert conclusion(findings) == words


def test_outside_the_gravest_verdict_names_what_is_not_met_and_screens_keep_the_word():
    assert concluded([NOT_YET, FAIL]) == "Chưa bảo đảm điều kiện về tuổi"
    assert concluded([NOT_YET]) == "Chưa đủ điều kiện"
    assert outside("Không đạt 2, Đạt 29; không đủ điều kiện") == (
        "Chưa bảo đảm điều kiện 2, Đạt 29; chưa bảo đảm điều kiện"
    )
    drawn = on_page("<b>Không đạt</b>")
    assert drawn == (
        '&lt;b&gt;<span class="words-inside">Không đạt</span>'
        '<span class="print-inline">Chưa bảo đảm điều kiện</span>&lt;/b&gt;'
    )
    assert FAIL.badge.endswith(f"</i>{on_page('Không đạt')}</span>") and "print-inline" not in PASS.badge
    assert lacking_on_paper([PASS, FAIL, NOT_YET, NO_DATA]) == (
        " – chưa bảo đảm điều kiện về tuổi; chưa đạt: lý luận chính trị; thiếu dữ liệu: tuổi (tháng sinh);"
        " đạt 1/4 điều kiện"
    )
    assert lacking_on_paper([PASS, ASKED]) == " – đạt 1/2 điều kiện, 1 điều kiện chưa kiểm tra"
    because = replace(NOT_YET, text="Tiêu chuẩn chức danh", reason="còn thiếu: lý luận chính trị")
    assert "chưa đạt: tiêu chuẩn chức danh (còn thiếu: lý luận chính trị)" in lacking_on_paper([because])
    assert lacking_on_paper([]) == ""


def test_a_rule_that_is_not_confirmed_never_passes():
    finding = unconfirmed("Tuổi", Rule(article="Điều 5"), value=64)
    assert (finding.level, finding.article, finding.value) == (FindingLevel.UNKNOWN, "Điều 5", 64)


def test_the_account_tells_how_much_was_answered_and_how_much_nobody_checked():
    assert account([PASS, NO_RULE, ASKED, unchecked("political")]) == (
        "Đạt 1/4 điều kiện, 2 điều kiện chưa kiểm tra"
    )
    assert account([PASS, NO_RULE]) == "Đạt 1/2 điều kiện"
    assert account([PASS, STATED]) == "Đạt 1/2 điều kiện, 1 điều kiện đã có kết luận"
    assert account([]) == ""


def test_a_verdict_cites_article_and_documents_or_says_that_the_article_is_not_written_down():
    cited = Finding(FindingLevel.PASS, "Tuổi", article="Điều 5", documents="Quy định 50-QĐ/TW")
    assert cited.sentence == "Tuổi – Đạt. Căn cứ Điều 5 (Quy định 50-QĐ/TW)."
    bare = Finding(FindingLevel.PASS, "Tuổi", documents="Quy định 50-QĐ/TW")
    assert bare.sentence == "Tuổi – Đạt. Căn cứ chưa ghi điều, khoản (Quy định 50-QĐ/TW)."
    assert PASS.sentence == "Tuổi – Đạt. Căn cứ chưa ghi điều, khoản."
