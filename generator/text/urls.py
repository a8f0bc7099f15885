"""URLs: the one function that lets an address through, and the one that says when two addresses are one page."""

import ipaddress
import posixpath
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
    r"""
      utm_.* | mtm_.* | pk_.* | hsa_.* | _hs.* | ga_.* | gad_.* | fb_.* | usqp
    | (?:piwik|matomo|sc|ns)_(?:campaign|source|mchannel)
    | at_(?:medium|campaign|custom|link|ptr|format).* | wt[._]mc(?:_id)? | _ga | _gl | gclid | gclsrc | dclid | gbraid
    | wbraid | srsltid | fbclid | mibextid | __tn__ | sfnsn | igsh(?:id)? | twclid | ttclid | li_fat_id | epik | msclkid
    | cvid | yclid | ysclid | _openstat | erid | xtor | mc_cid | mc_eid | mkt_tok | oly_.*_id | vero_id | __s
    | ck_subscriber_id | ml_subscriber.* | nr_email_referer | ref_src | ref_url | spref | cmpid | ncid | s_cid | ocid
    | icid | n_cid | rb_clickid | smid | smtyp | spm | wprov | yptr | tpcc | iref | soc_src | soc_trk | guccounter
    | guce_.* | phpsessid | jsessionid | aspsessionid.*
    | amp | _amp | isamp | amp_.* | outputtype | __twitter_impression
    """,
    re.VERBOSE,
)
# What says by which way a reader came, where its value says so too: `from=rss`, but not `from=tokyo`.
_WAY = re.compile("ref|referr?er|source|src|from|via|medium|share|partner|cid|cmp|emc|mod|feature")
_WAYS = re.compile(
    "(?:rss|feed|atom|tw|twitter|fb|facebook|line|hatena|(?:news|mail)letter|e?mail|share|sharing|sns|social|app|top)[-_.0-9]*"
)
_SHOWN_AS = re.compile("output|view|format|type|mode")  # `amp`
_HANDHELD = re.compile(
    r"^(?:(?:www|m|s|amp|mobile|sp|smp|smart|touch)\.)+(?=[^.]+\.)|(?<=^[a-z]{2}\.)m\.(?=[^.]+\.)"
)  # and en.m.wiki.example
_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
_AMP_ENDING = re.compile(r"(?:/amp|\.amp)(?=/?$|\.html$)")
_INDEX = re.compile(r"/index\.(?:html?|php)$")
_GOOGLE = re.compile(r"google\.[a-z.]{2,6}")
_AMP_CACHES = (  # host, and where in a path stands the page
    (
        re.compile(r"(?:.+\.)?(?:cdn\.ampproject\.org|bing-amp\.com)"),
        re.compile(r"/(?:c|v|a|wp)/(?:s/)?(?P<page>[^/]+\.[^/]+/.*)"),
    ),
    (re.compile(rf"{_GOOGLE.pattern}|bing\.com"), re.compile(r"/amp/(?:s/)?(?P<page>[^/]+\.[^/]+/.*)")),
)


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

    Folded: http and https, `www.`, `m.`, `s.` and `sp.`, the port, AMP forms (caches, `/amp`, `amp.`), parameters of
    tracking and of sessions and the order of the others, dots and doubled slashes, a final `index.html` or slash and
    the fragment. An address that is not `safe` is its own identity.
    """
    checked = safe(url)
    if checked is None:
        return url
    parts = _unwrapped(urlsplit(checked))
    name = _HANDHELD.sub("", parts.hostname or "")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = re.sub(r"^/amp(?=/.)", "", _SESSION.sub("", _plain(parts.path)))
    path = _AMP_ENDING.sub("", _INDEX.sub("/", path)).rstrip("/")
    kept = [one for one in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(*one)]
    return urlunsplit(("https", name + port, path or "/", urlencode(sorted(kept)), ""))


def host(url: str | None) -> str:
    """The host's name, without port and leading `www.`; empty if the address is not `safe`."""
    checked = safe(url)
    return (urlsplit(checked).hostname or "").removeprefix("www.") if checked else ""


def _netloc(parts: SplitResult) -> str | None:
    if parts.scheme not in ("http", "https") or not parts.netloc or "@" in parts.netloc or "\\" in parts.netloc:
        return None
    name = _host(parts.hostname or "")
    if name and parts.netloc.startswith("[") != name.startswith("["):
        return None  # RFC 3986's addresses of some later version, `[v1.x]`, are no names
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


def _plain(path: str) -> str:
    """The path with each escape in one form (`%7E` is `~`, `%e3` is `%E3`), no dots and no slash twice."""
    written = _ESCAPED.sub(lambda match: quote(unquote_to_bytes(match[0]), safe=""), path)
    return posixpath.normpath(written).replace("//", "/") + ("/" if written.endswith("/") else "")


def _is_tracking(key: str, value: str) -> bool:
    name, said = key.lower(), value.lower()
    return bool(
        _TRACKING.fullmatch(name)
        or (_WAY.fullmatch(name) and _WAYS.fullmatch(said))
        or (_SHOWN_AS.fullmatch(name) and said == "amp")
    )


def _unwrapped(parts: SplitResult) -> SplitResult:
    """The page behind an AMP cache (`a-b.cdn.ampproject.org/c/s/a.b/page`) or a link of Google's alerts."""
    name = (parts.hostname or "").removeprefix("www.")
    if parts.path == "/url" and _GOOGLE.fullmatch(name):
        asked = dict(parse_qsl(parts.query))
        page = safe(asked.get("url") or asked.get("q"))
        return urlsplit(page) if page else parts
    for host_of_cache, place in _AMP_CACHES:
        if host_of_cache.fullmatch(name) and (match := place.fullmatch(parts.path)):
            page = safe(f"https://{match['page']}" + (f"?{parts.query}" if parts.query else ""))
            return urlsplit(page) if page else parts
    return parts
