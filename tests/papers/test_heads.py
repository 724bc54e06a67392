"""Head, number, date and signature of a paper, by the words of the office alone."""

import datetime

import pytest

from foundation.printing.layout import HeadStyle, Signature
from office.organisation.models.identity import Issuer, OfficeIdentity, Signer
from office.papers.heads import (
    code_of,
    day_in_words,
    head_of,
    name_of,
    number_line,
    place_and_date,
    signature_of,
)

IDENTITY = OfficeIdentity(
    parent_line="ĐẢNG BỘ TỈNH LẠNG SƠN",
    issuer_line="HUYỆN ỦY BÌNH GIA",
    department_line="BAN TỔ CHỨC",
    place="Bình Gia",
    issuer_symbol="HU",
    department_symbol="BTCHU",
    state_issuer_line="ỦY BAN NHÂN DÂN HUYỆN BÌNH GIA",
    state_symbol="UBND",
    state_name="Ủy ban nhân dân huyện Bình Gia",
    standing_name="Ban Thường vụ Huyện ủy",
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (datetime.date(2021, 2, 5), "ngày 05 tháng 02 năm 2021"),
        (datetime.date(2021, 1, 15), "ngày 15 tháng 01 năm 2021"),
        (datetime.date(2019, 7, 15), "ngày 15 tháng 7 năm 2019"),
        (datetime.date(2019, 3, 9), "ngày 09 tháng 3 năm 2019"),
        (datetime.date(2019, 12, 31), "ngày 31 tháng 12 năm 2019"),
        (None, "ngày … tháng … năm …"),
    ],
)
def test_days_below_ten_and_the_first_two_months_have_a_nought(day, words):
    assert day_in_words(day) == words


@pytest.mark.parametrize(
    ("style", "issuer", "kind", "number", "line"),
    [
        (HeadStyle.PARTY, Issuer.COMMITTEE, "QĐ", 318, "Số 318-QĐ/HU"),
        (HeadStyle.PARTY, Issuer.OFFICE, "TTr", 25, "Số 25-TTr/BTCHU"),
        (HeadStyle.PARTY, Issuer.COMMITTEE, "QĐ", 9, "Số 09-QĐ/HU"),
        (HeadStyle.STATE, Issuer.STATE, "QĐ", 15, "Số: 15/QĐ-UBND"),
        (HeadStyle.PARTY, Issuer.COMMITTEE, "QĐ", None, "Số …-QĐ/HU"),
        (HeadStyle.NONE, Issuer.COMMITTEE, "QĐ", 1, ""),
    ],
)
def test_only_a_state_paper_has_a_colon_before_its_number(style, issuer, kind, number, line):
    assert number_line(style, code_of(IDENTITY, issuer, kind, number)) == line


def test_a_head_is_of_one_style_and_its_last_line_is_the_issuer():
    day = datetime.date(2019, 7, 15)
    dated = place_and_date(IDENTITY, day)
    party = head_of(IDENTITY, HeadStyle.PARTY, Issuer.COMMITTEE, "318-QĐ/HU", dated)
    assert party.left == ("ĐẢNG BỘ TỈNH LẠNG SƠN", "HUYỆN ỦY BÌNH GIA")
    assert party.right == ("ĐẢNG CỘNG SẢN VIỆT NAM",)
    assert (party.number, party.place_and_date) == ("Số 318-QĐ/HU", "Bình Gia, ngày 15 tháng 7 năm 2019")
    own = head_of(IDENTITY, HeadStyle.PARTY, Issuer.OFFICE)
    assert own.left == ("HUYỆN ỦY BÌNH GIA", "BAN TỔ CHỨC") and own.place_and_date == ""
    state = head_of(IDENTITY, HeadStyle.STATE, Issuer.STATE, "15/QĐ-UBND")
    assert state.left == ("ỦY BAN NHÂN DÂN HUYỆN BÌNH GIA",)
    assert state.right[0].startswith("CỘNG HÒA") and not set(state.right) & set(party.right)
    assert head_of(IDENTITY, HeadStyle.NONE, Issuer.OFFICE).right == ()


@pytest.mark.parametrize(
    ("authority", "name"),
    [
        ("CHỦ TỊCH", "Chủ tịch Ủy ban nhân dân huyện Bình Gia"),
        ("KT. CHỦ TỊCH", "Chủ tịch Ủy ban nhân dân huyện Bình Gia"),
        ("TM. ỦY BAN NHÂN DÂN", "Ủy ban nhân dân huyện Bình Gia"),
        ("", "Ủy ban nhân dân huyện Bình Gia"),
    ],
)
def test_a_body_of_the_state_issues_papers_by_its_head_or_as_a_whole(authority, name):
    assert name_of(IDENTITY, Issuer.STATE, authority) == name
    assert name_of(OfficeIdentity(), Issuer.STATE, authority) == ""
    assert name_of(IDENTITY, Issuer.COMMITTEE, authority) == "Ban Thường vụ Huyện ủy"


def test_who_signs_is_drawn_as_entered():
    signer = Signer(issuer="committee", authority="T/M BAN THƯỜNG VỤ", office="BÍ THƯ", name="Lý Văn Bảy")
    assert signature_of(signer) == Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lý Văn Bảy")
