"""Files that a browser saves: their types, and their Chinese names as RFC 5987 wants them."""

import re
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ICS = "text/calendar; charset=utf-8"
_SUFFIX = {DOCX: "docx", XLSX: "xlsx", ICS: "ics"}
_NO_NAME = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff"*/:<>?\\|？]+')
_LONGEST_NAME = 60


def attachment(data: bytes, kind: str, name: str) -> Response:
    """A file to be saved as "安问 NAME"; a client that reads no RFC 5987 gets anwen.SUFFIX."""
    suffix = _SUFFIX[kind]
    stem = _NO_NAME.sub(" ", name).strip(" .")[:_LONGEST_NAME].strip(" .")
    chinese = quote(f"安问 {stem}.{suffix}" if stem else f"安问.{suffix}", safe="")
    disposition = f"attachment; filename=\"anwen.{suffix}\"; filename*=UTF-8''{chinese}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(data, media_type=kind, headers=headers)


def described(*kinds: str) -> dict[str, Any]:
    """The files that a route may answer with, for its description."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    content = {kind.partition(";")[0]: binary for kind in kinds}
    return {
        "description": "成功；文件作为附件下载 Done; a file is an attachment",
        "content": content,
    }
