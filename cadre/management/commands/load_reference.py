from django.core.management.base import BaseCommand

from cadre.reference import load_reference


class Command(BaseCommand):
    help = "Nạp danh mục dùng chung: dân tộc, tôn giáo, chức danh cấp ủy, diện quản lý."

    def handle(self, *args, **options):
        load_reference()
        if options["verbosity"]:
            self.stdout.write("Đã nạp danh mục dùng chung.")
