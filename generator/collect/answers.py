"""What an answer means: whether it is one, how its refusal is called, what is kept of its headers."""

import email.utils
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import responses

from generator.collect import opt_outs
from generator.collect.exchange import ANSWERED, LATER, Response
from generator.errors import FetchError, StatusError
from generator.models import Validators

OK, NOT_MODIFIED, GONE, TOO_MANY, UNAVAILABLE = 200, 304, 410, 429, 503
REDIRECTS = frozenset({301, 302, 303, 307, 308})
VALIDATOR_LENGTH = 1024  # characters; longer ETags are no validators but attacks
LONGEST_PAUSE = timedelta(hours=24)

_VALIDATOR = re.compile(r"[\x20-\x7e]+")
# What guards against programs says of itself: Cloudflare, AWS WAF, DataDome.
_CHALLENGES = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", "challenge"), ("x-amzn-waf-action", "captcha"))
_GUARDS = ("x-datadome",)
_CHALLENGE = re.compile(
    rb"/cdn-cgi/challenge|_cf_chl_opt|<title>Just a moment|captcha-delivery\.com|_Incapsula_Resource"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer. `data` is empty where the server says that nothing changed."""

    url: str  # where it came from, after redirects
    http: int
    data: bytes
    content_type: str | None
    validators: Validators  # word for word; to be remembered only once the answer is parsed and stored
    permanent: str | None  # where the leading permanent redirects point
    reserved: tuple[str, ...] = ()  # what its headers say it is not for: see `opt_outs`
    notes: tuple[str, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing changed since the validators."""
        return self.http == NOT_MODIFIED


def answer(
    response: Response, url: str, permanent: str | None, notes: tuple[str, ...], *, conditional: bool, least: int
) -> Answer:
    """The answer of an address. Raises StatusError if it is a refusal, FetchError if it is empty."""
    status, headers = response.status, response.headers
    if status not in ANSWERED and not (status == NOT_MODIFIED and conditional):
        guarded = is_challenge(response)
        cure = CHALLENGED if guarded else _CURES.get(status, LATER)
        raise StatusError("could not be downloaded", where=url, why=_status(status, guarded=guarded), cure=cure)
    if status == OK and len(response.body) < least:
        raise FetchError("could not be downloaded", where=url, why="the answer is empty", cure=LATER)
    return Answer(
        url=url,
        http=status,
        data=response.body,
        content_type=headers.get("Content-Type"),
        validators=_validators(headers),
        permanent=permanent,
        reserved=opt_outs.of_headers(headers, response.robots),
        notes=notes,
    )


def is_challenge(response: Response) -> bool:
    """Whether a guard wants proof of being a person, by headers or its page. It is named, and left alone."""
    headers = response.headers
    said = any(headers.get(name, "").strip().lower() == value for name, value in _CHALLENGES)
    return said or any(name in headers for name in _GUARDS) or bool(_CHALLENGE.search(response.body))


def pause_asked(value: str | None, now: datetime) -> timedelta | None:
    """How long a `Retry-After` (RFC 9110, 10.2.3) wants, in seconds or as a date, at most a day.

    None if it is neither, or a date that is over.
    """
    text = (value or "").strip()
    if re.fullmatch(r"[0-9]+", text, re.ASCII):
        return min(timedelta(seconds=int(text[:6])), LONGEST_PAUSE) if len(text) <= 6 else LONGEST_PAUSE
    try:
        moment = email.utils.parsedate_to_datetime(text)
        wait = moment.replace(tzinfo=moment.tzinfo or UTC) - now
    except (ValueError, TypeError, OverflowError):
        return None
    return min(wait, LONGEST_PAUSE) if wait > timedelta() else None


CHALLENGED = "It lets no program in, and matome does not pretend; ask its publisher, or save its pages by hand."
_CURES = {
    401: "It wants a password, which matome does not give; take the source out or ask its publisher.",
    403: "It does not want to be read by a program; ask its publisher, or save its pages by hand.",
    404: "Look whether it moved: matome feeds add with the site's address finds its feed.",
    410: "It is gone for good: take the source out of content/matome.yml.",
    451: "It was taken down for legal reasons: take the source out of content/matome.yml.",
}


def _status(status: int, *, guarded: bool) -> str:
    if guarded:
        return f"HTTP {status}: blocked by bot protection"
    if status == NOT_MODIFIED:
        return "HTTP 304: not changed, though nothing was known of it"
    if status in REDIRECTS:
        return f"HTTP {status}: it leads on without saying where"
    return f"HTTP {status}: {responses[status].lower()}" if status in responses else f"HTTP {status}"


def _validators(headers: Mapping[str, str]) -> Validators:
    """What may be sent back next time; nothing of an answer that says it is stale already (`Expires: 0`)."""
    if headers.get("Expires", "").strip() == "0":
        return Validators()
    return Validators(_validator(headers.get("ETag")), _validator(headers.get("Last-Modified")))


def _validator(value: str | None) -> str | None:
    """A validator word for word, unless it could not be sent back as it is."""
    return value if value and len(value) <= VALIDATOR_LENGTH and _VALIDATOR.fullmatch(value) else None
