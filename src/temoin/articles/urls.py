"""The address of an article: one spelling for all the ways a page is linked to."""

from urllib.parse import urljoin, urlsplit, urlunsplit

_TRACKING = ("utm_", "at_", "xtor", "fbclid", "gclid", "mc_", "ref", "cmp", "ns_", "igshid", "spm", "srsltid")


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
    kept = [one for one in parts.query.split("&") if one and not one.lower().startswith(_TRACKING)]
    return urlunsplit((parts.scheme, host, parts.path or "/", "&".join(kept), ""))


def host_of(url: str | None) -> str | None:
    """Return the host of an address without "www.", None if it has none."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.lower().removeprefix("www.") if host else None
