"""The text of an RTF file: paragraphs as lines, formatting and pictures gone. As much of RTF as press exports use."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
_NO_TEXT = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata datastore latentstyles xmlnstbl listtable generator "
    b"header footer footnote fldinst rsidtbl listoverridetable colorschememapping filetbl".split()
)
_BREAKS = {b"par": "\n", b"line": "\n", b"page": "\n", b"sect": "\n", b"row": "\n", b"cell": "\t", b"tab": "\t"}
_CHARACTERS = {
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
}
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}


def text_of_rtf(body: bytes) -> str:
    """Return the text of an RTF file; what is not understood is left out."""
    return "".join(_pieces(body))


def _pieces(body: bytes) -> Iterator[str]:
    silent: list[bool] = [False]
    charset, skip = "cp1252", 0
    after_star = False
    for match in _TOKEN.finditer(body):
        word, number, hexadecimal, symbol, brace, plain = match.groups()
        if brace == b"{":
            silent.append(silent[-1])
        elif brace == b"}":
            if len(silent) > 1:
                silent.pop()
        elif word == b"ansicpg" and number:
            charset = f"cp{int(number)}" if int(number) in (1250, 1251, 1252, 1253, 1254, 1256) else "cp1252"
        elif word in _NO_TEXT or (after_star and word):
            silent[-1] = True
        elif silent[-1]:
            pass
        elif word == b"u" and number:
            yield chr(int(number) % 65536)
            skip = 1
        elif word:
            yield _BREAKS.get(word) or _CHARACTERS.get(word, "")
        elif hexadecimal:
            if not skip:
                yield bytes([int(hexadecimal, 16)]).decode(charset, "replace")
            skip = 0
        elif symbol:
            yield _SYMBOLS.get(symbol, "")
        elif plain:
            yield plain.decode(charset, "replace")[skip:]
            skip = 0
        after_star = symbol == b"*"
