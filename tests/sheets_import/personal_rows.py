"""A row of every kind of sheet that speaks of people, and what must be there for it to be good."""

from foundation.core.dates import PartialDate
from foundation.sheets.kinds import KINDS, Reads, SourceRow
from tests.planning.lists import make_target
from tests.training.factories import make_class

CLASS = "Trung cấp LLCT khóa 1"
# What a row of each kind says beside the person.
SAYS = {
    "roster": {"post": "Chủ tịch UBND", "home_town": "Xã Hoa Thám"},
    "former": {"post": "Chủ tịch UBND", "leaving_form": "Nghỉ hưu", "left_on": "2021-11-01"},
    "plan": {"title": "Ủy viên BCH Đảng bộ xã Hoa Thám", "decision": "Số 318-QĐ/HU, ngày 15/7/2019"},
    "grades": {"grade": "HTTNV", "year": "2020"},
    "learners": {"training_class": CLASS, "result": "Tốt nghiệp"},
    "current_posts": {"post": "Chủ tịch UBND", "post_from": "2015-06-01", "post_decision": "Số 9-QĐ/HU"},
    "disciplines": {
        "form": "Khiển trách về Đảng",
        "decision": "Số 15-QĐ/UBKTHU, ngày 12/3/2021",
        "valid_from": "2021-03-12",
    },
    "confidence_votes": {
        "held_on": "2021-07-05",
        "occasion": "Kỳ họp HĐND",
        "high": "20",
        "middle": "5",
        "low": "3",
        "total": "30",
    },
    "conclusions": {"number": "77-KL/BTVHU", "concluded_on": "2021-06-01"},
    "higher_listings": {"title": "Tỉnh ủy viên", "valid_from": "2019-07"},
    "verifications": {"valid_from": "2021-10"},
    "rotations": {
        "to_post": "Chủ tịch UBND, Xã Hoa Thám",
        "valid_from": "2016-02-01",
        "valid_to": "2019-02-01",
    },
}


def prepare(world):
    """The list and the class that the rows name."""
    target = make_target(world.hoa_tham)
    target.post.title.aliases = ["Ủy viên BCH Đảng bộ"]
    target.post.title.save()
    make_class(CLASS, unit=world.hoa_tham)


def row(kind, number, cadre):
    unit = "Xã Hoa Thám" if cadre.full_name == "Hoàng Thị An" else "Xã Tân Văn"
    said = {"full_name": cadre.full_name, "birth": str(cadre.birth.iso), "sex": cadre.get_sex_display()}
    said = {"unit": unit, **said, **SAYS[kind]}
    dates = {column.key for column in KINDS[kind].columns if column.reads == Reads.DATE}
    values = {name: PartialDate(value) if name in dates else value for name, value in said.items()}
    above = "QUY HOẠCH NHIỆM KỲ 2020 - 2025"
    return SourceRow("Danh sách", number, values, said, {}, unit, (unit,), above)
