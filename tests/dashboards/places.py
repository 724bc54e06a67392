"""The units and two people of the small world, for tests that flush the tables and load the shipped lists."""

from types import SimpleNamespace

from office.organisation.models.structure import Unit
from tests.factories import make_cadre, make_post, make_unit


def make_places():
    district = Unit.objects.get(parent=None)
    Unit.objects.filter(pk=district.pk).update(name="Huyện Bình Gia")
    office = make_unit("181-btc", "Ban Tổ chức Huyện ủy", level="district", kind="1", parent=district)
    hoa_tham, tan_van = (
        make_unit(f"x{name}", name, parent=district) for name in ("Xã Hoa Thám", "Xã Tân Văn")
    )
    return SimpleNamespace(
        district=district,
        office=office,
        hoa_tham=hoa_tham,
        tan_van=tan_van,
        an=make_cadre("Hoàng Thị An", make_post("Chủ tịch UBND", hoa_tham, is_leader=True), sex="F"),
        binh=make_cadre("Nông Văn Bình", make_post("Chủ tịch UBND", tan_van), birth="1975-03-04"),
    )
