"""What HTML's elements do to the flow of text: which are inline, which imply the end of others, which hold no text."""

INLINE_TAGS = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr", "img", "input", "picture", "source", "embed", "video", "audio", "track",
    "param", "button",
})  # fmt: skip
# An opening tag of one of these ends an open paragraph.
CLOSES_P = frozenset({
    "address", "article", "aside", "blockquote", "center", "details", "dir", "div", "dl", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "menu", "nav", "ol", "p",
    "pre", "section", "table", "ul",
})  # fmt: skip
CLOSED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}
# An implied end does not reach beyond one of these.
SCOPES = frozenset({"ul", "ol", "table", "dl", "select", "tbody", "thead"})
NO_TEXT = frozenset({"link", "meta", "img", "source", "input", "base", "embed", "param", "track", "col"})
INVISIBLE = frozenset({"select", "datalist", "canvas", "audio", "video", "map", "head"})
