"""The address of an article: one spelling for all the ways a page is linked to."""

from urllib.parse import urljoin, urlsplit, urlunsplit

_TRACKING_FAMILIES = ("utm_", "at_", "mc_", "ns_")
# By their whole names: "reference" and "refid" tell one page from another.
_TRACKING = frozenset({
    "cmp", "cmpid", "fbclid", "gclid", "igshid", "ref", "ref_src", "ref_url", "referer", "referrer", "spm", "srsltid",
    "xtor",
})  # fmt: skip


def canonical_url(url: str | None, base: str | None = None) -> str | None:
    """Return `url` absolute, host in lower case, without fragment, default port and tracking parameters.

    None when it is not an http address.
    """
    if not url:
        return None
    try:
        parts = urlsplit(urljoin(base or "", url.strip()))
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = parts.hostname.lower() + (f":{port}" if port and port not in (80, 443) else "")
    kept = [one for one in parts.query.split("&") if one and not _is_tracking(one)]
    return urlunsplit((parts.scheme, host, parts.path or "/", "&".join(kept), ""))


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_FAMILIES)


def host_of(url: str | None) -> str | None:
    """Return the host of an address without "www.", None if it has none."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.lower().removeprefix("www.") if host else None
