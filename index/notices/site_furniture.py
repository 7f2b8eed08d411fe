"""Lines of a web page that stand around a document: where it is found, when it went online, links."""

import re

_STRONG = (
    r"发布时间|发布日期|发稿时间|更新时间|信息来源|文章来源|稿件来源|来源|发布机构|发布人|发布者|责任编辑|浏览次数|浏览量|浏览"
    r"|点击次数|点击量|点击数|点击|阅读次数|阅读量|阅读|访问次数|访问量|字体大小|字号大小|字体|字号|视力保护色|保护视力色|分享到|分享至"
)
_WEAK = (
    r"作者|编辑|审核|初审|复审|终审|[一二三]审|校对|校审|核稿|审签|责编|供稿|撰稿|摄影|通讯员|录入人?|名称|时间|日期|主办单位|主办|承办单位|承办"
    r"|技术支持|地址|邮编|电话|联系电话"
)
_LABELLED = re.compile(rf"[【\[［]?\s*(?:{_STRONG}|{_WEAK})\s*[】\]］]?\s*[:：]")
_STRONG_LABEL = re.compile(rf"(?:{_STRONG})\s*[】\]］]?\s*[:：]")
_WEAK_LABEL = re.compile(rf"(?:{_WEAK})\s*[:：]")
_SIZE = r"小号|中号|大号|超大|特大|默认|大|中|小|[AＡ][+＋\-－]?|[TＴ]"
_BUTTON = (
    r"(?:我要)?(?:打印|关闭|保存|收藏|分享|纠错|返回|朗读|复制|转发|下载|评论|举报)(?:本页|页面|窗口|此页|网页|本文|全文|顶部|列表|首页|上一页|链接)?"
    rf"|微信|微博|QQ(?:空间)?|{_SIZE}"
)
_BUTTONS = re.compile(rf"(?:(?:{_BUTTON})|[\s\[\]【】［］|｜/、·（）()<>：:])+")
_WHEN = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
# "放大字体 缩小字体 2024-02-08 11:12:15 来源：…": what stands before the first label.
_BEFORE = re.compile(rf"(?:(?:放大|缩小)字体\s*|{_WHEN}\s*(?:\d{{1,2}}:\d\d(?::\d\d)?)?\s*)+")
_FILE = re.compile(
    r"(?:附件|相关附件|下载|附件下载|下载附件)?\s*\d{0,2}\s*[.．、:：]?.{1,80}\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar|jpe?g|png)"
    r"(?:\s*[（(][^（）()]{0,20}[)）])?",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"(?:您)?(?:的)?(?:当前|现在)?(?:所在)?(?:的)?位置(?:是|为)?\s*[:：].*|您(?:现在|当前)?(?:所在)?的?位置\s*[:：].*"
    r"|(?:网站)?首页\s*(?:[>＞»›/\-→]+).*|[^>＞»›→]{1,20}(?:[>＞»›→]+[^>＞»›→]{1,40}){2,}|今天是\s*[:：]?\s*\d{4}年.*"
    r"|.{0,12}(?:扫一扫|扫描(?:下方|上方)?二维码|用手机扫).{0,30}(?:页面?|分享|查看|打开|文章)?|二维码"
    r"|(?:上|下)一(?:篇|条|页)\s*[:：]?.*|今天\s*[:：]?"
    rf"|(?:(?:时间|日期)\s*[:：]\s*)?{_WHEN}\s*\d{{1,2}}:\d\d.*|(?:附件下载|下载附件|附件列表)\s*[:：]?"
    r"|.*(?:版权所有|ICP备|公网安备|网站标识码|备案号[:：]|网站地图|Copyright|最佳浏览).*"
    r"|.{2,30}(?:门户网站|政务网|政府网站?|信息公开网)"
    r"|(?:初审|复审|终审|[一二三]审|责编|核稿)[:：]\s*\S{1,12}|[^。，：:]{2,20}供稿|您是第\s*\d+\s*位访问者|.{0,12}支持IPv6.{0,6}"
    r"|(?:(?:政策|文件|图文|文字|视频)?解读|图解|(?:政策|文件)?原文)(?:链接|网址)?\s*[:：]\s*(?:点击|https?:|一图读懂).*"
    r"|(?:阅读|浏览|点击|访问)(?:量|次数)?\s*\d+\s*次?|政策(?:解读|原文|图解)"
    r"|(?:政务公开|(?:政府)?信息公开|新闻中心|通知公告|政策法规)\s*(?:[>＞»›]+\s*[^>＞»›]{1,40})+"
    r"|【?\s*(?:字体|字号)\s*[:：]?[\s大中小]*】?|(?:政策|文件)?(?:文字|图文|图片|视频|简明)解读",
    re.IGNORECASE,
)
# The sites where people share documents: 《….docx》由会员分享，可在线阅读，更多相关….
_SHARED = re.compile(r"《[^《》]{2,80}》由会员(?:分享|上传)[，,].{0,300}$")
_RELATED = re.compile(
    r"(?:相关|友情|推荐|热点|最新)(?:链接|文件|阅读|解读|附件|新闻|信息|文档|稿件|政策|文章|推荐)\s*[:：]?"
)
_TITLE_BAR = re.compile(
    r".{4,60}[-_—–|｜]\s*[^-_—–|｜。，]{0,20}(?:政府|政府网|网站?|平台|门户|委员会|办公室|局|厅)"
)


def is_furniture(line: str) -> bool:
    """Whether a line can be nothing but a part of the page around a document."""
    words = line.strip()
    if _SHARED.match(words):
        return True
    if not words or words.endswith("。"):
        return False
    if _ALWAYS.fullmatch(words) or _RELATED.fullmatch(words) or is_file(words):
        return True
    if _BUTTONS.fullmatch(words) and re.search(r"[\u4e00-\u9fff]", words):
        return True
    words = _BEFORE.sub("", words, count=1) if _BEFORE.match(words) else words
    if not _LABELLED.match(words):
        return False
    return bool(_STRONG_LABEL.match(words.lstrip("【[［ "))) or len(_LABELLED.findall(words)) > 1


def is_file(line: str) -> bool:
    """Whether a line is the name of a file to load: 附件1.任务清单.docx, 2.分工表.xlsx."""
    return _FILE.fullmatch(line.strip()) is not None


def is_beside_furniture(line: str) -> bool:
    """Whether a line is such a part where it stands beside one: 主办单位：…, 时间：…."""
    words = line.strip()
    return bool(_WEAK_LABEL.match(words)) and not words.endswith("。")


def opens_links(line: str) -> bool:
    """Whether links to other pages follow a line: 相关链接."""
    return _RELATED.fullmatch(line.strip()) is not None


def is_title_bar(line: str) -> bool:
    """Whether a line above a document is its title and the name of the site."""
    return _TITLE_BAR.fullmatch(line.strip()) is not None
