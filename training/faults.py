"""What is wrong with a class or an enrolment, in one place for a typed record and for an imported row."""

from foundation.sheets.kinds import Fault
from training.models import Enrolment


def class_faults(facts):
    """Faults of a class's cleaned values by field name; a field that is absent is not judged."""
    opens, closes = facts.get("opens_on"), facts.get("closes_on")
    if opens and closes and closes.last_day < opens.first_day:
        yield Fault("closes_on", "Ngày bế giảng phải sau ngày khai giảng.")
    if facts.get("name") == "":
        yield Fault("name", "Thiếu tên lớp; ghi tên lớp như trong quyết định mở lớp.")


BEFORE = "Ngày cấp {day} trước ngày khai giảng của lớp ({opens})."


def certificate_faults(training_class, day):
    """A class gives nothing before it opened."""
    opens = training_class.opens_on
    if opens and day and day.last_day < opens.first_day:
        yield Fault("certificate_on", BEFORE.format(day=day, opens=opens))


def enrolment_faults(facts):
    """Faults of an enrolment's cleaned values by field name."""
    if facts.get("result") == Enrolment.Result.PASSED:
        return
    for name in ("grade", "certificate_no", "certificate_on"):
        if facts.get(name):
            reason = "Xếp loại, số bằng chỉ ghi khi học viên đã hoàn thành khóa học; kiểm tra lại kết quả."
            yield Fault(name, reason)
            return
