"""Streams with an end: what is unpacked is counted, and stopped where nothing honest would still go on."""

import io
import zipfile
import zlib
from typing import BinaryIO

from temoin.errors import InputError
from temoin.pages.options import InputOptions

_ENOUGH_TO_JUDGE = 8 << 20  # bytes unpacked before the ratio counts: short repetitive files pack well


class BoundedStream(io.RawIOBase):
    """Reads from `source` and raises once more than `limit` bytes came, or `ratio` times what was packed.

    `packed` is the size of what is being unpacked, None when it is not known.
    """

    def __init__(self, source: BinaryIO, *, limit: int, packed: int | None = None, ratio: int | None = None) -> None:
        self._source, self._limit = source, limit
        self._by_ratio = max(_ENOUGH_TO_JUDGE, packed * ratio) if packed is not None and ratio else limit
        self._read = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill `buffer`.

        Raises:
            InputError: too much, or damaged compression.
        """
        try:
            found = self._source.read(len(buffer))
        except (EOFError, zlib.error, OSError, zipfile.BadZipFile) as error:
            raise InputError("damaged", f"cannot be unpacked: {error}") from error
        self._read += len(found)
        if self._read > self._limit:
            raise InputError("too-large", f"unpacks to more than {self._limit} bytes")
        if self._read > self._by_ratio:
            raise InputError("bomb", f"unpacks to more than {self._by_ratio} bytes, out of proportion to its size")
        buffer[: len(found)] = found
        return len(found)


def bounded(source: BinaryIO, options: InputOptions, *, packed: int | None = None) -> io.BufferedReader:
    """Return a buffered stream over `source` that stops at the limits of `options`."""
    return io.BufferedReader(
        BoundedStream(source, limit=options.max_unpacked, packed=packed, ratio=options.max_ratio), 1 << 16
    )
