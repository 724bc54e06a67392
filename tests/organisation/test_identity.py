"""What the office is called on its papers: dated, of a unit, with its signers; no rule of writing is broken."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from office.organisation import printed_words
from office.organisation.models.identity import (
    BY_ITS_HEAD,
    DEPUTY_IN_ITS_PLACE,
    OWN_FORM,
    OfficeIdentity,
    Signer,
    identity_on,
)
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_identity

REFORM = datetime.date(2021, 7, 1)


def test_the_words_of_a_day_are_the_units_own_or_those_of_the_nearest_above(world):
    before = make_identity(world.district, valid_to=REFORM)
    after = make_identity(world.district, valid_from=REFORM, issuer_line="ĐẢNG ỦY MỚI")
    own = make_identity(world.hoa_tham, valid_from=datetime.date(2021, 1, 1))
    eve = REFORM - datetime.timedelta(days=1)
    asked = {(world.district, eve): before, (world.district, REFORM): after, (world.tan_van, REFORM): after}
    asked |= {(world.hoa_tham, REFORM): own, (world.hoa_tham, datetime.date(2020, 1, 1)): before}
    assert {key: identity_on(*key) for key in asked} == asked
    assert identity_on(world.district, datetime.date(1999, 1, 1)) is None


def test_it_is_entered_with_its_signers_and_the_page_says_what_is_missing(client, world):
    client.force_login(world.lan)
    page = client.get(reverse("officeidentity-list")).content.decode()
    assert "Chưa ghi tên cơ quan trên văn bản" in page
    typed = {"unit": world.district.pk, "issuer_line": "HUYỆN ỦY BÌNH GIA", "issuer_symbol": "HU"}
    typed |= {"committee_name": "Huyện ủy", "standing_name": "Ban Thường vụ Huyện ủy"}
    made = client.post(reverse("officeidentity-new"), typed | {"valid_from": "01/01/2000"}, follow=True)
    assert "Còn thiếu đảng bộ cấp trên, địa danh" in made.content.decode()
    twice = client.post(reverse("officeidentity-new"), typed | {"valid_from": "01/01/2020"})
    assert "Đơn vị đã có tên khác trên văn bản trong thời gian này." in twice.content.decode()
    identity = OfficeIdentity.objects.get()
    address = reverse("signer-new", args=[identity.pk])
    signer = {"issuer": "committee", "name": "Lý Văn Bảy", "order": 1}
    refused = client.post(address, signer | {"authority": "T/M BAN THƯỜNG VỤ", "office": "TRƯỞNG BAN"})
    assert BY_ITS_HEAD in refused.content.decode()
    signed = client.post(
        address, signer | {"authority": "T/M BAN THƯỜNG VỤ", "office": "BÍ THƯ"}, follow=True
    )
    assert "Lý Văn Bảy" in signed.content.decode()
    history = client.get(reverse("officeidentity-history", args=[identity.pk])).content.decode()
    assert "T/M BAN THƯỜNG VỤ" in history


@pytest.mark.parametrize(
    ("issuer", "authority", "office", "sentence"),
    [
        ("committee", "T/M BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", BY_ITS_HEAD),
        ("committee", "K/T BÍ THƯ", "PHÓ BÍ THƯ", DEPUTY_IN_ITS_PLACE),
        ("office", "K/T TRƯỞNG BAN", "", DEPUTY_IN_ITS_PLACE),
        ("office", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", OWN_FORM),
        ("state", "K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH", OWN_FORM),
        ("committee", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", ""),
        ("office", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", ""),
        ("state", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", ""),
    ],
)
def test_a_signature_is_as_its_issuer_signs(world, issuer, authority, office, sentence):
    row = Signer(identity=make_identity(world.district), issuer=issuer, name="Lý Văn Tám")
    row.authority, row.office = authority, office
    if not sentence:
        row.save()
        assert Signer.objects.get(pk=row.pk).scope_unit_id == world.district.pk
        return
    (name,) = (each.name for each in Signer._meta.constraints if each.violation_error_message == sentence)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("issuer", "authority", "office", "sentence"),
    [
        ("committee", "KT BÍ THƯ", "", printed_words.BY_ITS_HEAD),
        ("committee", "k/t BÍ THƯ", "", printed_words.BY_ITS_HEAD),
        ("committee", "K / T BÍ THƯ", "PHÓ BÍ THƯ", printed_words.BY_ITS_HEAD),
        ("committee", "T/M HUYỆN ỦY", "K/T BÍ THƯ", printed_words.BY_ITS_HEAD),
        ("committee", "T/M BAN THƯỜNG VỤ", "BÍ THƯ, K/T", printed_words.BY_ITS_HEAD),
        ("office", "K/T BÍ THƯ", "PHÓ BÍ THƯ", printed_words.BY_ITS_HEAD),
        ("office", "KT TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", printed_words.DEPUTY_FIRST),
        ("office", "TRƯỞNG PHÒNG KT", "", ""),
        ("office", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", ""),
        ("committee", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", ""),
        ("state", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", ""),
    ],
)
def test_a_form_refuses_every_spelling_of_signing_for_a_secretary(issuer, authority, office, sentence):
    found = dict(printed_words.signature_faults(issuer != "state", authority, office))
    assert found == ({"authority": sentence} if sentence else {})


def test_no_field_that_is_printed_brings_in_a_head(client, world):
    identity = make_identity(world.district)
    client.force_login(make_user("truongban", Role.CHIEF, world.district))
    slogan = "Cộng hoà xã hội chủ nghĩa Việt Nam"
    signer = {"issuer": "office", "name": "Lý Văn Bảy", "order": 1, "authority": slogan}
    answer = client.post(reverse("signer-new", args=[identity.pk]), signer).content.decode()
    assert "mỗi văn bản một tiêu đề" in answer and slogan in answer
    typed = {"unit": world.hoa_tham.pk, "parent_line": slogan, "valid_from": "01/01/2000"}
    assert "mỗi văn bản một tiêu đề" in client.post(reverse("officeidentity-new"), typed).content.decode()
    roster = reverse("cadre-roster")
    answer = client.post(roster, {"top": "head", "subject": slogan, "corner": slogan, "format": "pdf"})
    assert answer.context["form"].errors.keys() == {"subject", "corner"}


def test_signers_go_with_the_unit_of_their_identity(world):
    identity = make_identity(world.hoa_tham)
    identity.unit = world.tan_van
    identity.save()
    assert set(identity.signers.values_list("scope_unit", flat=True)) == {world.tan_van.pk}


def test_the_list_asks_the_same_number_of_queries_for_many(client, world):
    client.force_login(world.lan)
    make_identity(world.district)
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("officeidentity-list"))
    for year in range(2001, 2006):
        make_identity(world.tan_van, valid_from=f"{year}-01-01", valid_to=f"{year}-06-01")
    with CaptureQueriesContext(connection) as many:
        assert client.get(reverse("officeidentity-list")).context["page"]["total"] == 6
    assert len(many) == len(few)
