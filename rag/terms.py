"""The content words of a question: what must stand in the evidence, and how firmly it does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import rjieba

from index.words import bigrams

# Parts of speech (ICTCLAS): nouns, verbs, adjectives, idioms, abbreviations, places, Latin words.
_CONTENT = ("n", "v", "a", "i", "l", "j", "s", "t", "b", "eng", "z")
_QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{2,16})[”\"」』》]")
_GENERIC = frozenset(
    """是 有 要 能 会 可以 需要 要求 规定 负责 牵头 管 搞 做 办 拿 归 放在 说 讲 看 进行 开展 安排 处理 知道
    写明 提到 包括 指 承担 组织 配合 参与 应该 应当 必须 得 去 来 用 让 给 请 问 想 叫 算 定 行 抓 弄 干 该 属于
    换成 改成 要点 工作 计划 文件 部门 单位 时候 时间 方面 东西 情况 内容 任务 措施 事 事情 人 地方 里面 频率 频次 次数
    多长时间 具体 主要 一般 一定 现在 今天 目前 平时 你好 您好 谢谢 告诉 请问 介绍 今年 一次 一年 责任单位
    牵头单位 配合单位 单位负责 怎样 如何 要设 要建 要做 要办 有没有 什么样 由谁来 多长 最晚 最迟 到底 这种 这类 那种
    这块 上面 前面 对应 有关 相关 关于 需 可 把 被 使 为 是否 不同 区别 变化 相比 比较 对比 一样 分别 职责""".split()
)

_NAMES = ("n", "j", "l", "i", "eng", "s")
# How much a term counts by its kind; .4 to 1 for verbs rank the tuning halves alike.
QUOTED, NOUN, VERB = 2.0, 1.0, 0.7
# Characters that segmentation leaves at the edge of a word it does not know ("口要", "得装").
_LOOSE = "要得会能可需被把将再还都也就最很太里前内"
_ASKED = re.compile(r"[哪谁啥]|什么|多少|怎么|如何|几[天个次家名]")


@dataclass(frozen=True, slots=True)
class Term:
    """A content word with the words that may stand for it; `weight` by its kind."""

    text: str
    others: tuple[str, ...] = ()
    weight: float = NOUN

    def degree(self, text: str) -> float:
        """How far the term stands in a text, 0 to 1: whole 1, another word for it .9, else a part.

        A part is the share of its character bigrams, three characters or more, times .7.
        """
        if self.text in text:
            return 1.0
        if any(other in text for other in self.others):
            return 0.9
        pairs = bigrams(self.text)
        if len(self.text) < 3 or not pairs:
            return 0.0
        return 0.7 * sum(pair in text for pair in pairs) / len(pairs)


def terms_of(content: str, everyday: Sequence[tuple[str, tuple[str, ...]]] = ()) -> tuple[Term, ...]:
    """The terms of a question without its asking words; `everyday` maps words to official ones."""
    terms: dict[str, Term] = {}
    for quoted in _QUOTED.findall(content):
        terms[quoted] = Term(quoted, (), QUOTED)
    bare = _QUOTED.sub(" ", content)
    for word, official in everyday:
        if word in bare:
            terms[word] = Term(word, official)
            bare = bare.replace(word, " ")
    for word, kind in _tagged(bare):
        word = word.strip(_LOOSE)
        if not word or _ASKED.search(word) or word in _GENERIC or not kind.startswith(_CONTENT) or (len(word) == 1 and kind[0] != "n"):
            continue
        terms.setdefault(word, Term(word, (), NOUN if kind.startswith(_NAMES) else VERB))
    return tuple(terms.values())


@cache
def _tagged(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(rjieba.tag(text))
