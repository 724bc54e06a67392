import json
import os
import stat

from embedded import demonstration
from embedded.account import SystemAccount
from embedded.passwords import passwords
from embedded.places import var_folder

NOBODY = SystemAccount(65534, 65534)


def test_secrets_are_made_once_and_for_one_reader(tmp_path):
    made = passwords(tmp_path)
    assert passwords(tmp_path) == made
    assert len(set(made.values())) == 5
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_a_half_written_file_of_secrets_is_made_anew(tmp_path):
    (tmp_path / "secrets.new").write_text("{")
    assert passwords(tmp_path) == json.loads((tmp_path / "secrets.json").read_text())


def test_the_day_of_the_sample_is_kept_until_another_is_set(tmp_path, monkeypatch):
    monkeypatch.delenv("CADRE_TODAY")
    assert demonstration.recall(tmp_path) == {}
    demonstration.remember(tmp_path)
    assert demonstration.recall(tmp_path) == {"CADRE_TODAY": "2021-11-30", "CADRE_SAMPLE": "1"}
    monkeypatch.setenv("CADRE_TODAY", "")
    assert "CADRE_TODAY" not in demonstration.recall(tmp_path)


def test_each_sample_has_a_day_and_a_folder_of_its_own(tmp_path, monkeypatch):
    for name in ("CADRE_TODAY", "CADRE_VAR", "CADRE_SAMPLE"):
        monkeypatch.delenv(name, raising=False)
    assert var_folder().name == "var"
    monkeypatch.setenv("CADRE_SAMPLE", "commune")
    assert var_folder().parts[-2:] == ("var", "commune")
    demonstration.remember(tmp_path)
    monkeypatch.delenv("CADRE_SAMPLE")
    assert demonstration.recall(tmp_path) == {"CADRE_TODAY": "2026-11-26", "CADRE_SAMPLE": "commune"}


def test_a_closed_folder_on_the_way_keeps_an_account_out(tmp_path):
    inner = tmp_path / "open"
    inner.mkdir(mode=0o755)
    tmp_path.chmod(0o700)
    assert not NOBODY.reaches(inner)
    assert SystemAccount(os.getuid(), os.getgid()).reaches(inner)
