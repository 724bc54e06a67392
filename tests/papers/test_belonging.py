"""The paper that a list goes with: its number says whose it is, and so in whose name the list is headed and signed."""

import datetime

import pytest

from foundation.printing.layout import HeadStyle, Signature
from office.papers.belonging import BY_HAND, Belonging, day_in
from office.papers.models import Paper
from tests.factories import make_identity
from tests.papers.papers import make_paper


@pytest.fixture
def own(world):
    return make_identity(world.district)


@pytest.mark.parametrize(
    ("words", "named", "signed", "issuer"),
    [
        (
            "Quyết định số 318-QĐ/ĐU, ngày 15/7/2019",
            " của Ban Thường vụ Đảng ủy",
            "T/M BAN THƯỜNG VỤ",
            "ĐẢNG ỦY",
        ),
        ("Quyết định số 318-QĐ/ĐU, ngày 15/7/2019 của Ban Thường vụ", "", "T/M BAN THƯỜNG VỤ", "ĐẢNG ỦY"),
        ("Tờ trình số 25-TTr/BTCĐU", " của Ban Tổ chức Đảng ủy", "TRƯỞNG BAN", "BAN TỔ CHỨC"),
        (
            "Quyết định số: 15/QĐ-UBND, ngày 31/2/2021",
            " của Chủ tịch Ủy ban nhân dân huyện",
            "CHỦ TỊCH",
            "ỦY BAN NHÂN DÂN",
        ),
    ],
)
def test_a_list_is_named_headed_and_signed_as_the_paper_it_belongs_to(world, words, named, signed, issuer):
    own = make_identity(world.district, state_name="Ủy ban nhân dân huyện")
    found = Belonging.of(words, own, world.lan)
    assert found.words.startswith(words + named) and found.words.count(" của ") == 1
    assert found.signatures[0].authority == signed and found.head.left[-1].startswith(issuer)
    assert (found.head.style == HeadStyle.STATE) == ("UBND" in words) and not found.head.place_and_date


def test_of_a_paper_of_another_body_nobody_signs_and_words_without_a_number_say_nothing(world, own):
    found = Belonging.of("Quyết định số 12-QĐ/TU, ngày 30/11/2021", own, world.lan)
    assert found == Belonging("Quyết định số 12-QĐ/TU, ngày 30/11/2021", None, BY_HAND)
    assert Belonging.of("Báo cáo rà soát năm 2021", own, world.lan) is None
    assert day_in("ngày 31/2/2021") is None


def test_who_signed_the_paper_of_the_register_signs_its_list(world, own):
    paper = make_paper(world.district, "numbered", issuer="committee", genre="decision", number=7)
    signed = {"authority": "T/M BAN THƯỜNG VỤ", "office": "PHÓ BÍ THƯ", "name": "Hoàng Văn Tám"}
    Paper.objects.filter(pk=paper.pk).update(asked={"signature": signed})
    paper.refresh_from_db()
    day = f"{paper.signed_on:%d/%m/%Y}"
    found = Belonging.of(f"Quyết định số {paper.code}, ngày {day}", own, world.lan)
    assert found.signatures == (Signature(**signed),)
    other = Belonging.of(f"Quyết định số {paper.code}, ngày 01/01/2021", own, world.lan)
    assert other.signatures[0].name == "Lý Văn Bảy", "the same number of another term"


def test_the_office_signs_as_it_was_called_on_the_day_of_the_paper(world, own):
    own.valid_to = "2021-01-01"
    own.save()
    later = make_identity(
        world.district, valid_from=datetime.date(2021, 1, 1), standing_name="Ban Thường vụ mới"
    )
    found = Belonging.of("Quyết định số 318-QĐ/ĐU, ngày 15/7/2019", later, world.lan)
    assert found.words.endswith("của Ban Thường vụ Đảng ủy")
