import gzip
import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue

import pytest

from kg.errors import InputError
from kg.read import articles, fetch

LEAD = "Iceland walked out of talks with Norway on Tuesday, saying that the offer was an insult."
PAGE = f"<html><body><article><h1>Iceland leaves</h1><p>{LEAD}</p><p>{LEAD}</p></article></body>"


class Site(BaseHTTPRequestHandler):
    """One path, one way of answering."""

    def do_GET(self):
        name = self.path.split("?")[0].strip("/").replace("-", "_")
        getattr(self, f"get_{name}", self.get_missing)()

    def log_message(self, *_args):
        pass

    def answer(self, data, kind="text/html; charset=utf-8", code=200, **headers):
        self.send_response(code)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def get_page(self):
        self.answer(PAGE.encode())

    def get_latin(self):
        self.answer("Café owners object.".encode("latin-1"), "text/plain; charset=ISO-8859-1")

    def get_silent(self):
        self.answer(b'{"text": "Norway objects."}', kind="")

    def get_rows(self):
        self.answer(b'{"text": "Norway objects."}\n{"text": 3}', "application/x-ndjson")

    def get_packed(self):
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def get_bomb(self):
        self.answer(gzip.compress(b"x" * 6_000_000), Content_Encoding="gzip")

    def get_broken_pack(self):
        self.answer(b"not gzip", Content_Encoding="gzip")

    def get_odd_pack(self):
        self.answer(b"x", Content_Encoding="br")

    def get_missing(self):
        self.answer(b"gone", code=404)

    def get_failing(self):
        self.answer(b"", code=503)

    def get_pdf(self):
        self.answer(b"%PDF-1.4", "application/pdf")

    def get_big(self):
        self.answer(b"", Content_Length="6000000")

    def get_endless(self):
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"x" * 65_536)
        except ConnectionError:  # the reader has gone, as it should
            pass

    def get_short(self):
        self.answer(b"Norway", "text/plain", Content_Length="4000")

    def get_moved(self):
        self.answer(b"", code=302, Location="/page?from=ö")

    def get_circle(self):
        number = int(self.path.partition("?")[2] or 0)
        self.answer(b"", code=302, Location=f"/circle?{number + 1}")

    def get_to_file(self):
        self.answer(b"", code=302, Location="file:///etc/hostname")

    def get_to_ftp(self):
        self.answer(b"", code=302, Location="ftp://example.org/a")

    def get_slow(self):
        time.sleep(4)
        self.close_connection = True

    def get_drip(self):
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except ConnectionError:  # the reader has gone, as it should
            pass

    def get_garbage(self):
        self.wfile.write(b"hello\r\n\r\n")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def refused():
    with pytest.raises(InputError) as caught:
        yield caught
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["/page", "/moved", "/packed", "/page#part"])
def test_a_page_is_read_from_its_address(site, path):
    (found,) = articles([site + path])
    assert (found.title, found.source) == ("Iceland leaves", site + path)
    assert LEAD in found.text


def test_the_content_type_says_what_it_is(site):
    (latin,) = articles([f"{site}/latin"])
    assert latin.text == "Café owners object."
    (silent,) = articles([f"{site}/silent"])
    assert silent.text == "Norway objects."
    rows = articles([f"{site}/rows"])
    assert next(rows).text == "Norway objects."
    with refused() as caught:
        next(rows)
    assert str(caught.value) == f"{site}/rows:2: `text` must be a string, not a number"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing", "the server answers 404 Not Found"),
        ("failing", "the server answers 503 Service Unavailable"),
        ("pdf", "is application/pdf; HTML, plain text or JSON is wanted"),
        ("big", "the page has more than 5 MB"),
        ("endless", "the page has more than 5 MB"),
        ("bomb", "the page has more than 5 MB"),
        ("broken-pack", "cannot be fetched: Error -3"),
        ("odd-pack", "is packed with 'br'"),
        ("short", "broke off after 6 of 4,000 bytes"),
        ("circle", "leads in circles: more than 5 redirects"),
        ("to-ftp", "leads to ftp://example.org/a, which is no http or https address"),
        ("to-file", "leads to what is no http or https address"),
        ("garbage", "cannot be fetched: "),
    ],
)
def test_what_cannot_be_fetched_is_one_line(site, path, said):
    with refused() as caught:
        list(articles([f"{site}/{path}"]))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("path", "limits", "said"),
    [
        ("slow", {"step_timeout": 0.2}, "no answer within 0.2 seconds"),
        ("drip", {"total_timeout": 0.5}, "no full answer within 0.5 seconds"),
    ],
)
def test_a_slow_server_is_left(site, path, limits, said):
    began = time.monotonic()
    with refused() as caught:
        fetch.fetch(f"{site}/{path}", **limits)
    assert said in str(caught.value)
    # Far below what the server takes, far above what a busy machine adds.
    assert time.monotonic() - began < 8


def test_whoever_sees_first_that_time_is_up_says_the_same(site, monkeypatch):
    class Patient(SimpleQueue[object]):
        """Waits for the thread that fetches, which sees the limit itself."""

        def get(self, block=True, timeout=None):  # noqa: FBT002 - the queue's own signature
            return super().get(block, timeout=timeout + 20)

    monkeypatch.setattr(fetch, "SimpleQueue", Patient)
    with refused() as caught:
        fetch.fetch(f"{site}/drip", total_timeout=0.3)
    assert "no full answer within 0.3 seconds" in str(caught.value)


def test_a_port_where_nobody_listens_is_one_line():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with refused() as caught:
        list(articles([f"http://127.0.0.1:{port}/"]))
    assert "the connection is refused" in str(caught.value)


def test_a_host_that_is_none_is_one_line(monkeypatch):
    def unknown(*_args, **_kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with refused() as caught:
        list(articles(["https://no-such-host.example/"]))
    assert "there is no such host, or no network" in str(caught.value)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://", "is no http or https address"),
        ("https:///path", "is no http or https address"),
        ("http://host:port/", "is no address"),
        ("http://[::1/", "is no address"),
        ("http://me:secret@example.org/", "holds a user name"),
        ("http://" + "a" * 70 + ".org/", "is no address"),
    ],
)
def test_an_address_that_is_none_is_refused_before_anything_is_sent(address, said, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", None)
    with refused() as caught:
        list(articles([address]))
    assert said in str(caught.value)
