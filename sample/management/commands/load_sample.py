from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cadre.models.people import Cadre
from foundation.sheets.copying import tell_planner
from sample.accounts import write_table
from sample.commune.load import load as load_commune
from sample.load import Incomplete, load


class Command(BaseCommand):
    help = "Nạp cơ quan mẫu (mọi cá nhân đều hư cấu) vào hệ thống chưa có hồ sơ cán bộ."

    def handle(self, *args, **options):
        if not settings.SAMPLE:
            raise CommandError(
                "Dữ liệu mẫu chỉ nạp khi chạy ở chế độ dùng thử (CADRE_SAMPLE=1, hoặc CADRE_SAMPLE=commune)."
            )
        if Cadre.objects.exists():
            raise CommandError("Đã có hồ sơ cán bộ; dữ liệu mẫu chỉ nạp vào hệ thống chưa có hồ sơ.")
        try:
            accounts = load_commune() if settings.SAMPLE_OFFICE == "commune" else load()
        except Incomplete as error:
            raise CommandError(f"Chưa nạp được dữ liệu mẫu. {error}") from error
        # Else the first pages are planned as if the tables were empty.
        tell_planner(model for model in apps.get_models() if model._meta.managed and not model._meta.proxy)
        path = write_table(accounts)
        self.stdout.write(f"Đã nạp {Cadre.objects.count()} hồ sơ mẫu; tài khoản dùng thử ở {path}.")
