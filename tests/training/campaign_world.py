"""Hoa Thám registers what its people need to learn: An lacks intermediate theory for the post held, Dung has it."""

from types import SimpleNamespace

from tests.campaigns.campaigns import make_campaign, make_campaign_unit
from tests.factories import make_cadre, make_post, make_qualification, make_standard
from tests.training.factories import make_programme
from training.models import Need

OUTSIDE = "Nông Văn Bình"


def make_asked(world):
    make_standard("theory", 22)
    make_programme("Cao cấp LLCT", "advanced", kind="theory", level=23)
    make_programme("Trung cấp LLCT", "intermediate", kind="theory", level=22)
    make_qualification(world.an, "theory", 21)
    world.dung = make_cadre("Nông Văn Dung", make_post("Chuyên viên", world.hoa_tham), birth="1982-05-01")
    make_qualification(world.dung, "theory", 22)
    world.campaign = make_campaign(world.district, kind="needs", year=2022, name="Đăng ký nhu cầu năm 2022")
    world.asked = make_campaign_unit(world.hoa_tham, "sent", campaign=world.campaign)
    return world


def needs_of(cadre):
    """{kind, level, cycle: (state, why, campaign's unit, wanted by, note)} of what stands openly."""
    return {
        (need.kind, need.level, need.cycle): SimpleNamespace(
            state=need.state,
            why=need.why,
            unit=need.campaign_unit_id,
            by=need.wanted_by and f"{need.wanted_by:%d/%m/%Y}",
            note=need.note,
        )
        for need in Need.objects.filter(cadre=cadre, reserved=False).exclude(state="dropped")
    }
