"""今年, 去年, 明年 as years: resolved against today."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.plan import Plan

# 比去年下降, 去年同期: the plans compare themselves so; no plan is meant.
_RELATIVE = re.compile(
    r"(?<![比较跟和与])(今年度?|本年度?|当年|去年度?|上一?年度?|前年|明年度?|来年|下一?年度?)(?!同期|底|内|初)"
)
# 区里的要点跟去年相比有什么变化: last year's plan beside this year's.
_BESIDE = re.compile(
    r"[比跟和与同](?:去年|上一?年)度?(?:的)?(?=(?:相比|比较|对比|比)?.{0,4}(?:有|不|变|多|少|区别|差|$))"
)
_TOGETHER = re.compile(
    r"今年[和与跟]去年|去年[和与跟到](?=今年)|今年比去年(?!.{0,6}(?:下降|上升|增长|减少))"
)
_PLANS = re.compile(r"要点|计划|文件|要求|规定|任务")
_SHIFTS = {"今": 0, "本": 0, "当": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1, "下": 1}


@dataclass(frozen=True, slots=True)
class Dated:
    """A question with years in place of 今年 and 去年, and what must be said about that."""

    text: str
    notice: str


def spoken_day(said: Sequence[str], plans: Sequence[Plan], today: date) -> date:
    """The day that 去年 is counted from in a conversation: of the newest plans once 今年 meant them."""
    years = {plan.year for plan in plans if plan.year is not None}
    now = any(_SHIFTS[at.group(1)[0]] == 0 for text in said for at in _RELATIVE.finditer(text))
    # The day itself plays no part: the 28th is in every month of every year.
    return date(max(years), today.month, 28) if now and years and today.year not in years else today


def with_years(question: str, plans: Sequence[Plan], today: date) -> Dated:
    """今年 → the year of today; without plans of that year the newest year, and the notice says so.

    去年 counts from the same year when 今年 stands beside it. Plans without years leave the
    question as it is.
    """
    years = {plan.year for plan in plans if plan.year is not None}
    if _PLANS.search(question) and not _RELATIVE.search(question):
        question = _BESIDE.sub(
            lambda match: f"今年{match.group()[0]} {match.group()[1:]}", question
        )
    if "今年" in question:
        question = _TOGETHER.sub(
            lambda at: "去年 和 " if at.group()[0] == "去" else "今年 和 去年", question
        )
    found = [match.group(1) for match in _RELATIVE.finditer(question)]
    if not years or not found:
        return Dated(question, "")
    this, notice = today.year, ""
    if any(_SHIFTS[word[0]] == 0 for word in found) and this not in years:
        this = max(years)
        notice = f"今年是{today.year}年，库中没有今年的计划；以下按最新的{this}年计划回答。"
    text = _RELATIVE.sub(lambda match: f"{this + _SHIFTS[match.group(1)[0]]}年", question)
    return Dated(text, notice)
