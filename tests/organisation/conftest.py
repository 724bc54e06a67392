import pytest

from office.organisation.models.users import User
from office.organisation.rights import Role
from tests.conftest import make_user


@pytest.fixture
def people(world):
    world.admin = make_user("kythuat", Role.ADMIN, world.district)
    world.chief = make_user("truongban", Role.CHIEF, world.district)
    world.newcomer = User.objects.create_user("moi", full_name="Người Mới")
    return world
