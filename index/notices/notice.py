"""What stands around a plan: the notice that brings it, who signed, when, under which number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.notices.box import pairs_of
from index.notices.calendar_day import DAY, iso_day
from index.notices.issuer import issuer_of, level_of
from index.notices.notice_line import Part
from index.notices.official_number import official_number
from index.plan import Level

_NUMBER_LABELS = ("发文字号", "文号", "文件编号", "发布文号", "公文文号")
_ISSUER_LABELS = (
    "发文机关",
    "发文机构",
    "发文单位",
    "发布机构",
    "发布机关",
    "发布单位",
    "制发机关",
)
_MADE, _SENT = (
    ("成文日期",),
    ("印发日期", "印发时间", "发文日期", "发文时间", "制发日期", "生成日期"),
)
_SIGNATURE = re.compile(rf"\s*[（(]?\s*{DAY}.*$")
_PLACELESS = re.compile(
    r"[省市区县旗镇乡](?:委|政府|人民政府|安|应急|消防|减灾|防|[^省市区县旗镇乡]{1,10}[局办]$)"
)
_SEAL = re.compile(r"\s*(?:文\s*件|[（(][^（）()]{1,8}[)）])$")
# A letter says no more than this: what is sent, by whose leave, and that it be followed.
_FORMULA = re.compile(
    r"[^。]*(?:现|予以|特此|一并)[^。]*(?:印发|转发|下发|发布|通知|公布)[^。]*|[^。]*(?:印发|转发|下发)给你们[^。]*"
    r"|请[^。]{0,30}(?:遵照|贯彻|执行|落实|实施|组织学习)[^。]{0,12}|特此(?:通知|函告|函复|公告)|[^。]{0,60}(?:同意|审议通过)"
)
_ASKS = re.compile(r"\d\s*[月日]|[底末]前|报送|上报|报至|反馈|联系")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line around a plan: `text` is `source[start:end]`; no part for one that nobody knows."""

    part: Part | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Notice:
    """What the lines around a plan say of it, "" for what they do not say; `issued` is an ISO date.

    `title` is that of the notice that brings the plan. `above` are the lines before the plan's
    title, the rest stands below its text.
    """

    title: str = ""
    number: str = ""
    issuer: str = ""
    issued: str = ""
    above: tuple[Stretch, ...] = ()

    def or_else(self, other: "Notice") -> "Notice":
        """This notice, with what it does not say taken from another one."""
        return replace(
            self,
            title=self.title or other.title,
            number=self.number or other.number,
            issuer=self.issuer or other.issuer,
            issued=self.issued or other.issued,
        )


def read_notice(
    titles: Sequence[str],
    above: Sequence[Stretch],
    under: Sequence[Stretch],
    below: Sequence[Stretch],
) -> Notice:
    """What the lines above a plan's title, under it and below its text say.

    `titles` are those of the notice, the nearest first. The day of a signature comes before that of
    the box, which comes before the rest.
    """
    letter = _behind_title(above)
    head = above[: len(above) - len(letter)]
    boxed = _texts((*above, *under, *below), (Part.BOX,))
    box = [pair for line in boxed for pair in pairs_of(line)]
    numbers = [one.text for one in (*under, *reversed(above)) if one.part is Part.NUMBER]
    days = (Part.DAY, Part.SIGNED)
    issued = (
        *_texts(letter, days),
        *_texts(below, days),
        *_values(box, _MADE),
        *_texts(under, days),
        *_texts([one for one in head if "年" in one.text], days),
        *_texts((*below, *above), (Part.COPIES,)),
        *_values(box, _SENT),
    )
    issuers = (
        *map(issuer_of, titles),
        *_values(box, _ISSUER_LABELS),
        *reversed(_organs(head)),
        *_organs(letter),
        *_organs(under),
        *_organs(below),
    )
    return Notice(
        title=_first(titles),
        number=_first(map(official_number, [*numbers, *_values(box, _NUMBER_LABELS)])),
        issuer=_fullest(issuers),
        issued=_first(map(iso_day, issued)),
        above=tuple(above),
    )


def remarks(notice: Notice) -> tuple[str, ...]:
    """Sentences for a person about what stood before the title and is in no clause.

    None for what is recognised and says nothing more than the plan's number, issuer and date.
    """
    unread = sum(len(one.text.strip()) for one in notice.above if one.part is None)
    letter = "".join(one.text for one in notice.above if one.part is Part.LETTER)
    said: list[str] = []
    if unread:
        said.append(f"标题之前有{unread}个字，没有收入。")
    if letter and not is_formula(letter):
        own = [one for one in notice.above if one.part not in (None, Part.SITE, Part.BOX)]
        names = "、".join(dict.fromkeys(str(one.part) for one in own if one.part in _TOLD))
        size = sum(len(one.text.strip()) for one in own)
        said.append(f"标题之前的通知正文（{names}）没有收入条款：{size}个字。")
    return tuple(said)


_TOLD = (Part.NUMBER, Part.ADDRESSEES, Part.LETTER, Part.LISTED)


def is_formula(letter: str) -> bool:
    """Whether a covering letter only sends the plan: every sentence of it does, none asks more."""
    sentences = [one.strip() for one in re.split(r"[。\n]", letter) if one.strip()]
    return all(_FORMULA.fullmatch(one) and not _ASKS.search(one) for one in sentences)


def _behind_title(above: Sequence[Stretch]) -> Sequence[Stretch]:
    """The lines behind the title of the notice: the letter."""
    titles = [at for at, one in enumerate(above) if one.part is Part.TITLE]
    return above[titles[-1] + 1 :] if titles else ()


def _texts(lines: Iterable[Stretch], parts: Iterable[Part]) -> list[str]:
    wanted = tuple(parts)
    return [one.text for one in lines if one.part in wanted]


def _values(box: Iterable[tuple[str, str]], labels: Iterable[str]) -> list[str]:
    pairs = list(box)
    return [value for wanted in labels for label, value in pairs if label == wanted and value]


def _organs(lines: Iterable[Stretch]) -> list[str]:
    """The organs that lines name as masthead or signature, without 文件, seal and date."""
    found = []
    for one in lines:
        if one.part in (Part.MASTHEAD, Part.ORGAN, Part.SIGNED):
            name = _SEAL.sub("", _SIGNATURE.sub("", one.text.strip())).strip()
            if one.part is not Part.MASTHEAD or name != one.text.strip():
                found.append(name)
    return [name for name in found if re.search(r"[\u4e00-\u9fff]{2}", name)]


def _fullest(issuers: Sequence[str]) -> str:
    """The first issuer that says its place, else its level: 应急管理局 and 市安委会 say less."""
    levelled = [one for one in issuers if level_of(one) is not Level.UNKNOWN]
    return _first([*(one for one in levelled if not _PLACELESS.match(one)), *levelled, *issuers])


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")
