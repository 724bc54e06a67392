"""The tabs of the room "Luân chuyển, bổ nhiệm"."""

from django.urls import reverse

from rotation import room


def test_the_tabs_are_those_the_reader_may_open(client, world, monkeypatch):
    nowhere = ("Chưa có trang", "no-such-page", "rotation.view_rotation")
    monkeypatch.setattr(room, "TABS", [*room.TABS, nowhere])
    shown = {}
    for user in (world.lan, world.huong):
        client.force_login(user)
        tabs = client.get(reverse("rotation-list")).context["tabs"]
        shown[user] = {tab["label"] for tab in tabs}
        assert [tab["label"] for tab in tabs if tab["active"]] == ["Cán bộ luân chuyển"]
    drafts = {
        label
        for label, _, right in room.TABS
        if right not in ("rotation.view_rotation", "cadre.view_postheld")
    }
    assert "Chưa có trang" not in shown[world.lan]
    assert not shown[world.huong] & drafts
