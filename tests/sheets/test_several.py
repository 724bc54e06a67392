import pytest

from foundation.sheets.several import listed, one_thing


@pytest.mark.parametrize(
    ("cell", "things"),
    [
        ("- Chuyên viên\n- Bí thư Chi bộ", ["Chuyên viên", "Bí thư Chi bộ"]),
        ("-Chuyên viên\n-Bí thư Chi bộ", ["Chuyên viên", "Bí thư Chi bộ"]),
        ("- Chuyên viên - Bí thư Chi bộ", ["Chuyên viên", "Bí thư Chi bộ"]),
        ("+ ĐH Kinh tế; CĐ Sư phạm", ["ĐH Kinh tế", "CĐ Sư phạm"]),
        ("• Đại học Y", ["Đại học Y"]),
        ("\uf0b7 Anh B\n\uf0b7 Tày", ["Anh B", "Tày"]),
        ("1. Đại học Luật\n2) Thạc sĩ", ["Đại học Luật", "Thạc sĩ"]),
        ("- Phó Trưởng phòng,\nphụ trách\n- Bí thư", ["Phó Trưởng phòng, phụ trách", "Bí thư"]),
        ("Chăn nuôi - Thú y", ["Chăn nuôi - Thú y"]),
        ("Một\n\nHai;", ["Một", "Hai"]),
        ("-", ["-"]),
        ("12/12", ["12/12"]),
        ("", []),
    ],
)
def test_the_things_of_a_cell_stand_on_lines_behind_bullets_or_between_semicolons(cell, things):
    assert listed(cell) == things


def test_a_cell_of_one_thing_loses_its_bullet():
    assert one_thing("- Chuyên viên") == "Chuyên viên" and one_thing("Cán bộ\nTư pháp") == "Cán bộ Tư pháp"
