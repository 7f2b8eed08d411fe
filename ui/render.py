"""Pieces of the conversation as HTML. Everything that comes from outside is escaped in Python.

The widget that carries the HTML does not escape it and reads it as Markdown, which leaves a block
alone as long as it stays on one line: so each function here and beside returns one line.
"""

from html import escape

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
        f"<p>资料库里有 {plans} 份工作要点。每个回答都引用原文条款，"
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


def fault_html(title: str, sentence: str) -> str:
    """A fault: never drawn like a refusal."""
    return (
        f'<div class="reply fault" role="alert"><p class="title">{safe(title)}</p>'
        f"<p>{safe(sentence)}</p></div>"
    )
