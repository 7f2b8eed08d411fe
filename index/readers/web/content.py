"""Where the document stands among all that a page shows."""

import re
from collections import defaultdict
from collections.abc import Sequence

from index.readers.table import BOX_LABEL
from index.readers.web.furniture import is_furniture, is_links
from index.readers.web.lines import Line

# Ids and classes of the element that holds the document, as the systems of official sites and
# the editors in them write it; one of them counts only when it holds most of the sentences.
_NAMES = (
    "ucap-content ucap_content trs_editor trs_ueditor trs_paper_default view custom_unionstyle zoom"
    " fontzoom easysite-news-text wp_articlecontent v_news_content vsb_content vsb_content_2"
    " vsb_content_4 vsb_content_100 pages_content page_content page-content pagecontent js_content"
    " rich_media_content article article-content article_content articlecontent article-con"
    " article_con articlecon article-body articlebody article-text articletext article_text arc_cont"
    " arccontent content contents content-text content_text contenttext content-body contentbody"
    " content-box contentbox con-text con_text contxt con_con conbox news-content news_content"
    " newscontent news_con newscon news_content_text newstext info-content info_content infocontent"
    " detail detail-content detail_content detailcontent detail-text detail_con details"
    " xxgk_content xxgk-content zwgk_content zwxx_content gknbxq_detail bt_content bt-content"
    " cas_content main main-content main_content maincontent main-text main_text maintext text"
    " textcontent text-content wzcontent wz_content wzcon wznr nr neirong zhengwen zw zwnr body-content"
    " bodytext bodycontent j-fontcontent fontcontent print-content print_content printcontent"
    " printarea post-content entry-content mainbody"
)
_MOST = 0.85
HOMES = frozenset(_NAMES.split())
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十]+[章条]")


def extent_of(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the element begins and ends that holds most of the sentences, in fewest lines.

    Headings right above it belong to it. The whole page when no known element holds them.
    """
    weights: dict[str, int] = defaultdict(int)
    extents: dict[str, tuple[int, int]] = {}
    for at, line in enumerate(lines):
        for home in line.within:
            weights[home] += _weight(line)
            extents[home] = extents.get(home, (at, at))[0], at + 1
    most = _MOST * sum(map(_weight, lines))
    held = [extents[home] for home in sorted(weights) if weights[home] >= most > 0]
    start, end = min(held, key=lambda found: found[1] - found[0], default=(0, len(lines)))
    while start and _heads(lines[start - 1]):
        start -= 1
    return start, end


def _weight(line: Line) -> int:
    """The words of a line that speaks in sentences, of a table that is no notice's box."""
    if line.rows:
        cells = [cell for row in line.rows for cell in row]
        return 0 if any(map(BOX_LABEL.match, cells)) else sum(map(len, cells))
    return len(line.text) if "。" in line.text and not is_links(line) else 0


def _heads(line: Line) -> bool:
    headed = line.depth > 0 or bool(_NUMBERED.match(line.text))
    return headed and not is_links(line) and not is_furniture(line)
