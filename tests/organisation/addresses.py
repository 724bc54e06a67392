import datetime

from foundation.core.acts.run import apply
from office.organisation.acts import STOP, USE_AGAIN
from office.organisation.models.ranks import TitleRank
from office.organisation.models.special_days import HolidayYear, SpecialDay
from office.organisation.models.structure import PostTitle
from office.organisation.models.users import User
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_identity
from tests.roles import ADMIN, ALL, CHIEF, REGULATORS, STRUCTURE, pages_of

ADDRESSES = [
    ("user-list", None, ADMIN | CHIEF),
    ("user-detail", "user", ADMIN | CHIEF),
    ("user-history", "user", ADMIN | CHIEF),
    ("user-new", None, ADMIN | CHIEF),
    ("user-edit", "user", CHIEF),
    ("user-stop", "user", CHIEF),
    ("user-use-again", "user", CHIEF),
    ("user-undo", "account_step", ADMIN | CHIEF),
    ("user-invite", "user", CHIEF),
    ("user-rights", None, ADMIN | CHIEF),
    ("grant-new", "user", CHIEF),
    ("grant-edit", "grant", CHIEF),
    ("grant-end", "grant", CHIEF),
    ("own-password", None, ALL),
    ("unit-tree", None, ALL),
    ("unitlevel-new", "unit", STRUCTURE),
    ("unitlevel-remove", "unitlevel", STRUCTURE),
    ("signer-new", "officeidentity", STRUCTURE),
    ("signer-edit", "signer", STRUCTURE),
    ("signer-remove", "signer", STRUCTURE),
    *(
        line
        for name in ("unit", "post", "posttitle", "body", "officeidentity")
        for line in pages_of(name, read=ALL, keep=STRUCTURE)
    ),
    *pages_of("titlerank", read=ALL, keep=STRUCTURE),
    *pages_of("specialday", read=ALL, keep=REGULATORS),
    *pages_of("holidayyear", read=ALL, keep=REGULATORS),
]
RANK = {"group": 2, "tier": 1, "valid_from": datetime.date(2022, 5, 5), "document": "35-KL/TW"}
OPEN_TO_ALL = {"home", "login", "logout", "activate", "activate-code"}
SHARED = {"posttitle", "titlerank", "specialday", "holidayyear"}


def records(unit, cadre):
    user = make_user(f"tochuc-{unit.code}", Role.UNIT_OFFICER, unit)
    technical = make_user(f"kythuat-{unit.code}", Role.ADMIN, unit)
    (stop,) = apply(STOP, User.system(), [technical], {"reason": "Nghỉ hưu"}).steps
    apply(USE_AGAIN, User.system(), [technical], {"reason": "Trở lại"})
    identity = make_identity(unit)
    return {
        "user": user,
        "officeidentity": identity,
        "signer": identity.signers.first(),
        "account_step": (technical, stop),
        "grant": user.grants.get(),
        "unit": unit,
        "unitlevel": unit.levels.get_or_create(level="locality", valid_from=datetime.date(2025, 7, 1))[0],
        "post": cadre.posts.get().post,
        "posttitle": PostTitle.objects.first(),
        "titlerank": TitleRank.objects.get_or_create(title=PostTitle.objects.first(), **RANK)[0],
        "specialday": SpecialDay.objects.get_or_create(day=datetime.date(2022, 9, 2), kind="off")[0],
        "holidayyear": HolidayYear.objects.get_or_create(year=2022, basis="Thông báo năm 2022")[0],
        "body": unit.bodies.create(kind="executive", name=f"Ban Chấp hành Đảng bộ {unit}"),
    }
