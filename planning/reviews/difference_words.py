"""By whose word the figures of a review are, of which day, and what they leave open, in sentences."""

from collections.abc import Iterator

from office.organisation.naming import office_body
from planning.reviews.difference import ReviewReading, people_of
from planning.reviews.reviewed import ReviewedLists

OFFICE_READING = "theo đề xuất của {office}"
REPEATED = "Có {count} lượt là của đồng chí đã tính ở danh sách khác; cơ cấu tính theo đồng chí."
NOT_BEGUN = "{count} danh sách chưa bắt đầu thu hồ sơ, chưa tính."
OPEN = "{count} trường hợp chưa có đề xuất: đang trong quy hoạch thì tính như tiếp tục, khác thì chưa tính."
UNNAMED = "{count} trường hợp thuộc danh sách có độ mật, chỉ tính số, không nêu tên."
OTHERS = "{count} trường hợp do đồng chí khác xử lý, chỉ tính có trong danh sách hay không."


def words(reading: ReviewReading) -> str:
    if reading == ReviewReading.PROPOSED:
        return OFFICE_READING.format(office=office_body())
    return str(reading.label)


def told(found: ReviewedLists) -> Iterator[str]:
    """By whose word the figures are, of which day, and what they leave open; sentences of page and file."""
    readings = found.readings
    if len(readings) == 1:
        yield f"Số liệu {words(readings[0][0])}, tính đến ngày {found.day:%d/%m/%Y}."
    elif readings:
        parts = "; ".join(f"{count} danh sách {words(reading)}" for reading, count in readings)
        yield f"Số liệu tính đến ngày {found.day:%d/%m/%Y}: {parts}."
    moves = found.difference.moves
    if repeated := len(moves) - people_of(moves):
        yield REPEATED.format(count=repeated)
    if found.waiting:
        yield NOT_BEGUN.format(count=found.waiting)
    if found.undecided:
        yield OPEN.format(count=found.undecided)
    if unnamed := sum(not each.named for each in moves):
        yield UNNAMED.format(count=unnamed)
    if found.masked:
        yield OTHERS.format(count=found.masked)
