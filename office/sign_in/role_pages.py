"""For which roles the office asks a second factor: a page of its head."""

from django import forms
from django.http import Http404
from django.urls import reverse

from foundation.core.forms import ScopedForm
from foundation.core.pages import EditPage
from office.organisation.models.office import Office
from office.organisation.rights import role_choices


class FactorRolesForm(ScopedForm):
    factor_roles = forms.MultipleChoiceField(
        label="Vai trò phải xác thực hai lớp",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=(
            "Người giữ vai trò được đánh dấu mà chưa đặt thì ngay trang sau được dẫn đến chỗ đặt (ứng dụng trên "
            "điện thoại hoặc bảng mã in trên giấy), chưa mở được trang khác. Không đánh dấu thì không ai phải có."
        ),
    )

    class Meta:
        model = Office
        fields = ["factor_roles"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["factor_roles"].choices = role_choices()


class FactorRolesPage(EditPage):
    model = Office
    form_class = FactorRolesForm

    def get_object(self, queryset=None):
        office = self.get_queryset().first()
        if office is None:
            raise Http404
        return office

    def list_title(self):
        return "Người dùng"

    def list_url(self):
        return reverse("user-list")
