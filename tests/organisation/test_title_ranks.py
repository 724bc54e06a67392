"""Which rank a title has: listed for a day, brought in from the table of a document, told where it contradicts."""

import datetime

import pytest
from django.urls import reverse

from foundation.core.dates import PartialDate
from foundation.sheets.kinds import SourceRow
from office.organisation.models.ranks import TitleRank
from office.organisation.models.structure import PostTitle
from tests.cadre.sheets import bring_in, reasons, verdicts

KIND = "title_ranks"


def line(number=4, **said):
    begins = PartialDate(said.pop("valid_from", "2020-05-01"))
    values = {"title": "Chủ tịch UBND", "group": "Nhóm III", "tier": "Bậc 2", "document": "35-KL/TW", **said}
    return SourceRow("Bậc", number, {**values, "valid_from": begins}, {})


def ranks():
    return list(TitleRank.objects.order_by("valid_from").values_list("group", "tier", "valid_to"))


def test_a_table_comes_in_and_a_second_time_says_nothing_new(world):
    assert verdicts(bring_in(world.lan, [line()], KIND)) == ["new"]
    assert verdicts(bring_in(world.lan, [line()], KIND)) == ["same"]
    assert verdicts(bring_in(world.lan, [line(tier="1")], KIND)) == ["changed"]
    assert ranks() == [(3, 1, None)] and TitleRank.objects.get().place == (3, 1)


def test_another_rank_follows_once_the_first_has_ended(world):
    bring_in(world.lan, [line()], KIND)
    told = bring_in(world.lan, [line(valid_from="2021-01-01", group="II")], KIND)
    assert "đã có nhóm, bậc từ 01/05/2020" in reasons(told)[0]
    TitleRank.objects.update(valid_to=datetime.date(2021, 1, 1))
    assert verdicts(bring_in(world.lan, [line(valid_from="2021-01-01", group="II")], KIND)) == ["new"]
    assert [rank.group for rank in TitleRank.objects.on(datetime.date(2020, 12, 31))] == [3]
    assert [rank.group for rank in TitleRank.objects.on(datetime.date(2021, 1, 1))] == [2]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": "Chủ tịch xã"}, "Chưa có chức danh “Chủ tịch xã”"),
        ({"level": "Cấp huyện"}, "Chưa có chức danh"),
        ({"group": "cao"}, "Nhóm “cao” chưa rõ"),
        ({"tier": "x"}, "Bậc “x” chưa rõ"),
        ({"document": ""}, "Chưa nhập văn bản."),
        ({"valid_from": "2020"}, "Ghi đủ ngày, tháng, năm."),
    ],
)
def test_what_is_unclear_is_told(world, said, sentence):
    told = bring_in(world.lan, [line(**said)], KIND)
    assert verdicts(told) == ["wrong"] and sentence in " ".join(reasons(told)) and ranks() == []


def test_a_title_of_several_levels_is_told_by_the_level(world):
    PostTitle.objects.create(name="Chủ tịch UBND", level="district")
    assert "ghi ở cột “Cấp”: Cấp huyện, Cấp xã" in reasons(bring_in(world.lan, [line()], KIND))[0]
    assert verdicts(bring_in(world.lan, [line(level="Cấp xã"), line(5, level="cấp huyện")], KIND)) == [
        "new",
        "new",
    ]
    assert verdicts(bring_in(world.lan, [line(level="Cấp xã"), line(5, level="Cấp xã")], KIND)) == [
        "same",
        "wrong",
    ]


def test_the_list_shows_what_is_in_force_on_its_day_and_the_form_refuses_what_overlaps(client, world):
    bring_in(world.lan, [line()], KIND)
    client.force_login(world.lan)
    page = client.get(reverse("titlerank-list")).content.decode()
    assert "35-KL/TW" in page and "III" in page
    assert "35-KL/TW" not in client.get(reverse("titlerank-list") + "?as_of=30/04/2020").content.decode()
    typed = {"title": TitleRank.objects.get().title_id, "group": "1", "tier": "1", "valid_from": "01/01/2021"}
    refused = client.post(reverse("titlerank-new"), {**typed, "document": "36-KL/TW"})
    assert "Trong thời gian này chức danh đã có nhóm, bậc khác." in refused.content.decode()
    assert reverse("titlerank-list") in client.get(reverse("posttitle-list")).content.decode()
