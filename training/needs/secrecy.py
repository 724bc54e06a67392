"""What files and prints of needs leave out: secret planning lists, and places in secret plans of training."""

from collections.abc import Iterator
from typing import Any

from planning import secrecy as of_lists
from training.plans import secrecy as of_plans


def left_out_for(user: Any) -> Iterator[str]:
    if said := of_lists.left_out_for(user):
        yield said
    yield from of_plans.left_out_for(user)
