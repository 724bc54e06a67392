"""The file of a backup: whole and with its key it opens, anything else is refused before it is used."""

import json

import pytest

from tests.upkeep.archives import packed_elsewhere
from upkeep.backups import archive, seal
from upkeep.backups.archive import Packed, PackedPart, checked
from upkeep.backups.keys import identity, key_pair, recipient
from upkeep.backups.refusals import BackupRefused

DATA = bytes(range(256)) * 2000


@pytest.fixture
def whole(settings, tmp_path, keys):
    _, settings.BACKUP_KEY = keys
    parts = [
        PackedPart("files/ảnh/đ.bin", 5, [b"he", b"llo"]),
        PackedPart("database/000000", len(DATA), [DATA]),
    ]
    path = tmp_path / "cadre.age"
    archive.write(Packed(parts, lambda: {"rows": 7}), path, recipient())
    return path


def test_what_was_packed_is_read_again_and_nothing_of_it_lies_in_plain(whole, keys):
    assert checked(whole, identity(keys[0]))["rows"] == 7
    assert sorted(path.name for path in whole.parent.iterdir()) == ["cadre.age", "cadre.age.sha256"]
    assert b"hello" not in whole.read_bytes() and DATA[:64] not in whole.read_bytes()


def test_a_broken_archive_is_refused_wherever_it_is_cut_or_changed(whole, keys):
    data, key = whole.read_bytes(), identity(keys[0])
    whole.with_name("cadre.age.sha256").unlink()
    for place in (0, 1, 100, 200, 300, 65536, 66000, len(data) // 2, len(data) - 400, len(data) - 1):
        for broken in (data[:place], data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]):
            whole.write_bytes(broken)
            with pytest.raises(BackupRefused, match="hỏng hoặc bị cắt|hỏng ở đầu tệp"):
                checked(whole, key)


def test_a_part_that_is_not_as_listed_is_refused(whole, keys):
    packed = Packed([PackedPart("database/000000", 3, [b"abc"])], lambda: {})
    packed.digests = Digests()
    archive.write(packed, whole, recipient())
    with pytest.raises(BackupRefused, match="khác bản kê"):
        checked(whole, identity(keys[0]))


class Digests(dict):
    def __setitem__(self, name, value):
        super().__setitem__(name, "0" * 64)


def test_what_cannot_be_read_or_lists_nothing_is_refused(whole, keys, tmp_path):
    with pytest.raises(BackupRefused, match="Không đọc được tệp"):
        checked(tmp_path / "none.age", identity(keys[0]))
    part = PackedPart("files/a", 3, [b"abc"])
    archive.write(Packed([part, part], lambda: {}), whole, recipient())
    with pytest.raises(BackupRefused, match="hai lần"):
        checked(whole, identity(keys[0]))
    archive.write(Packed([PackedPart("manifest.json", 2, [b"[]"])], lambda: {}), whole, recipient())
    with pytest.raises(BackupRefused):
        checked(whole, identity(keys[0]))


def test_a_newer_format_and_another_key_are_refused_with_their_reason(whole, keys, monkeypatch):
    with pytest.raises(BackupRefused, match="mã hóa bằng khóa khác"):
        checked(whole, identity(key_pair()[0]))
    monkeypatch.setattr(archive, "FORMAT", 0)
    with pytest.raises(BackupRefused, match="chương trình mới hơn"):
        checked(whole, identity(keys[0]))


def test_an_archive_that_others_made_is_refused_unless_its_very_digest_is_named(
    whole, keys, tmp_path, settings
):
    key = identity(keys[0])
    other = packed_elsewhere(tmp_path / "other.age")
    unsealed = tmp_path / "unsealed.age"
    manifest = json.dumps({"format": 1, "parts": {}}).encode()
    archive.write(
        Packed([PackedPart("manifest.json", len(manifest), [manifest])], dict), unsealed, recipient()
    )
    for path in (other, whole):
        settings.SECRET_KEY = {other: settings.SECRET_KEY, whole: "lost"}[path]
        with pytest.raises(BackupRefused, match="không mang dấu của hệ thống này.*--sha256"):
            checked(path, key)
        with pytest.raises(BackupRefused, match="không phải mã đã ghi"):
            checked(path, key, archive.digest_of(unsealed))
        assert checked(path, key, f" {archive.digest_of(path).upper()}\n")["parts"]


def test_the_seal_is_over_all_that_a_manifest_says_and_its_order():
    manifest = seal.sealed({"rows": [1, (2.5, None)], "parts": {"a": "1", "b": "2"}})
    read = json.loads(json.dumps(manifest, ensure_ascii=False))
    assert seal.is_ours(read)
    turned = {**read, "parts": dict(reversed(read["parts"].items()))}
    for other in (
        {**read, "rows": [1]},
        {**read, "more": 1},
        turned,
        {**read, "seal": ""},
        {**read, "seal": None},
    ):
        assert not seal.is_ours(other), other
    assert not seal.is_ours({name: value for name, value in read.items() if name != "seal"})


def test_keys_are_read_with_their_remarks_or_refused_with_what_to_do(settings, keys):
    private, public = keys
    remarked = f"# created: 2026-11-27\n# public key: {public}\n{private}\n"
    assert str(identity(remarked).to_public()) == public
    for text, said in (
        ("", "Cần khóa riêng"),
        (public, "không có khóa riêng"),
        (private[:-5], "không có khóa riêng"),
    ):
        with pytest.raises(BackupRefused, match=said):
            identity(text)
    for key, said in (("", "chưa có khóa công khai"), (public[:-1], "chép lại đủ cả dòng")):
        settings.BACKUP_KEY = key
        with pytest.raises(BackupRefused, match=said):
            recipient()
