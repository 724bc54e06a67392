"""Facts recorded about people, from sheets: how offices write them, what is unclear, and each of them once."""

import datetime

import pytest

from cadre.models.discipline import Discipline
from cadre.models.standing import Verification
from foundation.core.dates import PartialDate
from tests.cadre.sheets import bring_in, reasons, row, verdicts


def cells(**said):
    return row(**{"full_name": "Hoàng Thị An", "birth": "1980-05-01", **said})


@pytest.mark.parametrize(
    ("said", "stored"),
    [
        ({"form": "Cảnh cáo về Đảng"}, ("party", "warning")),
        ({"form": "Kỷ luật khiển trách", "kind": "chính quyền"}, ("administration", "reprimand")),
        ({"form": "Khai trừ", "kind": "Kỷ luật Đảng"}, ("party", "expulsion")),
        ({"form": "HẠ BẬC LƯƠNG"}, ("administration", "lower_pay")),
    ],
)
def test_how_offices_write_a_form(world, said, stored):
    outcome = bring_in(world.lan, [cells(decision="Số 15-QĐ/UBKTHU ngày 12/3/2021", **said)], "disciplines")
    assert verdicts(outcome) == ["new"]
    assert reasons(outcome) == ["Không ghi ngày có hiệu lực; lấy ngày quyết định 12/03/2021."]
    fact = Discipline.objects.get()
    assert (fact.kind, fact.form) == stored and str(fact.valid_from) == "12/03/2021"
    assert (fact.decision_no, fact.decision_on) == ("15-QĐ/UBKTHU", datetime.date(2021, 3, 12))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"form": "Khiển trách"}, "Chưa rõ kỷ luật Đảng, chính quyền hay đoàn thể"),
        ({"form": "phê bình", "kind": "Đảng"}, "Hình thức kỷ luật “phê bình” chưa rõ"),
        ({"form": "Khiển trách, cảnh cáo", "kind": "Đảng"}, "chưa rõ"),
        ({"form": "Cảnh cáo", "kind": "cơ quan"}, "Loại kỷ luật “cơ quan” chưa rõ"),
        ({"form": "Cảnh cáo", "kind": "Đảng", "decision": ""}, "Chưa nhập có hiệu lực từ ngày."),
    ],
)
def test_what_is_unclear_is_told_of_its_cell(world, said, sentence):
    outcome = bring_in(
        world.lan, [cells(**{"decision": "Số 15-QĐ/HU ngày 12/3/2021", **said})], "disciplines"
    )
    assert verdicts(outcome) == ["wrong"] and sentence in " ".join(reasons(outcome))
    assert not Discipline.objects.exists()


def test_a_sheet_brought_in_twice_is_one_fact_and_a_second_one_of_the_file_is_told(world):
    rows = [cells(form="Cảnh cáo về Đảng", decision="Số 15-QĐ/HU ngày 12/3/2021")]
    bring_in(world.lan, rows, "disciplines")
    assert verdicts(bring_in(world.lan, rows, "disciplines")) == ["same"]
    more = cells(form="Cảnh cáo về Đảng", decision="Số 15-QĐ/HU ngày 12/3/2021", issuer="UBKT Huyện ủy")
    assert verdicts(bring_in(world.lan, [more, more], "disciplines")) == ["changed", "wrong"]
    assert Discipline.objects.get().issuer == "UBKT Huyện ủy"


def test_a_stranger_is_not_made(world):
    stranger = row(full_name="Lý Văn Lạ", birth="1980-05-01", valid_from=PartialDate("2021"))
    outcome = bring_in(world.lan, [stranger], "verifications")
    assert verdicts(outcome) == ["wrong"] and not Verification.objects.exists()
