"""Under what an account signs the lists that it makes."""

import pytest

from office.organisation.models.users import User


@pytest.mark.parametrize(
    ("called", "signs"),
    [
        ("Nông Văn Bảy", "Nông Văn Bảy"),
        ("Y Ban", "Y Ban"),
        ("Chuyên viên Ban Tổ chức", ""),
        ("Cán bộ tổ chức xã Hoa Thám", ""),
        ("", ""),
    ],
)
def test_an_account_called_by_a_role_signs_nothing_by_name(called, signs):
    assert User(full_name=called).person_name == signs
