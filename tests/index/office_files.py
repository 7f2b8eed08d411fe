"""OpenDocument texts written part by part, plain or locked."""

from tests.index.word_files import zipped

OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_KIND = "application/vnd.oasis.opendocument.text"
_NAMES = " ".join(
    f'xmlns:{short}="{OPEN}:{long}:1.0"'
    for short, long in (("office", "office"), ("text", "text"), ("draw", "drawing"))
)
_LOCKED = (
    f'<m:encryption-data m:checksum-type="{OPEN}:manifest:1.0#sha256-1k" m:checksum="AAAA">'
    '<m:algorithm m:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" '
    'm:initialisation-vector="AAAAAAAAAAAAAAAAAAAAAA=="/><m:key-derivation '
    'm:key-derivation-name="PBKDF2" m:key-size="32" m:iteration-count="1000" '
    'm:salt="AAAAAAAAAAAAAAAAAAAAAA=="/></m:encryption-data>'
)


def open_text(body: str) -> bytes:
    """An .odt with this body (XML)."""
    content = (
        f'<office:document-content {_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.2"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    return _packed(content.encode(), "")


def locked_text() -> bytes:
    """An .odt whose manifest says that its content is encrypted, which is noise."""
    return _packed(bytes(range(256)) * 4, _LOCKED)


def _packed(content: bytes, encryption: str) -> bytes:
    entry = f'<m:file-entry m:full-path="content.xml" m:media-type="text/xml" m:size="2000">{encryption}'
    manifest = (
        f'<m:manifest xmlns:m="{OPEN}:manifest:1.0" m:version="1.2"><m:file-entry m:full-path="/" '
        f'm:version="1.2" m:media-type="{_KIND}"/>{entry}</m:file-entry></m:manifest>'
    )
    return zipped(
        {
            "mimetype": _KIND.encode(),
            "content.xml": content,
            "META-INF/manifest.xml": manifest.encode(),
        }
    )
