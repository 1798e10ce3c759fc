"""What every record is: frozen, compared by value, encoded with every key present."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Base of all records: compared by value, encoded with every key present."""
