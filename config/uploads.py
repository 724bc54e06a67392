"""Files that are sent: taken by the pages that say so and from whoever is signed in, and never more than may be kept.

A view that takes files says `takes_files = True`, a function as its attribute. What is too large is not kept while the
rest of it goes by: the form learns its size alone, says its own sentence, and all else that was typed stays.
"""

import tempfile
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

MB = 2**20
LARGEST = 20 * MB
# Of a whole request. More is not even read to its end.
LARGEST_REQUEST = 60 * MB


class NoFileHere(SuspiciousOperation):
    """A file for a page that takes none."""


class BoundedUploadHandler(FileUploadHandler):
    """Keeps a file outside of memory, without a name on the disk, as long as it may be kept."""

    def handle_raw_input(
        self, input_data: Any, meta: Any, content_length: int, boundary: bytes, encoding: str | None = None
    ) -> None:
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("a request beyond all files")

    def new_file(self, *told: Any, **named: Any) -> None:
        if not takes_files(self.request):
            raise NoFileHere("a file for a page that takes none")
        super().new_file(*told, **named)
        kept = tempfile.TemporaryFile()  # noqa: SIM115 – closed by the request
        self.file = UploadedFile(kept, self.file_name, self.content_type, 0, self.charset)
        self.most = LARGEST if self.request.user.is_authenticated else 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= self.most:
            self.file.write(raw_data)
        else:
            self.file.truncate(0)

    def file_complete(self, file_size: int) -> UploadedFile:
        self.file.seek(0)
        self.file.size = file_size
        return self.file


def takes_files(request: HttpRequest) -> bool:
    """Whether the page that was asked says so."""
    view = request.resolver_match.func if request.resolver_match else None
    return any(getattr(each, "takes_files", False) for each in (view, getattr(view, "view_class", None)))
