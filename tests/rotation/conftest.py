import datetime

import pytest

from cadre.models.facts import PostHeld
from rotation.acts import AGREE, DECIDE, PROPOSE, START
from rotation.models import Rotation
from tests.factories import make_post
from tests.papers.papers import make_register
from tests.rotation.case_work import PAPER, day, done, settle
from tests.rotation.chains import CHAIN
from tests.rotation.moves import make_rotation, make_rotation_plan, make_slot

KNOWN_ON = datetime.date(2021, 11, 30)


@pytest.fixture
def roster(world):
    """Bình's post in Tân Văn stands in a roster, its beginning unknown."""
    make_post("Chuyên viên", world.office)
    PostHeld.objects.filter(cadre=world.binh).update(valid_from=None, known_on=KNOWN_ON)
    return world


chain_rows = CHAIN.fixture()


@pytest.fixture
def moving(world, chain_rows):
    return chain_rows.onto(world)


@pytest.fixture
def office(client, world):
    """The district writes papers; An of Hoa Thám is meant for a place of its plan, at Tân Văn."""
    make_register(world.district)
    make_register(world.hoa_tham)
    words = {
        "issuer_symbol": "HU",
        "standing_name": "Ban Thường vụ Huyện ủy",
        "department_name": "Ban Tổ chức Huyện ủy",
    }
    world.district.identities.update(**words)
    world.plan = make_rotation_plan(world.district, state="agreed")
    world.post = make_post("Bí thư Đảng ủy xã", world.tan_van)
    world.slot = make_slot(world.plan, world.post, planned_from="2022-03", months=36)
    world.own = world.an.posts.get().post
    world.case = make_rotation(
        world.an, world.post, "2022-03-01", state="agreed", slot=world.slot, from_post=world.own
    )
    client.force_login(world.lan)
    return world


@pytest.fixture
def post(world):
    """A post for one in Tân Văn that nobody holds."""
    return make_post("Bí thư Đảng ủy", world.tan_van, form_place="secretary")


@pytest.fixture
def case(world, post):
    """An is meant to go to Tân Văn."""
    return done(PROPOSE, Rotation(cadre=world.an, to_post=post), {"on": day("2021-01-04")})


@pytest.fixture
def decided(case):
    settle(case)
    done(AGREE, case, {"decision_no": "9-TB/HU", "decision_on": day("2021-01-15")})
    return done(DECIDE, case, {**PAPER, "due_on": day("2021-11-01")})


@pytest.fixture
def running(decided):
    return done(START, decided, {"on": day("2021-03-01")})
