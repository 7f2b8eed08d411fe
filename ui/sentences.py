"""The sentences of an answer as HTML: a few as paragraphs, many as numbered lists by plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rag.answer import Citation, Sentence
from ui.chips import Cited, chips_html
from ui.render import safe, spaced

# From so many sentences on they are drawn as a list.
LISTED = 4
_TOGETHER = 3
_QUOTED = "。原文："
_ROLES = ("牵头：", "负责：", "责任：", "配合：", "集体：")


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentences of one plan; `lead` is carried by all that carries the others: their count."""

    title: str
    lead: Sentence | None
    rest: tuple[Sentence, ...]


def listed(sentences: Sequence[Sentence]) -> bool:
    """Whether sentences are a list: many, and not one of each plan."""
    plans = {one.text.partition("》：")[0] for one in sentences if one.text.startswith("《")}
    return len(sentences) >= LISTED and len(plans) < len(sentences)


def sentences_html(
    sentences: Sequence[Sentence], cited: Cited, number: int, shown: int | None = None
) -> str:
    """Sentences in their order; `number` is the exchange, `shown` how many are drawn so far."""
    if not listed(sentences):
        return "".join(_paragraph_html(one, cited, number) for one in sentences[:shown])
    left = len(sentences) if shown is None else shown
    html = ""
    for group in _groups(sentences, cited):
        if left <= 0:
            break
        html += _group_html(group, cited, number, left)
        left -= len(group.rest) + (group.lead is not None)
    return html


def _groups(sentences: Sequence[Sentence], cited: Cited) -> Iterator[_Group]:
    """Neighbouring sentences of one plan, told by the title in front of them."""
    for title, found in groupby(sentences, lambda one: _title(one, cited)):
        group = tuple(found)
        others = {marker for one in group[1:] for marker in one.markers}
        leads = len(group) > 1 and others <= set(group[0].markers)
        yield _Group(title, group[0] if leads else None, group[1:] if leads else group)


def _group_html(group: _Group, cited: Cited, number: int, shown: int) -> str:
    """A title, the line that counts, and a numbered entry for each clause."""
    lead = group.lead
    html = f'<p class="plan">{safe(f"《{group.title}》")}</p>' if group.title else ""
    html += _paragraph_html(lead, cited, number, True, "lead") if lead else ""
    rest = group.rest[: shown - (lead is not None)]
    entries = ""
    for place, lines in groupby(rest, lambda one: _place(one, cited)):
        said = "".join(_paragraph_html(one, cited, number, True) for one in lines)
        where = f'<span class="where">{safe(place)}</span>' if place else ""
        entries += f"<li>{where}{said}</li>"
    return html + (f'<ol class="list">{entries}</ol>' if entries else "")


def _paragraph_html(
    sentence: Sentence, cited: Cited, number: int, in_list: bool = False, kind: str = ""
) -> str:
    """One sentence with its markers, the value that is asked for in bold.

    In a list the title of the plan stands above and is left out, and the role is bold.
    """
    own = _title(sentence, cited)
    prefix = f"《{own}》：" if own else ""
    said = sentence.text.removeprefix(prefix)
    before = f'<span class="plan">{safe(prefix)}</span>' if prefix and not in_list else ""
    value, text = _value(said, in_list)
    chips = chips_html(sentence.markers, cited, number)
    # No line break before the first markers.
    first, others = "".join(chips[:_TOGETHER]), "".join(chips[_TOGETHER:])
    tail = f'<span class="tail">{safe(text[-1:])}{first}</span>{others}'
    bold = f"<b>{safe(value)}</b>" if value else ""
    attribute = f' class="{kind}"' if kind else ""
    return f"<p{attribute}>{before}{bold}{safe(text[:-1])}{tail}</p>"


def _value(text: str, in_list: bool) -> tuple[str, str]:
    """What stands in front of the quote (每季度至少1次, 是), in a list the role; what follows."""
    value, mark, quoted = text.partition(_QUOTED)
    if mark:
        return f"{value}。", f"原文：{quoted}"
    roles = _ROLES if in_list else ()
    role = next((role for role in roles if text.startswith(role) and text != role), "")
    return role, text.removeprefix(role)


def _title(sentence: Sentence, cited: Cited) -> str:
    """The title of the plan that stands in front of a sentence; "" without one."""
    first = _first(sentence, cited)
    named = first is not None and sentence.text.startswith(f"《{first.plan_title}》：")
    return first.plan_title if first and named else ""


def _place(sentence: Sentence, cited: Cited) -> str:
    """Where the clause of a sentence stands: 二、 › 8. 电动自行车."""
    first = _first(sentence, cited)
    return f"{spaced(first.address)} {first.heading}".strip() if first else ""


def _first(sentence: Sentence, cited: Cited) -> Citation | None:
    return next((cited[marker] for marker in sentence.markers if marker in cited), None)
