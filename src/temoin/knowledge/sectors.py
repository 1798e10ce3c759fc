"""Sectors that more than one room takes together: through whom a state acts, who rules it, parties, former officials.

Sets of one room alone stand there. What each code means is in `plover_sectors.tsv`.
"""

ARMS = frozenset({"GOV", "MIL", "COP", "SPY"})  # through which a state acts: its army's deed is told as its own
SERVING = ARMS | {"JUD", "LEG"}  # of the side of the state that owns them
RULING = frozenset({"GOV", "MIL", None})  # who may be meant by the name of the state; None: nobody's sector is told
PARTIES = frozenset({"PTY", "OPP"})
FORMER = "ELI"
