"""ZIP archives, read member by member within bounds: number, unpacked size, proportion."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import BinaryIO, cast

from temoin.errors import InputError
from temoin.pages.options import InputOptions
from temoin.pages.streams import bounded

_OFFICE = "[Content_Types].xml"
# What zipfile raises for broken archives; NotImplementedError for a compression or a version that it does not know.
_DAMAGED = (zipfile.BadZipFile, NotImplementedError, OSError, ValueError)


def holds_workbook(stream: BinaryIO, options: InputOptions) -> bool:
    """Tell whether a ZIP archive is an Excel file.

    Raises:
        InputError: damaged, out of bounds, or a document of a word processor.
    """
    with _opened(stream, options) as archive:
        names = archive.namelist()
    stream.seek(0)
    office = _OFFICE in names
    if (office and any(name.startswith("word/") for name in names)) or {"mimetype", "content.xml"} <= set(names):
        raise InputError("unsupported", "a word processor's document: save it as text or HTML first")
    return office and any(name.startswith("xl/") for name in names)


def _opened(stream: BinaryIO, options: InputOptions) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGED as error:
        raise InputError("damaged", f"not a ZIP archive: {error}") from error
    members = archive.infolist()
    if len(members) > options.max_members:
        raise InputError("too-many", f"{len(members)} members; at most {options.max_members} are read")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > options.max_unpacked:
        raise InputError("too-large", f"unpacks to {unpacked} bytes; at most {options.max_unpacked}")
    if unpacked > options.max_bytes and unpacked > packed * options.max_ratio:
        raise InputError("bomb", f"{packed} bytes unpack to {unpacked}, out of proportion")
    return archive


def members_of_zip(
    name: str, stream: BinaryIO, options: InputOptions
) -> Iterator[tuple[str, AbstractContextManager[io.BufferedReader]]]:
    """Yield (name, what opens it) of each file of an archive, by name; encrypted and system files are passed over.

    A damaged member raises InputError when it is opened or read: those beside it may be whole.

    Raises:
        InputError: the archive is damaged, or out of bounds.
    """
    with _opened(stream, options) as archive:
        for member in sorted(archive.infolist(), key=lambda m: m.filename):
            parts = member.filename.split("/")
            if member.is_dir() or member.flag_bits & 1 or any(p.startswith((".", "__MACOSX")) for p in parts):
                continue
            yield f"{name}#{member.filename}", _member(archive, member, options)


@contextmanager
def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, options: InputOptions) -> Iterator[io.BufferedReader]:
    try:
        inside = archive.open(member)
    except _DAMAGED as error:
        raise InputError("damaged", f"cannot be unpacked: {error}") from error
    with inside:
        yield bounded(cast(BinaryIO, inside), options, packed=member.compress_size)
