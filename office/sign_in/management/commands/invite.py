from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from foundation.core import clock
from foundation.core.database import audited_transaction
from foundation.core.typed.names import called
from foundation.core.typed.texts import clean
from office.organisation.account_forms import is_username
from office.organisation.models.invitations import issue
from office.organisation.models.structure import Unit
from office.organisation.models.users import Grant, User
from office.organisation.rights import Role
from office.sign_in.acts import renew_on_server


class Command(BaseCommand):
    """The first account of an installation, which is that of the head, and the way back in when nobody can grant."""

    help = (
        "Lập tài khoản (nếu chưa có), giao vai trò và in mã kích hoạt dùng một lần. "
        "Tài khoản đầu tiên là của người đứng đầu cơ quan tổ chức cán bộ; người đó lập các tài khoản khác "
        "trên trang Người dùng."
    )

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--role", choices=Role.values, default=Role.CHIEF)
        parser.add_argument("--name", default="", help="họ và tên")
        parser.add_argument(
            "--renew-factor",
            action="store_true",
            help="bỏ xác thực hai lớp đã mất; người dùng đặt lại sau khi đăng nhập",
        )
        parser.add_argument("--unit", help="mã đơn vị; để trống là đơn vị đứng đầu")

    def handle(self, *, username, role, unit, name, renew_factor=False, **options):
        username = readable(username)
        with audited_transaction(None, command="invite", reason="Cấp tài khoản từ máy chủ"):
            scope = Unit.objects.filter(
                **({"code": unit, "valid_to": None} if unit else {"parent": None})
            ).first()
            if scope is None:
                raise CommandError("Chưa có đơn vị này. Chạy load_reference trước, hoặc ghi đúng mã đơn vị.")
            user = called(User.objects, username, "username").first() or User.objects.create_user(username)
            if name and not user.full_name:
                user.full_name = clean(name)
                user.save(update_fields=["full_name"])
            Grant.objects.get_or_create(user=user, role=role, unit=scope)
            if renew_factor:
                renew_on_server(user)
            code, invitation = issue(user)
        page, until = reverse("activate"), clock.moment(invitation.expires_at, dated=True)
        self.stdout.write(
            f"Tài khoản {username}: mở trang {page}, nhập mã dùng một lần, hiệu lực đến {until}:"
        )
        self.stdout.write(code)


def readable(username):
    """The user name as the form of accounts would take it."""
    username = clean(username)
    try:
        is_username(username)
    except ValidationError as error:
        raise CommandError(error.messages[0]) from error
    return username
