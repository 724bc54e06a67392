from django.core.management.base import BaseCommand, CommandError

from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from foundation.core.database import audited_transaction
from foundation.core.typed.names import called
from office.organisation.models.users import User


class Command(BaseCommand):
    """For the only head of an office, whose own account nobody else could tie; it names no person."""

    help = "Gắn tài khoản với hồ sơ cán bộ (số của hồ sơ đứng trong địa chỉ trang hồ sơ)."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("cadre", type=int, help="số của hồ sơ")

    def handle(self, *, username, cadre, **options):
        with audited_transaction(None, command="tie_account", reason="Gắn hồ sơ từ máy chủ"):
            user = called(User.objects, username, "username").first()
            person = Cadre.objects.filter(pk=cadre).first()
            if user is None or person is None:
                raise CommandError(
                    "Không có tài khoản hoặc hồ sơ này; kiểm tra lại tên đăng nhập và số của hồ sơ."
                )
            if Account.objects.filter(cadre=person).exclude(user=user).exists():
                raise CommandError("Hồ sơ này đã gắn với tài khoản khác.")
            Account.objects.update_or_create(user=user, defaults={"cadre": person})
        self.stdout.write(f"Tài khoản {user.username} đã gắn với hồ sơ số {person.pk}.")
