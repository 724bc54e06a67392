"""Accounts of those who have no record here, and what others did to accounts, told until it was read."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views import View

from cadre.conflict_pages import OWN_TIE, OfUser
from cadre.models.conflicts import Account
from foundation.core import clock
from office.organisation.accounts import ReasonPage
from office.organisation.first_page import first_page
from office.organisation.models.users import User

TIED = "Tài khoản này đã gắn với hồ sơ cán bộ; bỏ gắn trước khi khai không có hồ sơ."
DECLARE = "Khai không có hồ sơ cán bộ"
WITHDRAW = "Bỏ khai không có hồ sơ cán bộ"
DECLARED = (
    "Chỉ khai khi người dùng không có hồ sơ cán bộ trong hệ thống: kết quả đối chiếu, xếp loại của mọi cán bộ "
    "trong phạm vi đều hiện với người dùng."
)
WITHDRAWN = "Tài khoản trở lại danh sách chưa gắn hồ sơ, để gắn hoặc khai lại."


class NoRecordPage(OfUser, ReasonPage):
    """Another one than the holder says, with a reason, that there is no record to tie; or takes it back."""

    action = "change"
    context_object_name = "account"

    def get_object(self, queryset=None):
        if self.user == self.request.user:
            raise PermissionDenied(OWN_TIE)
        if Account.objects.filter(user=self.user).exists():
            raise PermissionDenied(TIED)
        return self.user

    @property
    def words(self):
        return WITHDRAW if self.user.no_record_by_id else DECLARE

    @property
    def question(self):
        return WITHDRAWN if self.user.no_record_by_id else DECLARED

    def act(self):
        declared = self.user.no_record_by_id is None
        self.user.no_record_by = self.request.user if declared else None
        self.user.no_record_on = clock.today() if declared else None
        self.user.save(update_fields=["no_record_by", "no_record_on"])


class ToldPage(View):
    """What was done to accounts has been read, by whoever says so for themselves."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseRedirect:
        User.objects.filter(pk=request.user.pk).update(told_at=timezone.now())
        return HttpResponseRedirect(reverse(first_page(request.user) or "home"))
