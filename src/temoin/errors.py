"""Every error Témoin raises on purpose, in one tree.

TemoinError
├── UsageError          the caller asked for something that cannot be done; the message says what to do instead
│   ├── InputNotFound   a path or name that does not exist
│   ├── AmbiguousId     the start of an id that several rows share
│   └── SettingsError   a setting with a wrong value
├── InputError          one input is broken: becomes an `Issue`, the batch goes on
├── StoreError          the store cannot be read or written as it is
│   ├── StoreVersionError  written by another, incompatible version
│   └── NotVerbatim     a row whose evidence is not the text under its span
└── LexiconError        a word file or knowledge file is malformed: names file, entry, reason
"""


class TemoinError(Exception):
    """Base of all errors raised on purpose."""


class UsageError(TemoinError):
    """The request cannot be carried out; the message names the way out."""


class InputNotFound(UsageError):
    """A path or identifier that does not exist."""


class AmbiguousId(UsageError):
    """The start of an identifier that several rows share; the message lists a few of them."""


class SettingsError(UsageError):
    """A setting has a value outside its range."""


class InputError(TemoinError):
    """One input is broken. `code` is a short stable word, the message the detail for a person."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class StoreError(TemoinError):
    """The store cannot be read or written as it is."""


class StoreVersionError(StoreError):
    """The store was written by an incompatible version."""


class NotVerbatim(StoreError):
    """A row's evidence is not the article's text under its span."""


class LexiconError(TemoinError):
    """A word file or knowledge file is malformed."""
