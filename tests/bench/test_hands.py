"""What `make tasks` counts: each character, key and click once; a drop-down is two clicks unless it is typed in."""

from types import SimpleNamespace
from unittest.mock import MagicMock

from bench.hands import Hands


def test_every_key_and_every_click_is_counted_once():
    hands = Hands(SimpleNamespace(keyboard=MagicMock()))
    entered, elsewhere = MagicMock(), MagicMock()
    entered.evaluate.return_value, elsewhere.evaluate.return_value = True, False
    hands.press("Alt+ArrowRight")
    hands.type("bí thư")
    assert (hands.keys, hands.clicks) == (7, 0)
    hands.fill(entered, "2021")
    assert (hands.keys, hands.clicks) == (11, 0)
    hands.fill(elsewhere, "2021")
    assert (hands.keys, hands.clicks) == (15, 1)
    hands.choose(elsewhere, "Nữ")
    assert (hands.keys, hands.clicks) == (15, 3)
    hands.choose(elsewhere, "Xã Hoa Thám", "hoa")
    assert (hands.keys, hands.clicks) == (19, 4)
