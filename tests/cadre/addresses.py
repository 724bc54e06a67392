import datetime

from cadre.acts import LEAVE, REMOVE
from cadre.models.conflicts import Account, Relative
from cadre.relief_acts import RELIEVE
from foundation.core.acts.run import apply
from office.organisation.models.users import User
from tests.cadre.recorded import make_recorded
from tests.factories import make_cadre, make_post, make_qualification, make_standard
from tests.roles import ALL, CHIEF, EXPORTERS, KEEPERS, LEADER, READERS, REGULATORS, UNIT, pages_of

ADDRESSES = [
    ("cadre-list", None, READERS),
    ("cadre-detail", "cadre", READERS),
    ("cadre-new", None, KEEPERS | UNIT),
    ("cadre-edit", "cadre", KEEPERS | UNIT),
    ("cadre-leave", "cadre", KEEPERS | UNIT),
    ("cadre-leave-many", None, KEEPERS | UNIT),
    ("cadre-undo", "cadre_step", KEEPERS | UNIT),
    ("cadre-undo-many", "cadre_step", KEEPERS | UNIT),
    ("cadre-roster", None, EXPORTERS),
    ("cadre-papers", "cadre", EXPORTERS),
    ("cadre-removed", None, KEEPERS),
    ("cadre-restore", "removed", KEEPERS),
    ("cadre-remove", "cadre", KEEPERS),
    ("cadre-history", "cadre", READERS),
    ("postheld-new", "cadre", KEEPERS | UNIT),
    ("postheld-edit", "postheld", KEEPERS | UNIT),
    ("postheld-remove", "postheld", KEEPERS),
    ("postheld-relieve", "postheld", KEEPERS),
    ("postheld-undo", "postheldstep", KEEPERS),
    ("qualification-new", "cadre", KEEPERS | UNIT),
    ("qualification-edit", "qualification", KEEPERS | UNIT),
    ("qualification-remove", "qualification", KEEPERS),
    ("discipline-of", "cadre", READERS),
    ("discipline-new", "cadre", KEEPERS | UNIT),
    ("discipline-edit", "discipline", KEEPERS | UNIT),
    ("discipline-remove", "discipline", KEEPERS),
    ("trust-of", "cadre", KEEPERS | LEADER),
    *(
        (f"{kind}-{page}", "cadre" if page == "new" else kind, KEEPERS)
        for kind in ("confidencevote", "politicalconclusion", "higherlisting", "verification")
        for page in ("new", "edit", "remove")
    ),
    ("cadre-standards", "cadre", READERS),
    ("standards-compared", None, READERS),
    *pages_of("standard", read=ALL, keep=REGULATORS),
    ("account-section", "user", CHIEF),
    ("account-edit", "user", CHIEF),
    ("account-remove", "account", CHIEF),
    ("account-without", "user", CHIEF),
    ("account-told", None, ALL),
    ("post-holders", "post", READERS),
    ("unit-holders", "unit", READERS),
    ("unit-bodies", "unit", READERS),
    ("body-members", "body", READERS),
    ("cadre-relatives", "cadre", KEEPERS),
    ("relative-new", "cadre", KEEPERS),
    ("relative-history", "cadre", KEEPERS),
    ("relative-remove", "relative", KEEPERS),
]
SHARED = {"standard"}


def records(unit, cadre):
    leaver = make_cadre("Lý Văn Nghỉ", make_post("Phó Chủ tịch UBND", unit))
    retired = {"leaving_form": "retired", "on": datetime.date(2021, 9, 1)}
    removed = make_cadre("Lý Văn Nhầm", make_post("Phó Chủ tịch UBND", unit))
    (left,) = apply(LEAVE, User.system(), [leaver], retired).steps
    apply(REMOVE, User.system(), [removed], {"reason": "Nhập trùng"})
    relieved = {**retired, "leaving_form": "relieved", "decision_no": "9-QĐ/HU", "decision_on": retired["on"]}
    chair = make_cadre("Lý Văn Thôi", make_post("Phó Chủ tịch UBND", unit)).posts.get()
    (relief,) = apply(RELIEVE, User.system(), [chair], relieved).steps
    return {
        "cadre": cadre,
        "postheldstep": (chair, relief),
        "cadre_step": (leaver, left),
        "removed": removed,
        "postheld": cadre.posts.get(),
        "account": Account.objects.create(user=User.objects.create_user(f"rieng-{unit.code}"), cadre=cadre),
        "relative": Relative.objects.create(
            cadre=cadre, relative=make_cadre("Lý Thị Tư", unit=unit), kinship="spouse"
        ),
        "standard": make_standard(),
        "qualification": make_qualification(cadre, "theory", 22),
        **make_recorded(cadre),
    }
