"""URLs: the one function that lets an address through, and the one that says when two addresses are one page."""

import ipaddress
import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlencode, urljoin, urlsplit, urlunsplit

import idna

LONGEST = 4_096  # characters of an address, percent-encoded; browsers and servers refuse longer ones

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NAME = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
# Beside RFC 3986's unreserved characters. Left out though allowed there: quotes, brackets and parentheses, which end
# an attribute or a Markdown link.
_PATH = "/:@!$&*+,;=~%"
_QUERY = _PATH + "?"

_TRACKING = re.compile(
    r"(?:utm_.*|mtm_.*|pk_.*|hsa_.*|_hs.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh"
    r"|mc_cid|mc_eid|mkt_tok|oly_.*_id|vero_id|cmpid|ncid|ref_src|ref_url|spm|__twitter_impression|s_cid|amp|outputtype"
    r"|at_medium|at_campaign|at_custom.*|wt_mc|ocid|icid|cvid|soc_src|soc_trk|guccounter|guce_.*|iref|_ga|_gl|srsltid|phpsessid|jsessionid|aspsessionid.*)"
)
_HANDHELD = re.compile(
    r"^(?:(?:www|m|amp|mobile|sp|touch)\.)+(?=[^.]+\.)|(?<=^[a-z]{2}\.)m\.(?=[^.]+\.)"
)  # and en.m.wiki.example
_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
_AMP_ENDING = re.compile(r"(?:/amp|\.amp)(?=/?$|\.html$)")
_AMP_CACHE = re.compile(r"/(?:c|v|a|wp)/(?:s/)?(?P<page>[^/]+\.[^/]+/.*)")
_GOOGLE_AMP = re.compile(r"/amp/(?:s/)?(?P<page>[^/]+\.[^/]+/.*)")


def safe(url: str | None, base: str | None = None) -> str | None:
    """The absolute http or https address, percent-encoded and ready for any page, or None if it is not one.

    None too for credentials, control characters, a backslash in the host, an impossible host or port, an IPv4 address
    written as anything but four decimal numbers, and more than `LONGEST` characters. Hosts become lower case and
    ASCII (UTS 46). `base` completes a relative address if it is itself safe. Which networks may be asked is the
    fetcher's question: `http://10.0.0.1/` is well formed.
    """
    text = (url or "").strip()
    if not text or len(text) > LONGEST or _CONTROLS.search(text):
        return None
    try:
        if base is not None and (root := safe(base)):
            text = urljoin(root, text)
        parts = urlsplit(text)
        netloc = _netloc(parts)
    except ValueError:
        return None
    if netloc is None:
        return None
    path, query, fragment = (
        _encoded(part, kept) for part, kept in ((parts.path, _PATH), (parts.query, _QUERY), (parts.fragment, _QUERY))
    )
    written = urlunsplit((parts.scheme, netloc, path or "/", query, fragment))
    return written if len(written) <= LONGEST else None


def identity(url: str) -> str:
    """The form in which two addresses of one page are equal. It is for comparing, not for following.

    Folded: http and https, `www.`, `m.` and `sp.`, the port, AMP forms (caches, `/amp`, `amp.`), parameters of tracking
    and of sessions and the order of the others, a final slash and the fragment. An address that is not `safe` is its
    own identity.
    """
    checked = safe(url)
    if checked is None:
        return url
    parts = _without_amp_cache(urlsplit(checked))
    name = _HANDHELD.sub("", parts.hostname or "")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = re.sub(r"^/amp(?=/.)", "", _SESSION.sub("", _unreserved(parts.path)))
    path = _AMP_ENDING.sub("", path).rstrip("/")
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(key)]
    return urlunsplit(("https", name + port, path or "/", urlencode(sorted(kept)), ""))


def host(url: str | None) -> str:
    """The host's name, without port and leading `www.`; empty if the address is not `safe`."""
    checked = safe(url)
    return (urlsplit(checked).hostname or "").removeprefix("www.") if checked else ""


def _netloc(parts: SplitResult) -> str | None:
    if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc or "\\" in parts.netloc:
        return None
    name = _host(parts.hostname or "")
    port = parts.port
    if name is None or port == 0:
        return None
    return name if port is None or port == {"http": 80, "https": 443}[parts.scheme] else f"{name}:{port}"


def _host(name: str) -> str | None:
    """The host as a link may name it; ValueError or None if no host can be called so."""
    if ":" in name:
        return None if "%" in name else f"[{ipaddress.IPv6Address(name).compressed}]"
    name = name.removesuffix(".")
    if not name.isascii() and len(name) <= 253:
        name = idna.encode(name, uts46=True, transitional=False).decode("ascii")  # IDNAError is a ValueError
    if not _NAME.fullmatch(name):
        return None
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return str(ipaddress.IPv4Address(name))
    return name


def _encoded(part: str, kept: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=kept)


def _unreserved(path: str) -> str:
    """The path with each escape in one form: `%7E` is `~`, `%e3` is `%E3`."""
    return _ESCAPED.sub(lambda match: quote(unquote_to_bytes(match[0]), safe=""), path)


def _is_tracking(key: str) -> bool:
    return bool(_TRACKING.fullmatch(key.lower()))


def _without_amp_cache(parts: SplitResult) -> SplitResult:
    """The page behind an AMP cache: `a-b.cdn.ampproject.org/c/s/a.b/page`, `google.com/amp/s/a.b/page`."""
    name = (parts.hostname or "").removeprefix("www.")
    pattern = _AMP_CACHE if name.endswith("cdn.ampproject.org") else _GOOGLE_AMP if name == "google.com" else None
    if pattern and (match := pattern.fullmatch(parts.path)):
        page = safe(f"https://{match['page']}" + (f"?{parts.query}" if parts.query else ""))
        return urlsplit(page) if page else parts
    return parts
