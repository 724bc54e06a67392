from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from foundation.core.disk.room import require_room


class CarefulStorage(FileSystemStorage):
    """Where every file of the register is written; raises DiskFull before the disk is."""

    def _save(self, name: str, content: File) -> str:
        require_room(content.size)
        return super()._save(name, content)
