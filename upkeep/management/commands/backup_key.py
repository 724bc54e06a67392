from typing import Any

from django.core.management.base import BaseCommand

from upkeep.backups.keys import key_pair


class Command(BaseCommand):
    """As age-keygen prints it, for an office that has no age."""

    help = "In một cặp khóa mới cho bản sao lưu. Khóa riêng cất ở nơi khác máy này; mất nó là mất mọi bản sao lưu."

    def handle(self, *args: Any, **options: Any) -> None:
        private, public = key_pair()
        self.stdout.write(f"# public key: {public}")
        self.stdout.write(private)
        self.stderr.write(f"CADRE_BACKUP_KEY={public}")
