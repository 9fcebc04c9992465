"""An http(s) address -> its bytes, within limits of time and size.

The standard library does it: one page, no cookies, no scripts. Proxies are taken from the
environment, as other programs do.
"""

import http.client
import threading
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from email.message import Message
from queue import Empty, SimpleQueue
from typing import IO, Final
from urllib.parse import quote, urlsplit, urlunsplit

from kg.errors import InputError

# Seconds, for each step and for all: a news site that needs longer is down.
STEP_TIMEOUT: Final = 10.0
TOTAL_TIMEOUT: Final = 30.0
# Bytes, unpacked. Pages with an article and all their scripts stay below.
MAX_BYTES: Final = 5_000_000
MAX_REDIRECTS: Final = 5
#: What a page may say that it is; a page that says nothing is looked at.
READABLE: Final = ("text/", "application/xhtml+xml", "application/json", "application/jsonl")
NDJSON: Final = ("application/x-ndjson", "application/ndjson")
CHUNK: Final = 65_536


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent."""

    data: bytes
    content_type: str
    """Without its parameters, in small letters; empty where the server says nothing."""
    charset: str | None


def fetch(
    address: str, *, step_timeout: float = STEP_TIMEOUT, total_timeout: float = TOTAL_TIMEOUT
) -> Page:
    """Fetch one page.

    Args:
        address: http or https; without user name and password, which would end in the graph.
        step_timeout: Seconds to connect in, and to wait for more bytes.
        total_timeout: Seconds for all, redirects and finding the host included.

    Raises:
        InputError: There is no such page, it is not text, too big or too slow.
    """
    url = _checked(address)
    answers: SimpleQueue[Page | Exception] = SimpleQueue()

    def work() -> None:
        try:
            answers.put(_fetched(url, address, step_timeout, total_timeout))
        except Exception as problem:  # noqa: BLE001 - raised again by the thread that waits
            answers.put(problem)

    # A thread of its own, since neither the search for a host nor a server that sends its
    # headers letter by letter can be given a time limit otherwise.
    threading.Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=total_timeout)
    except Empty:
        raise InputError(address, _too_slow(total_timeout)) from None
    if isinstance(answer, Page):
        return answer
    if isinstance(answer, InputError):
        raise answer
    if isinstance(answer, (OSError, http.client.HTTPException, ValueError, zlib.error)):
        raise InputError(address, _said(answer, step_timeout)) from answer
    raise answer


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Only to http and https, only so many."""

    max_redirections = MAX_REDIRECTS

    def redirect_request(  # noqa: PLR0917 - the signature is the library's
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        try:
            target = _checked(newurl, before=f"leads to {newurl[:80]}, which ")
        except InputError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, target)  # type: ignore[arg-type]


def _checked(address: str, *, before: str = "") -> str:
    """The address with everything outside ASCII escaped."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port is not None else ""
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError as problem:  # UnicodeError is one
        raise InputError(address, f"{before}is no address: {problem}") from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise InputError(address, f"{before}is no http or https address")
    if "@" in parts.netloc:
        raise InputError(address, f"{before}holds a user name: save the page, and read the file")
    host = f"[{host}]" if ":" in host else host
    path, query = (quote(part, safe="%/:=&?~#+!$,;'@()*[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def _fetched(url: str, address: str, step_timeout: float, total_timeout: float) -> Page:
    deadline = time.monotonic() + total_timeout
    opener = urllib.request.build_opener(_Redirects())
    headers = {"User-Agent": "kg (reads one article)", "Accept": "text/html, text/*, */*;q=0.1"}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - checked: http(s)
    with opener.open(request, timeout=step_timeout) as response:
        kind = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if kind and not kind.startswith((*READABLE, *NDJSON)):
            raise InputError(address, f"is {kind[:60]}; HTML, plain text or JSON is wanted")
        length = response.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > MAX_BYTES:
            raise InputError(address, _too_big())
        data = bytearray()
        while chunk := response.read1(CHUNK):
            data += chunk
            if len(data) > MAX_BYTES:
                raise InputError(address, _too_big())
            if time.monotonic() > deadline:  # the one who waits goes now, or has gone
                raise InputError(address, _too_slow(total_timeout))
        if length.isdecimal() and len(data) < int(length):
            raise InputError(address, f"broke off after {len(data):,} of {int(length):,} bytes")
        packed = response.headers.get("Content-Encoding", "").strip().lower()
        return Page(
            _unpacked(bytes(data), packed, address), kind, response.headers.get_content_charset()
        )


def _unpacked(data: bytes, packed: str, address: str) -> bytes:
    if packed in ("", "identity"):
        return data
    if packed not in ("gzip", "x-gzip", "deflate"):
        raise InputError(address, f"is packed with {packed[:20]!r}, which nobody asked for")
    unpacked = zlib.decompressobj(wbits=47 if "gzip" in packed else 15).decompress(
        data, MAX_BYTES + 1
    )
    if len(unpacked) > MAX_BYTES:
        raise InputError(address, _too_big())
    return unpacked


def _too_big() -> str:
    return f"the page has more than {MAX_BYTES // 1_000_000} MB: save the article's text"


def _too_slow(total_timeout: float) -> str:
    return f"no full answer within {total_timeout:g} seconds"


def _said(problem: Exception, step_timeout: float) -> str:
    """One line for what the network libraries say in many ways."""
    reason = problem.reason if isinstance(problem, urllib.error.URLError) else problem
    if isinstance(problem, urllib.error.HTTPError):
        return _refused(problem)
    if isinstance(reason, TimeoutError):
        return f"no answer within {step_timeout:g} seconds"
    if isinstance(reason, ConnectionRefusedError):
        return "the connection is refused: no server runs there"
    if isinstance(reason, OSError) and type(reason).__name__ == "gaierror":
        return "there is no such host, or no network"
    text = " ".join(str(reason).split()) or type(reason).__name__
    return f"cannot be fetched: {text[:200]}"


def _refused(problem: urllib.error.HTTPError) -> str:
    problem.close()
    reason = str(problem.reason)
    if "infinite loop" in reason:
        return f"leads in circles: more than {MAX_REDIRECTS} redirects"
    if "not allowed" in reason:
        return "leads to what is no http or https address"
    return f"the server answers {problem.code} {reason}".rstrip()
