from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from foundation.core.database import audited_transaction

REASON = "Nạp danh mục dùng chung"


class Command(BaseCommand):
    help = "Nạp danh mục dùng chung: dân tộc, tôn giáo, chức danh cấp ủy, diện quản lý, mốc nhắc việc."

    def handle(self, *args, **options):
        with audited_transaction(None, command="load_reference", reason=REASON):
            for name in settings.REFERENCE:
                import_string(name)()
        if options["verbosity"]:
            self.stdout.write("Đã nạp danh mục dùng chung.")
