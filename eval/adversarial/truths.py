"""True sentences: the plan's words, in part, with what the product puts around them."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from eval.adversarial.case import Case, bare_note, cited_by, clause_cited, true
from eval.probes.ground import Statement

_FRAMES = ("条款写明：", "原文：", "是。条款写明：", "不是。", "与条款不符：", "——", "是。")


def true_words(own: Statement, others: Sequence[Statement], luck: Random) -> Iterator[Case]:
    """The sentence as it stands, with its note, title, frame, beside another one."""
    cited, text = cited_by(own), own.text
    task = text.rstrip("。")
    yield true("原文", text, luck.choice([cited, clause_cited(own)]))
    yield true("标题在前", f"《{own.plan.title}》：{text}", cited)
    yield true("套话", luck.choice(_FRAMES) + text, cited)
    yield true(
        "标点",
        re.sub("[，；：]", lambda one: {"，": ",", "；": ";", "：": ":"}[one[0]], text),
        cited,
    )
    other = luck.choice(others)
    both = (*cited, *cited_by(other))
    yield true("两条并列", f"{task}；{other.text}", both)
    first, second = own.plan.title, other.plan.title
    yield true("两个计划", f"《{first}》：{text}《{second}》：{other.text}" if text.endswith("。")
               else f"《{first}》：{text}；《{second}》：{other.text}", both)  # fmt: skip
    if (own.plan.id, own.clause.address) != (other.plan.id, other.clause.address):
        yield true(
            "计数",
            luck.choice(
                ["共2项。", f"共2项：{task}；{other.text}", f"共两条：{task}；{other.text}"]
            ),
            both,
        )
    if own.plan.year:
        yield true("年份在前", f"{own.plan.year}年要点：{text}", cited)
    if not own.is_row:
        yield from _parts(own, luck)
        yield from _with_note(own, luck)


def _parts(own: Statement, luck: Random) -> Iterator[Case]:
    """Whole phrases of a sentence."""
    phrases = re.split("(?<=，)", own.text)
    if len(phrases) > 1:
        start = luck.randrange(len(phrases))
        end = luck.randrange(start + 1, len(phrases) + 1)
        part = "".join(phrases[start:end]).rstrip("，。")
        dangling = re.fullmatch(
            r"[^，]{0,12}(?:前|内|份|起|中|年)", phrases[end - 1].rstrip("，。")
        )
        if len(part) > 8 and part.count("（") == part.count("）") and not dangling:
            yield true("片段", f"{part}。", cited_by(own))


def _with_note(own: Statement, luck: Random) -> Iterator[Case]:
    """Who does it, behind or before what is done."""
    duty = own.duty
    if duty is None or not own.note:
        return
    cited, bare, text = cited_by(own), bare_note(own.note), own.text
    yield true("带括注", f"{text}{own.note}", cited)
    yield true("只答单位", f"{bare}。", cited)
    roles = (("牵头", duty.leads), ("责任", duty.responsible), ("配合", duty.supporting))
    for role, units in roles:
        names = [one for one in units if own.note.count(one) == 1 and "（" not in one]
        if units:
            yield true("角色在前", f"{role}：{text}", cited)
        if names and role != "责任":
            yield true("单位在前", f"{names[0]}{role}：{text}", cited)
            yield true("单位在前", f"{'、'.join(names)}{role}：{text}", cited)
            yield true("由谁", f"由{'、'.join(names)}{role}，{text}", cited)
            yield true("由谁", f"{text.rstrip('。')}，由{names[0]}{role}。", cited)
        elif names:
            yield true("单位在前", f"责任单位：{names[-1]}。{text}", cited)
            yield true("单位在前", f"{'、'.join(names)}：{text}", cited)
    if duty.leads and duty.supporting and "（" not in "".join(duty.leads + duty.supporting):
        who = f"{'、'.join(duty.leads)}牵头，{'、'.join(duty.supporting)}配合"
        yield true("单位在前", f"{who}：{text}", cited)
