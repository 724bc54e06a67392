"""What `make drill` found is held against the table of docs/reliability.md."""

import pytest

from drill.__main__ import DOCUMENT, EVERY, asked
from drill.survival import Survival, differences, table, told

KILLED = Survival("kill -9: web", "yes", "0", "87", 1.2, 9.6, 60)
TABLE = told("\n".join(["# Faults", "", *table([KILLED.cells()]), ""]))


def test_a_row_is_read_as_it_was_printed():
    assert table([KILLED.cells()])[-1] == "| kill -9: web | yes | 0 | 87 | 1.2 | 9.6 | 60 |"
    assert list(TABLE) == [KILLED.fault] and TABLE[KILLED.fault]["at most, s"] == "60"
    assert differences([KILLED], TABLE) == []


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"survived": "no: pages still fail"}, "survived is “no: pages still fail”, the table says “yes”"),
        ({"lost": "2"}, "lost is “2”, the table says “0”"),
        ({"well": 61.0}, "well after 61.0 s, the table says at most 60 s"),
        ({"fault": "kill -9: moon"}, "kill -9: moon: is not in the table"),
    ],
)
def test_what_differs_is_said(changed, said):
    [difference] = differences([Survival(**{**vars(KILLED), **changed})], TABLE)
    assert said in difference


@pytest.mark.parametrize(
    "changed", [{"well": 59.0}, {"kept": "5"}, {"failed": 4.0}, {"survived": "not run: no root"}]
)
def test_what_may_differ_is_not_said(changed):
    assert differences([Survival(**{**vars(KILLED), **changed})], TABLE) == []


def test_the_document_holds_a_row_of_every_fault_and_no_other():
    rows = told(DOCUMENT.read_text())
    assert set(rows) == {fault for fault, _ in EVERY}
    assert {fault: row["at most, s"] for fault, row in rows.items()} == {
        fault: f"{most:g}" for fault, most in EVERY
    }


def test_the_data_of_an_installation_are_never_touched(monkeypatch, tmp_path):
    monkeypatch.setenv("CADRE_VAR", str(tmp_path))
    with pytest.raises(SystemExit, match="unset CADRE_VAR"):
        asked()
    assert list(tmp_path.iterdir()) == []
