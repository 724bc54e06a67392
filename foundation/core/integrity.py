"""The database's refusals in the words of the constraint that refused."""

from django.apps import apps

GENERAL = "Dữ liệu này trùng hoặc mâu thuẫn với dữ liệu đã có; kiểm tra lại rồi lưu."


def sentence(error):
    """The Vietnamese sentence of the constraint that an IntegrityError names."""
    name = error.__cause__.diag.constraint_name
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return constraint.violation_error_message
    return GENERAL
