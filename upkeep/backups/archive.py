"""The file of a backup: a tar of parts, encrypted as it is written, so that nothing of it lies on the disk in plain."""

import hashlib
import json
import os
import tarfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from upkeep.backups import seal
from upkeep.backups.refusals import BackupRefused

CHUNK = 1 << 20
FORMAT = 1
MANIFEST = "manifest.json"
# What a manifest has at least.
NAMED = {"format", "parts"}
FILES, DUMP = "files/", "database/"
WRONG_KEY = (
    "Khóa riêng này (của khóa công khai {key}) không mở được bản sao lưu: bản đó mã hóa bằng khóa khác, hoặc hỏng ở "
    "đầu tệp; chưa ghi gì. Dùng đúng khóa, hoặc bản khác."
)
UNREADABLE = "Không đọc được tệp {path}: {why}; chưa ghi gì. Kiểm tra quyền đọc của tài khoản đang chạy."
BROKEN = "Bản sao lưu hỏng hoặc bị cắt giữa chừng ({what}); chưa ghi gì. Dùng bản khác."
NOT_OURS = (
    "Bản sao lưu không mang dấu của hệ thống này: lập bằng khóa bí mật (SECRET_KEY) khác, hoặc khi chưa có dấu, hay do "
    "người khác làm; chưa ghi gì. Đặt SECRET_KEY cũ cho lệnh này (make run: mục secret_key trong tệp secrets.json cũ). "
    "Không còn khóa thì so mã SHA-256 của tệp với mã đã giữ ở nơi khác; đúng thì chạy lệnh restore với --sha256 MÃ."
)
OTHER_FILE = (
    "Mã SHA-256 của tệp {} không phải mã đã ghi ở --sha256; chưa ghi gì. Dùng đúng tệp, hoặc chép lại đủ mã."
)
UNKNOWN = "Bản sao lưu do chương trình mới hơn lập (định dạng {}); dùng chương trình bản đó để phục hồi."


@dataclass(frozen=True)
class PackedPart:
    """A named piece; `chunks` give exactly `size` bytes."""

    name: str
    size: int
    chunks: Iterable[bytes]


class Packed:
    """The parts as the bytes of a tar that somebody reads.

    The manifest comes last, with a digest of each part; it is asked for when all of them were read.
    """

    def __init__(self, parts: Iterable[PackedPart], manifest: Callable[[], dict[str, Any]]):
        self.parts, self.manifest = parts, manifest
        self.digests, self.rest, self.bytes = {}, memoryview(b""), self._bytes()

    def read(self, size: int = -1) -> bytes:
        while not self.rest:
            following = next(self.bytes, None)
            if following is None:
                return b""
            self.rest = memoryview(following)
        given, self.rest = self.rest[:size], self.rest[size:]
        return bytes(given)

    def _bytes(self) -> Iterator[bytes]:
        for part in self.parts:
            yield from self._part(part)
        told = seal.sealed({**self.manifest(), "format": FORMAT, "parts": self.digests})
        data = json.dumps(told, ensure_ascii=False).encode()
        yield from self._part(PackedPart(MANIFEST, len(data), [data]))
        yield bytes(2 * tarfile.BLOCKSIZE)

    def _part(self, part: PackedPart) -> Iterator[bytes]:
        info = tarfile.TarInfo(part.name)
        info.size = part.size
        yield info.tobuf(tarfile.GNU_FORMAT, "utf-8", "strict")
        digest, length = hashlib.sha256(), 0
        for chunk in part.chunks:
            digest.update(chunk)
            length += len(chunk)
            yield chunk
        if length != part.size:
            raise ValueError(f"part {part.name} changed while it was read")
        self.digests[part.name] = digest.hexdigest()
        yield bytes(-length % tarfile.BLOCKSIZE)


class Watched:
    """A file that pyrage writes to: notes digest and length, and why it stopped in the words of the system."""

    def __init__(self, file: BinaryIO):
        self.file, self.digest, self.size, self.failure = file, hashlib.sha256(), 0, None

    def write(self, data: bytes) -> int:
        try:
            self.file.write(data)
        except OSError as error:
            self.failure = error
            raise
        self.digest.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        self.file.flush()


def write(packed: Packed, path: Path, recipient: Any) -> Watched:
    """Encrypt to a file that appears under its name only when it is whole and on the disk."""
    unfinished = path.with_name(f".{path.name}.part")
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        written = Watched(file)
        try:
            pyrage.encrypt_io(packed, written, [recipient])
        except pyrage.EncryptError as error:
            raise (written.failure or error) from error
        file.flush()
        os.fsync(file.fileno())
    sums = path.with_name(f"{path.name}.sha256")
    with open(os.open(sums, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(f"{written.digest.hexdigest()}  {path.name}\n")
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return written


@contextmanager
def opened(path: Path, identity: Any) -> Iterator[tarfile.TarFile]:
    """The tar within, read from beginning to end; what cannot be read raises BackupRefused."""
    source, sink = os.pipe()
    reader = Decrypting(path, identity, sink)
    reader.start()
    try:
        with open(source, "rb") as plain, tarfile.open(fileobj=plain, mode="r|") as tar:
            yield tar
            while plain.read(CHUNK):
                pass
    except (tarfile.TarError, EOFError, ValueError) as error:
        reader.join()
        raise reader.refusal() or BackupRefused(BROKEN.format(what="nội dung")) from error
    reader.join()
    if refusal := reader.refusal():
        raise refusal


class Decrypting(threading.Thread):
    """Writes what it decrypts into a pipe, and keeps why it could not."""

    def __init__(self, path: Path, identity: Any, sink: int):
        super().__init__(daemon=True)
        self.path, self.identity, self.sink = path, identity, sink
        self.failure = None

    def run(self) -> None:
        try:
            # The pipe first: whoever reads it is told of its end also when there is nothing to decrypt.
            with open(self.sink, "wb") as plain, open(self.path, "rb") as file:
                pyrage.decrypt_io(file, plain, [self.identity])
        except (pyrage.DecryptError, OSError) as error:
            self.failure = error

    def refusal(self) -> BackupRefused | None:
        # Whoever read the pipe has stopped: its reason is told.
        if self.failure is None or isinstance(self.failure, BrokenPipeError):
            return None
        # What the system says has a number; what is broken has none.
        if getattr(self.failure, "errno", None):
            return BackupRefused(UNREADABLE.format(path=self.path, why=self.failure.strerror))
        if "No matching keys" in str(self.failure):
            return BackupRefused(WRONG_KEY.format(key=self.identity.to_public()))
        return BackupRefused(BROKEN.format(what="giải mã"))


def members(tar: tarfile.TarFile) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Names of the parts with their bytes, which are to be read before the next one is asked for."""
    for info in tar:
        file = tar.extractfile(info)
        if file is None:
            raise BackupRefused(BROKEN.format(what=info.name))
        yield info.name, iter(lambda file=file: file.read(CHUNK), b"")


def digest_of(path: Path) -> str:
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BackupRefused(UNREADABLE.format(path=path, why=error.strerror)) from error


def checked(path: Path, identity: Any, sha256: str = "") -> dict[str, Any]:
    """The manifest, after every part was read and its digest compared. Raises BackupRefused before anything is used.

    It bears our seal, or somebody who knows the file by other means has named its very digest.
    """
    if sha256 and digest_of(path) != sha256.strip().lower():
        raise BackupRefused(OTHER_FILE.format(path))
    with opened(path, identity) as tar:
        found, manifest = digests_and_manifest(tar)
    if manifest is None:
        raise BackupRefused(BROKEN.format(what="thiếu bản kê"))
    if not isinstance(manifest, dict) or not manifest.keys() >= NAMED:
        raise BackupRefused(BROKEN.format(what="bản kê"))
    if manifest["format"] > FORMAT:
        raise BackupRefused(UNKNOWN.format(manifest["format"]))
    if not isinstance(manifest["parts"], dict) or list(found.items()) != list(manifest["parts"].items()):
        raise BackupRefused(BROKEN.format(what="khác bản kê"))
    if not sha256 and not seal.is_ours(manifest):
        raise BackupRefused(NOT_OURS)
    return manifest


class Listed:
    """What is read a second time is still what was checked: the same parts, in the same order, to the last one."""

    def __init__(self, manifest: dict[str, Any]):
        self.parts = iter(manifest["parts"].items())

    def refuse_other(self, name: str, digest: str) -> None:
        if next(self.parts, None) != (name, digest):
            raise BackupRefused(BROKEN.format(what=f"{name} đã đổi trong khi đọc"))

    def refuse_fewer(self) -> None:
        if next(self.parts, None) is not None:
            raise BackupRefused(BROKEN.format(what="ngắn đi trong khi đọc"))


def digests_and_manifest(tar: tarfile.TarFile) -> tuple[dict[str, str], Any]:
    found, manifest = {}, None
    for name, chunks in members(tar):
        if name == MANIFEST:
            manifest = json.loads(b"".join(chunks))
            continue
        if name in found:
            raise BackupRefused(BROKEN.format(what=f"{name} hai lần"))
        digest = hashlib.sha256()
        for chunk in chunks:
            digest.update(chunk)
        found[name] = digest.hexdigest()
    return found, manifest
