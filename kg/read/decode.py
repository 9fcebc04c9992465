"""Bytes -> text, or one line that says why they are none and what to do."""

import codecs

from kg.errors import InputError

#: First bytes -> what they are, and what can be done.
MAGIC = {
    b"%PDF-": ("a PDF", "save its text first (pdftotext)"),
    b"\x89PNG": ("a PNG picture", "text is wanted"),
    b"\xff\xd8\xff": ("a JPEG picture", "text is wanted"),
    b"GIF8": ("a GIF picture", "text is wanted"),
    b"RIFF": ("a sound, film or WebP picture", "text is wanted"),
    b"PK\x03\x04": ("a ZIP archive or an office document", "unpack it, or save it as text"),
    b"\x1f\x8b": ("compressed with gzip", "unpack it first (gunzip)"),
    b"BZh": ("compressed with bzip2", "unpack it first (bunzip2)"),
    b"\xfd7zXZ": ("compressed with xz", "unpack it first (unxz)"),
    b"\x28\xb5\x2f\xfd": ("compressed with zstd", "unpack it first (unzstd)"),
    b"\xd0\xcf\x11\xe0": ("an old office document", "save it as text"),
    b"{\\rtf": ("an RTF document", "save it as text"),
    b"SQLite format 3": ("an SQLite database", "export its rows as JSONL"),
    b"\x7fELF": ("a program", "text is wanted"),
}
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, where: str, *, charset: str | None = None, first_line: int = 1) -> str:
    r"""The text of `data`, its line ends made "\n".

    Args:
        data: UTF-8 with or without a byte order mark, or UTF-16 with one.
        where: What to call the source in an error.
        charset: What a server said; a byte order mark is believed before it.
        first_line: The number of the line that `data` begins with.

    Raises:
        InputError: The bytes are something else, or wrong; the first wrong byte is named.
    """
    refuse_binary(data, where)
    encoding = charset or "utf-8"
    if data.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    elif data.startswith(UTF16):
        encoding = "utf-16"
    try:
        text = data.decode(encoding)
    except LookupError:
        raise InputError(where, f"no character set is called {encoding!r}: save as UTF-8") from None
    except UnicodeError as problem:
        raise InputError(where, _wrong_byte(data, problem, encoding, first_line)) from None
    return text.replace("\r\n", "\n")


def refuse_binary(data: bytes, where: str) -> None:
    """Raise InputError where the first bytes say that `data` is no text."""
    for magic, (what, advice) in MAGIC.items():
        if data.startswith(magic):
            raise InputError(where, f"is {what}, not text: {advice}")


def _wrong_byte(data: bytes, problem: UnicodeError, encoding: str, line: int) -> str:
    if not isinstance(problem, UnicodeDecodeError):
        return f"not {encoding.upper()}: {problem}"
    at = problem.start
    line += data.count(b"\n", 0, at)
    value = f"byte 0x{data[at]:02x}" if at < len(data) else "the end"
    return (
        f"not {encoding.upper()}: {value} at offset {at} (line {line});"
        " save it as UTF-8 (iconv -f LATIN1 -t UTF-8, if it is Latin-1)"
    )
