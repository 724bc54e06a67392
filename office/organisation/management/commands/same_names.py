from django.core.management.base import BaseCommand

from foundation.core.typed import names


class Command(BaseCommand):
    help = "Liệt kê các tên trùng nhau có từ trước (không kể chữ hoa, khoảng trắng); không sửa gì."

    def handle(self, *args: object, **options: object) -> None:
        clashes = names.all_namesakes()
        for line in names.told(clashes):
            self.stdout.write(line)
        self.stdout.write(f"{len(clashes)} tên trùng." if clashes else "Không có tên trùng.")
