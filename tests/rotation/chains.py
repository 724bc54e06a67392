"""Posts and people of Hoa Thám among whom one move makes others, and what the page of a plan answers."""

import html
import re

from cadre.models.facts import PostHeld
from office.organisation.models.structure import PostTitle
from tests.conftest import WORLD
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target, make_term
from tests.put import Put

ADDRESS = "/rotation/chain/"


def hold(cadre, post, **fields):
    return PostHeld.objects.create(cadre=cadre, post=post, valid_from="2018-01-01", **fields)


def make_chain(world):
    """An heads Hoa Thám with a seat in its committee and one in the district's; Cúc is planned for her post, Dung for
    Cúc's, nobody for Dung's, which has no list. Bình heads Tân Văn.
    """
    PostTitle.objects.filter(name="Chủ tịch UBND").update(form_place="government_head")
    world.chair, world.there = world.an.posts.get().post, world.binh.posts.get().post
    world.list = make_target(world.hoa_tham, "Chủ tịch UBND")
    world.seats = make_target(world.hoa_tham)
    hold(world.an, world.seats.post, main=False)
    term = make_term("district", begins_on="2020-06-01", ends_on="2025-07-01")
    world.above = make_target(world.district, "Ủy viên Ban Chấp hành Đảng bộ huyện", term)
    hold(world.an, world.above.post, main=False)
    world.deputy = make_target(world.hoa_tham, "Phó Chủ tịch UBND")
    world.cuc = make_cadre("Lý Thị Cúc", world.deputy.post, sex="F", birth="1985-05-01")
    world.dung = make_cadre("Nông Văn Dung", make_post("Chuyên viên", world.hoa_tham), birth="1990-05-01")
    make_entry(world.cuc, world.list)
    make_entry(world.dung, world.deputy)
    return world


CHAIN = Put("chain", make_chain, upon=WORLD)


def asked(world, **more):
    return {"cadre": world.an.pk, "post": world.there.pk, "on": "01/03/2022", **more}


def text(response):
    words = re.sub(r"<[^>]+>", " ", response.content.decode().split("</nav>")[-1])
    return " ".join(html.unescape(words).split())


def plan(response):
    return response.context["plan"]


def pressed(*keys):
    return "-".join(map(str, keys))


def places(response):
    return {
        (place.leaver, place.post): (place.taken_by, [each.cadre for each in place.people], place.closed)
        for step in response.context["chain"].steps
        for place in step.places
    }
