"""The formats that can be added, as a person names them."""

from collections.abc import Collection

_GROUPS = (
    ("Word", (".docx", ".doc", ".wps", ".odt", ".rtf")),
    ("PDF", (".pdf",)),
    ("OFD", (".ofd",)),
    ("扫描图片", (".jpg", ".png", ".tif")),
    ("网页", (".html", ".mht")),
    ("表格", (".xlsx", ".xls", ".et", ".ods", ".csv")),
    ("文本", (".txt", ".md")),
    ("压缩包", (".zip",)),
    ("邮件", (".eml",)),
)


def offered(supported: Collection[str]) -> str:
    """The usual endings among those that can be added, by what they are: "Word .docx .doc、PDF .pdf"."""
    found = [
        (called, [ending for ending in endings if ending in supported])
        for called, endings in _GROUPS
    ]
    return "、".join(f"{called} {' '.join(endings)}" for called, endings in found if endings)
