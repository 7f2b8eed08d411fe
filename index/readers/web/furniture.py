"""What a web site puts around a document: paths, tools, counters, lists of links, copyright."""

import re
from collections.abc import Sequence

from index.readers.web.lines import Line

_GAP = r"[\s|｜/、·:：\-【】\[\]（）()>＞<＜]"
_TOOL = (
    r"(?:打印(?:本页|此页|本文|页面|文章)?|关闭(?:窗口|本页|页面|此页)?|返回(?:顶部|首页|上一?[页级]|列表)?"
    r"|加入收藏|收藏(?:本页|此页)?|分享(?:到|至)?|转发|推荐|下载|导出|保存|复制|纠错|我要纠错|朗读|语音播报"
    r"|微信|微博|新浪微博|腾讯微博|朋友圈|QQ空间|QQ好友|QQ|字[体号]|大号?|中号?|小号?|特大|默认|缩小|放大|正常"
    r"|TOP|回到顶部|无障碍(?:阅读|浏览)?|适老化|繁体|简体|English|首页|扫一扫|手机(?:版|阅读)|视力保护色?)"
)
_TOOLS = re.compile(rf"(?:{_GAP}|{_TOOL})*", re.IGNORECASE)
_SURE_TOOL = re.compile(r"打印|关闭|返回顶部|分享|收藏|字[体号]|大\W{0,3}中\W{0,3}小|回到顶部")
_LINES = re.compile(
    r"(?:您|你)?(?:的)?(?:当前|现在|目前)(?:所在)?(?:的)?位置"
    r"|(?:您|你)?(?:所在)?(?:的)?位置\s*[:：].*(?:首页|[>＞»])"
    r"|(?:网站)?首页\s*[>＞»→\-/]"
    r"|[【\[（(]?\s*字\s*[体号]\s*[:：]"
    r"|[【\[（(]?\s*(?:打印|关闭)(?:本页|窗口)?\s*[】\]）)]?\s*$"
    r"|(?:上|下)一?(?:篇|条|页|则)\s*[:：]"
    r"|(?:相关(?:链接|阅读|文[档章件]|新闻|稿件|解读|信息|报道)|猜你喜欢|热门(?:文章|推荐)|推荐阅读|附件下载)\s*[:：]?$"
    r"|(?:责任编辑|责编|编辑|网站编辑)\s*[:：]\s*\S{0,12}$"
    r"|扫一扫\S{0,4}(?:在|用|打开|分享|手机)"
    r"|分享(?:到|至|文章)"
    r"|.{0,60}(?:ICP\s*备|公网安备|网站标识码|版权所有|政府网站找错|网站地图|Copyright\b|All Rights Reserved)"
    r"|.{0,60}(?:浏览|阅读|点击|访问)(?:次数|[量数率])?\s*[:：]",
    re.IGNORECASE,
)
_LONGEST = 200
_MOSTLY = 0.9
_RUN = 2


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that are certainly the site's: the rest stays in its order."""
    linky = [is_links(line) for line in lines]
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and linky[end]:
            end += 1
        if end - at >= _RUN:
            at = end
            continue
        if not is_furniture(lines[at]):
            kept.append(lines[at])
        at += 1
    return kept


def is_links(line: Line) -> bool:
    """Whether nearly all of a line is links, and none of them a file that the document brings."""
    return bool(line.links and not line.files and line.linked >= _MOSTLY * _letters(line))


def is_furniture(line: Line) -> bool:
    """Whether a line alone is certainly the site's."""
    text = line.text
    if line.rows or "。" in text or len(text) > _LONGEST:
        return False
    if line.links > 1 and is_links(line):
        return True
    tools = _TOOLS.fullmatch(text) and _SURE_TOOL.search(text)
    return bool(tools or _LINES.match(text))


def _letters(line: Line) -> int:
    return len(re.sub(r"[\s|｜>＞»/·、:：\-]", "", line.text))
