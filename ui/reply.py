"""An answer, a refusal and a polite line as HTML, each with its own look; see `ui.render`."""

from collections.abc import Sequence
from unicodedata import normalize

from rag.answer import Answer, Nearest, Sentence, Status
from ui.chips import Cited, by_marker
from ui.files import File
from ui.render import safe, spaced
from ui.sentences import sentences_html
from ui.sheet import sheet_html


def answer_html(
    answer: Answer,
    number: int,
    verified: bool,
    shown: int | None = None,
    files: Sequence[File] = (),
) -> str:
    """What came of a question; `number` is the exchange, `shown` how many sentences so far.

    `verified` says that every quote was found in its clause once more while it was drawn; `files`
    are offered below an answer.
    """
    if answer.status is Status.OUT_OF_SCOPE:
        return f'<div class="reply polite">{_plain_html(answer.sentences[:shown])}</div>'
    done = shown is None or shown >= len(answer.sentences)
    foot = foot_html(answer, verified, number > 1) if done else ""
    if answer.status is Status.ANSWERED:
        cited = by_marker(answer.citations)
        said = sentences_html(answer.sentences, cited, number, shown)
        beside = _beside_html(answer, cited, number) if done else ""
        saved = _files_html(files) if done else ""
        notices = _notices_html(answer.notices)
        return f'<div class="reply answered">{notices}{said}{beside}{saved}{foot}</div>'
    near = nearest_html(answer.nearest, number) if done else ""
    return (
        f'<div class="reply refused"><p class="title">没有找到依据</p>'
        f"{_notices_html(answer.notices)}{_plain_html(answer.sentences[:shown])}{near}{foot}</div>"
    )


def foot_html(answer: Answer, verified: bool, follows: bool) -> str:
    """The lines under an answer: time, what made it, whether the quotes were checked.

    A question that follows another also says how it was understood, when that is not its wording;
    the words that were read otherwise can be unfolded.
    """
    facts = [f"用时 {_milliseconds(answer.trace.ms)}", "未使用大模型"]
    if answer.status is Status.ANSWERED:
        facts.append("逐字引文已核对" if verified else "引文与现有原文不一致，请重新提问")
    if answer.trace.refused:
        facts.append(f"另有 {len(answer.trace.refused)} 句没有通过引文核对，未显示")
    if follows and _completed(answer.trace.understood, answer.question):
        where = "".join(f"《{title}》" for title in answer.trace.plans)
        facts.append(f"{f'在{where}中' if where else ''}按“{answer.trace.understood}”查找")
    return f'<p class="foot">{" · ".join(map(safe, facts))}</p>{_understood_html(answer)}'


def nearest_html(nearest: Sequence[Nearest], number: int) -> str:
    """The clauses near a refused question, apart from any evidence."""
    rows = "".join(
        f'<li><a href="{safe(one.link)}" data-shows="near-{number}-{place}">'
        f"<b>{safe(one.plan_title)} {safe(spaced(one.address))}</b>"
        f"<span>{safe(_excerpt(one))}</span></a></li>"
        for place, one in enumerate(nearest, start=1)
    )
    if not rows:
        return ""
    return (
        '<div class="nearest"><p>最接近的条款（供查阅，不是回答的依据）</p>'
        + f"<ul>{rows}</ul></div>"
    )


def _notices_html(notices: Sequence[str]) -> str:
    """What a reader must know about an answer, in a calm strip."""
    lines = "".join(f"<li>{safe(notice)}</li>" for notice in notices)
    return f'<ul class="notices" aria-label="请注意">{lines}</ul>' if lines else ""


def _plain_html(sentences: Sequence[Sentence]) -> str:
    """Sentences that cite nothing."""
    return "".join(f"<p>{safe(sentence.text)}</p>" for sentence in sentences)


def _beside_html(answer: Answer, cited: Cited, number: int) -> str:
    """The table of an answer, and what stands apart from it, folded."""
    table = sheet_html(answer.table, cited, number) if answer.table else ""
    if not answer.related:
        return table
    title = f"{answer.related_title or '另外'}：{len(answer.related)} 条"
    return (
        f'{table}<details class="related"><summary>{safe(title)}</summary>'
        f"{sentences_html(answer.related, cited, number)}</details>"
    )


def _files_html(files: Sequence[File]) -> str:
    """What can be saved; the page's script fetches it and says here when it cannot."""
    drawn = "".join(
        f'<a href="{safe(one.link)}" data-save="{safe(one.kind)}" download>{safe(one.label)}</a>'
        if one.link
        else f'<button type="button" data-save="{safe(one.kind)}">{safe(one.label)}</button>'
        for one in files
    )
    return f'<p class="save">{drawn}<output aria-live="polite"></output></p>' if drawn else ""


def _understood_html(answer: Answer) -> str:
    """What was asked for and which words were read otherwise, folded."""
    lines = [f"所问：{answer.kind}"] if answer.kind else []
    lines += answer.trace.notes
    if not lines:
        return ""
    entries = "".join(f"<li>{safe(line)}</li>" for line in lines)
    return f'<details class="read"><summary>理解为</summary><ul>{entries}</ul></details>'


def _excerpt(near: Nearest) -> str:
    """The heading and the beginning of a near clause, the heading once."""
    if not near.heading or near.excerpt.startswith(near.heading):
        return near.excerpt
    return f"{near.heading}：{near.excerpt}"


def _completed(understood: str, question: str) -> bool:
    """Whether a question was completed: by more than widths, blanks, and leaving words out."""
    one, other = (
        "".join(normalize("NFKC", text).split()).rstrip("?。.!") for text in (understood, question)
    )
    return one not in other


def _milliseconds(ms: float) -> str:
    """A time that a person reads: 0.4 → "不到 1 毫秒", 12.3 → "12 毫秒"."""
    return "不到 1 毫秒" if ms < 1 else f"{ms:.0f} 毫秒"
