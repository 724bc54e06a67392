"""Which passwords are refused, and how they are kept."""

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher, identify_hasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from config import protection
from office.organisation.models.users import User
from office.sign_in.hashers import Argon2
from office.sign_in.passwords import common_words
from tests.factories import make_unit


def fault(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


@pytest.mark.parametrize(
    "password",
    [
        "matkhau123456@",
        "MatKhau@2026!",
        "M@tkh@u123456",
        "mật khẩu 12345",
        "anhyeuem123456",
        "123456789012",
        "qwertyuiop123",
        "Abc123456789@",
        "langson@2026@",
        "Binh Gia 2021!",
        "nguyenvana1990",
        "quyhoachcanbo2025",
        "password1234",
    ],
)
def test_what_everybody_tries_first_is_refused(db, password):
    assert "dễ bị đoán" in fault(password)


@pytest.mark.parametrize(
    "password",
    ["xã Hoa Thám 2026", "H0aTh@m123456", "huyen.binhgia.99", "lythidung@2026", "dung.ltd 2026 dung.ltd"],
)
def test_names_of_units_account_and_person_are_refused(world, password):
    user = User(username="dung.ltd", full_name="Lý Thị Dung", email="dungly@example.vn")
    assert "dễ bị đoán" in fault(password, user)


def test_the_name_of_a_unit_made_since_is_refused(world):
    password = "Trung Khánh Vĩ 26"
    assert not fault(password)
    make_unit("x26", "Xã Trùng Khánh Vĩ", parent=world.district)
    assert "tên cơ quan, đơn vị" in fault(password)


@pytest.mark.parametrize(
    "password",
    [
        "doan-thuyen-2021",
        "tau chay qua cau go",
        "kg7w2q9zx4mp",
        "bonghoanho mat trang xanh",
        "đêm qua mưa rơi trên mái",
        "x" * 64 + "kỳ lạ",
        "83920174650192",
    ],
)
def test_nothing_is_asked_about_kinds_of_letters(world, password):
    assert not fault(password, world.lan)


def test_length_is_bounded_on_both_sides():
    assert "ít nhất 12" in fault("kg7w2q9zx4m") and "quá 128" in fault("kg7w2q9zx4 " * 12)


def test_the_list_is_as_it_is_compared():
    assert len(common_words()) > 400
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in common_words())


def test_passwords_are_hashed_with_argon2id_of_19_mebibytes_and_two_passes(settings):
    settings.PASSWORD_HASHERS = protection.PASSWORD_HASHERS[-2:]
    assert make_password("kg7w2q9zx4mp").startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_old_hash_is_made_anew_at_the_next_sign_in(client, world, settings):
    settings.PASSWORD_HASHERS = protection.PASSWORD_HASHERS[-2:]
    User.objects.filter(pk=world.lan.pk).update(password=PBKDF2PasswordHasher().encode("lan", "muoi", 1000))
    client.post(reverse("login"), {"username": "lan", "password": "lan"})
    user = User.objects.get(pk=world.lan.pk)
    assert isinstance(identify_hasher(user.password), Argon2) and user.check_password("lan")
