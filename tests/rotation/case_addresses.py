"""Addresses of the acts on a case, of its opinions and remarks, and what they are asked of."""

from types import SimpleNamespace

from rotation.models import RotationOpinion, RotationRemark, RotationStep
from tests.roles import KEEPERS, LEADER, UNIT
from tests.rotation.moves import make_rotation

ACTS = ("agree", "decide", "start", "extend", "end", "end-early", "place", "drop")
OPINION, REMARK = "rotationopinion", "rotationremark"
CASES = [
    ("rotation-propose", "cadre", KEEPERS),
    *((f"rotation-{act}", "rotation", KEEPERS) for act in ACTS),
    ("rotation-undo", "rotationstep", KEEPERS),
    ("rotation-opinions", "rotation", KEEPERS | LEADER),
    ("rotationopinion-new", "asked", KEEPERS),
    ("rotationopinion-edit", OPINION, KEEPERS),
    ("rotationopinion-remove", OPINION, KEEPERS),
    ("rotationopinion-history", OPINION, KEEPERS | LEADER),
    ("rotationremark-new", "rotation", KEEPERS | UNIT),
    ("rotationremark-edit", REMARK, KEEPERS | UNIT),
    ("rotationremark-remove", REMARK, KEEPERS),
    ("rotationremark-history", REMARK, KEEPERS | LEADER | UNIT),
]


def case_records(unit, rotation):
    meant = make_rotation(rotation.cadre, rotation.to_post, "2022-03", state="agreed")
    begun = RotationStep.objects.get(rotation=rotation)
    return {
        "rotationstep": (rotation, begun),
        "asked": (meant, SimpleNamespace(pk="receiver")),
        OPINION: RotationOpinion.objects.create(rotation=meant, party="sender", skipped="Đã trao đổi"),
        REMARK: RotationRemark.objects.create(
            rotation=rotation, unit=rotation.to_post.unit, year=2020, remarked_on="2020-12-20", text="Tốt"
        ),
    }
