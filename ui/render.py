"""The conversation as HTML. Everything that comes from outside is escaped here, in Python.

The widget that carries the HTML does not escape it and reads it as Markdown, which leaves a block
alone as long as it stays on one line: so each function returns one line.
"""

from collections.abc import Sequence
from html import escape
from unicodedata import normalize

from rag.answer import Answer, Citation, Nearest, Sentence, Status

REFUSALS = {
    Status.NO_EVIDENCE: "没有找到依据",
    Status.OUT_OF_SCOPE: "不在工作要点的范围内",
}

ONE_LINE = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def spaced(address: str) -> str:
    """An address as people read it: 二、 › （三） › 2."""
    return address.replace("›", " › ")


def safe(text: str) -> str:
    """Text for element content or a quoted attribute, on one line."""
    return escape(text, quote=True).translate(ONE_LINE)


def welcome_html(plans: int) -> str:
    """What stands in the conversation before the first question."""
    return (
        '<div class="log welcome"><h2>请提问</h2>'
        f"<p>资料库里有 {plans} 份工作要点。回答由原文条款逐字组成，"
        "点引文编号可查看条款的位置和上下文。</p><p>可以这样问：</p></div>"
    )


def closed_html(reason: str) -> str:
    """What stands there while there is no library; the reason names the way out."""
    return f'<div class="log">{fault_html("资料库还不能用", reason)}</div>'


def question_html(question: str) -> str:
    """What the user asked."""
    return f'<div class="ask"><p><span class="unseen">问：</span>{safe(question)}</p></div>'


def pending_html() -> str:
    """What stands in the place of the answer until it is there."""
    return '<div class="reply pending" role="status"><p>正在查找条款…</p></div>'


def answer_html(answer: Answer, number: int, verified: bool, shown: int | None = None) -> str:
    """An answer or a refusal; `number` is the exchange, `shown` how many sentences so far.

    `verified` says that every quote was found in its clause once more while it was drawn.
    """
    sentences = answer.sentences[:shown]
    done = shown is None or shown >= len(answer.sentences)
    foot = foot_html(answer, verified, number > 1) if done else ""
    if answer.status is Status.ANSWERED:
        lines = "".join(_sentence_html(one, answer.citations, number) for one in sentences)
        return f'<div class="reply answered">{lines}{foot}</div>'
    lines = "".join(f"<p>{safe(sentence.text)}</p>" for sentence in sentences)
    near = nearest_html(answer.nearest, number) if done else ""
    title = REFUSALS.get(answer.status, REFUSALS[Status.NO_EVIDENCE])
    return f'<div class="reply refused"><p class="title">{safe(title)}</p>{lines}{near}{foot}</div>'


def fault_html(title: str, sentence: str) -> str:
    """A fault: never drawn like a refusal."""
    return (
        f'<div class="reply fault" role="alert"><p class="title">{safe(title)}</p>'
        f"<p>{safe(sentence)}</p></div>"
    )


def foot_html(answer: Answer, verified: bool, follows: bool) -> str:
    """The line under an answer: time, what made it, whether the quotes were checked.

    A question that follows another also says how it was understood, when that is not its wording.
    """
    facts = [f"用时 {_milliseconds(answer.trace.ms)}", "未使用大模型"]
    if answer.status is Status.ANSWERED:
        facts.append("逐字引文已核对" if verified else "引文与现有原文不一致，请重新提问")
    if follows and _completed(answer.trace.understood, answer.question):
        where = "".join(f"《{title}》" for title in answer.trace.plans)
        facts.append(f"{f'在{where}中' if where else ''}按“{answer.trace.understood}”查找")
    return '<p class="foot">' + " · ".join(map(safe, facts)) + "</p>"


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


def chip_html(citation: Citation, number: int) -> str:
    """A numbered marker that shows its clause in the panel, or opens it by its link."""
    label = f"引文 {citation.marker}：{citation.plan_title} {spaced(citation.address)}"
    return (
        f'<a class="chip" href="{safe(citation.link)}" title="{safe(label)}" '
        f'aria-label="{safe(label)}" data-shows="source-{number}-{citation.marker}">'
        f"{citation.marker}</a>"
    )


def _sentence_html(sentence: Sentence, citations: Sequence[Citation], number: int) -> str:
    """One sentence of an answer with its markers."""
    chips = "".join(
        chip_html(citation, number) for citation in citations if citation.marker in sentence.markers
    )
    text, last = sentence.text[:-1], sentence.text[-1:]  # no line break before the first marker
    return f'<p>{safe(text)}<span class="tail">{safe(last)}{chips}</span></p>'


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
