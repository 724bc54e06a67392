"""The database's refusals in words: of the constraint that refused, or of what two people did at once."""

from django.apps import apps
from django.db import DatabaseError

GENERAL = "Dữ liệu này trùng hoặc mâu thuẫn với dữ liệu đã có; kiểm tra lại rồi lưu."
REVERSED_DAYS = "Ngày kết thúc phải sau ngày bắt đầu."
GONE = "Mục được chọn vừa được đưa khỏi danh sách, hoặc còn mục khác gắn với nó; mở lại trang rồi chọn lại."
AT_ONCE = "Người khác đang ghi cùng lúc; làm lại lần nữa."
BUSY = "Mục này đang được người khác ghi nên chưa lưu được. Chờ ít phút rồi làm lại."
TOO_MUCH = "Có giá trị dài quá hoặc lớn quá mức ghi được; kiểm tra lại rồi lưu."
UNIQUE, EXCLUDED, CHECKED, FOREIGN_KEY = "23505", "23P01", "23514", "23503"
BY_STATE = {
    FOREIGN_KEY: GONE,
    "40001": AT_ONCE,
    "40P01": AT_ONCE,
    "55P03": BUSY,
    "22001": TOO_MUCH,
    "22003": TOO_MUCH,
}
# What a user may cause, alone or together with another; the rest is a fault of the program.
REFUSALS = {UNIQUE, EXCLUDED, CHECKED, "22000", *BY_STATE}


def state_of(error: BaseException) -> str:
    """The five signs by which the database says what went wrong; empty for what it did not say."""
    return getattr(error.__cause__, "pgcode", None) or ""


def is_refusal(error: BaseException) -> bool:
    """Whether the database refused what a user asked for, and a sentence can be said about it."""
    return isinstance(error, DatabaseError) and state_of(error) in REFUSALS


def sentence(error: DatabaseError) -> str:
    """The Vietnamese sentence of the constraint, or of the kind of refusal, that the error names."""
    state = state_of(error)
    if state == "22000":
        return REVERSED_DAYS if "range lower bound" in str(error) else GENERAL
    return BY_STATE.get(state) or of_constraint(error.__cause__.diag) or GENERAL


def of_constraint(problem) -> str:
    """The sentence that the model gives its constraint, or its field that is unique."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == problem.constraint_name:
                return str(constraint.violation_error_message)
        if model._meta.db_table == problem.table_name:
            for field in model._meta.concrete_fields:
                if field.unique and f"({field.column})=" in (problem.message_detail or ""):
                    return str(model().unique_error_message(model, (field.name,)).messages[0])
    return ""
