"""Pages of the acts on duties; from a list they lead back to it as it was filtered."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from foundation.bulk.pages import MOST, ListedActPage
from foundation.core.acts.pages import ActPage
from office.organisation.models.users import User
from reminders.recipients import doers_of
from reminders.views import ReadsPeople

EXPLAINED = "Làm cho các việc được chọn dưới đây, gấp nhất trước; nhiều nhất {most} việc một lần."


def among(form, duties):
    """The form, offering as handlers only who may do one of the duties and has a password to sign in with."""
    if "handler" in form.fields:
        keys = set().union(*doers_of(duties).values())
        able = User.objects.filter(pk__in=keys).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        form.fields["handler"].queryset = able.order_by("full_name", "username")
    return form


class DutyActPage(ActPage):
    def get_queryset(self):
        return super().get_queryset().select_related("rule", "unit").with_lists()

    def get_form(self, form_class=None):
        return among(super().get_form(form_class), [self.object])

    def get_context_data(self, **kwargs):
        explained = f"{self.object} · {self.object.event_words}"
        return super().get_context_data(**{"explained": explained, **kwargs})

    def get_success_url(self):
        return self.list_url()


class ManyDutiesPage(ReadsPeople, ListedActPage):
    """One act for many lines of the inbox as it was filtered."""

    def row_label(self, row):
        told = {column.name: column.of(row) for column in self.columns if column.name in ("task", "whose")}
        return f"{told['task']} – {told['whose']}, hạn {row.due_on:%d/%m/%Y}"

    def get_form(self, form_class=None):
        return among(super().get_form(form_class), self.rows)

    def get_context_data(self, **kwargs):
        return super().get_context_data(explained=EXPLAINED.format(most=MOST), **kwargs)
