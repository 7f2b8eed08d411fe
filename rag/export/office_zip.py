"""Office files with the date they are told, not the clock's: the same content, the same bytes."""

import io
import re
import zipfile
from datetime import date

_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_CORE = "docProps/core.xml"


def dated(data: bytes, made: date) -> bytes:
    """The file with every date in it set to one day."""
    out = io.BytesIO()
    stamp = f"{made.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == _CORE:
                content = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<3>", content)
            fresh = zipfile.ZipInfo(entry.filename, (made.year, made.month, made.day, 0, 0, 0))
            fresh.compress_type = zipfile.ZIP_DEFLATED
            fresh.external_attr = 0o600 << 16
            new.writestr(fresh, content)
    return out.getvalue()
