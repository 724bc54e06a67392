"""A roster that shares nobody with a unit that has people on record: asked before it is written."""

from django.urls import reverse

from cadre.models.people import Cadre
from foundation.sheets.typed_answers import field_name
from tests.factories import make_cadre
from tests.sheets_import.files import finished, looked, person, roster
from tests.sheets_import.test_command import kept, run

MANY = 20
FEW = 10
STRANGERS = [person(f"Lý Văn {chr(65 + place)}", birth=f"25/03/{1960 + place}") for place in range(MANY)]
ASKED = "(20 đồng chí mới). Đúng là tệp của Xã Hoa Thám?"


def fill(unit, number=MANY):
    for place in range(number):
        make_cadre(f"Nông Thị {chr(65 + place)}", unit=unit)


def test_a_file_of_strangers_is_asked_about_by_itself(lan, world):
    fill(world.hoa_tham, FEW)
    sent = looked(lan, roster(*STRANGERS))
    (question,) = sent.questions
    assert ASKED in question["text"]
    assert question["rows"] == sent.counts["doubtful"] == MANY
    page = lan.get(reverse("import-look", args=[sent.pk])).content.decode()
    assert "Chấp nhận tất cả đề nghị" not in page
    lan.post(reverse("import-answer", args=[sent.pk]), {"look": sent.job_id, "accept": "1"})
    assert finished(sent).counts["doubtful"] == MANY
    sent.refresh_from_db()
    lan.post(
        reverse("import-answer", args=[sent.pk]), {"look": sent.job_id, field_name(sent.questions[0]): "0"}
    )
    assert finished(sent).counts["new"] == MANY


def test_nobody_is_asked_where_one_is_known_or_the_unit_has_few(lan, world):
    # One of the unit is on record already.
    fill(world.hoa_tham, FEW - 2)
    assert looked(lan, roster(*STRANGERS)).questions == []
    fill(world.hoa_tham)
    an = person("Hoàng Thị An", sex="Nữ", birth="01/05/1980")
    assert looked(lan, roster(*STRANGERS, an)).questions == []
    # A unit that is new knows nobody yet, and the one above it is not meant.
    new = [[*row[:4], "Xã Mới", *row[5:]] for row in STRANGERS]
    assert not [each for each in looked(lan, roster(*new)).questions if each["group"] == "file"]
    # Of several units that nobody was recorded in yet no more than of one.
    spread = [
        [*row[:4], ("Xã Tân Văn", "Ban Tổ chức Huyện ủy")[place % 2], *row[5:]]
        for place, row in enumerate(STRANGERS)
    ]
    assert not [each for each in looked(lan, roster(*spread)).questions if each["group"] == "file"]
    # Of two units in a file that of the strangers alone.
    fill(world.tan_van)
    elsewhere = [person(f"Lý Thị {chr(65 + place)}", unit="Xã Tân Văn") for place in range(MANY)]
    texts = [question["text"] for question in looked(lan, roster(*STRANGERS, an, *elsewhere)).questions]
    assert [text.rsplit("của ")[-1] for text in texts] == ["Xã Tân Văn?"]


def test_the_command_refuses_such_a_file_unless_proposals_are_accepted(world, tmp_path):
    fill(world.hoa_tham)
    path = kept(tmp_path, "a.xlsx", *STRANGERS)
    output, refusal = run(path)
    assert ASKED in output
    assert "câu hỏi chưa trả lời" in refusal
    assert not Cadre.objects.filter(full_name="Lý Văn A").exists()
    assert run(path, "--accept")[1] == ""
    assert Cadre.objects.filter(full_name="Lý Văn A").exists()
