"""Tables of the app among the kinds of paper."""

from office.papers.kinds import register
from rotation.moves.paper import MovesPaper

register(MovesPaper)
