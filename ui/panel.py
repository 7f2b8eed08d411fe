"""The panel 出处 as HTML: the cited clauses in their places, the quotes marked."""

from collections.abc import Callable, Sequence
from itertools import groupby

from index.errors import AnwenError
from index.plan import Clause, Plan
from rag.answer import Answer, Citation, ClauseView, Nearest, Status
from rag.service import NotFound
from ui.render import safe, spaced

View = Callable[[str, str], ClauseView]
STALE = "资料库已更新，引文与现有原文不一致，请重新提问。"


def sources_html(answer: Answer, number: int, view: View) -> tuple[str, bool]:
    """The section of one exchange, and whether every quote stands where it is cited.

    The section holds an article for each citation; after a refusal, for each nearest clause. A
    polite line has none: the panel stays as it is.
    """
    if answer.status is Status.OUT_OF_SCOPE:
        return "", True
    cited = answer.citations
    if cited:
        drawn = [_citation_html(citation, cited, number, view) for citation in cited]
        body = _steps_html(number, cited) + "".join(article for article, _ in drawn)
        return _section_html(number, "evidence", body), all(verified for _, verified in drawn)
    articles = "".join(
        _nearest_html(f"near-{number}-{place}", near, view)
        for place, near in enumerate(answer.nearest, start=1)
    )
    hint = "点“最接近的条款”，可以在这里查看。" if articles else ""
    body = f'<p class="none">这次没有引用。{hint}</p>{articles}'
    return _section_html(number, "refusal", body), True


def linked_html(view: ClauseView) -> str:
    """The section for a clause that was opened by its link."""
    text = _marked(view.plan, view.clause, None, ())
    return _section_html(0, "link", _article_html("source-0-1", "", view, text, ()))


def empty_html(note: str = "提问后，这里显示所引条款的原文、位置和上下文。") -> str:
    """What the panel says before there is anything to show, or when there is nothing."""
    return f'<section id="sources-none"><p class="none">{safe(note)}</p></section>'


def panel_html(sections: Sequence[str]) -> str:
    """The whole panel; the last section is the one shown first."""
    return f'<div class="panel"><h2>出处</h2>{"".join(sections) or empty_html()}</div>'


def _section_html(number: int, kind: str, body: str) -> str:
    """The section of one exchange."""
    return f'<section id="sources-{number}" class="{kind}">{body}</section>'


def _steps_html(number: int, citations: Sequence[Citation]) -> str:
    """Previous and next across the citations of an exchange, with the place "1/3" between."""
    if len(citations) < 2:
        return ""
    return (
        '<div class="steps" role="group" aria-label="切换引文">'
        f'<button type="button" data-step="-1" data-of="sources-{number}">‹ 上一条</button>'
        f'<output aria-live="polite">1/{len(citations)}</output>'
        f'<button type="button" data-step="1" data-of="sources-{number}">下一条 ›</button></div>'
    )


def _citation_html(
    citation: Citation, cited: Sequence[Citation], number: int, view: View
) -> tuple[str, bool]:
    """The article of a citation, and whether its quote stands in its clause."""
    anchor = f"source-{number}-{citation.marker}"
    try:
        place = view(citation.plan_id, citation.address)
    except AnwenError as error:
        return f'<article id="{anchor}"><p class="none">{safe(str(error))}</p></article>', False
    verified = _stands(citation, place)
    beside = [other for other in cited if other is not citation and _stands(other, place)]
    text = _marked(place.plan, place.clause, citation if verified else None, beside)
    notes = (citation.note, "" if verified else STALE)
    return _article_html(anchor, str(citation.marker), place, text, notes), verified


def _stands(citation: Citation, view: ClauseView) -> bool:
    """Whether a quote stands in this clause, character by character."""
    plan, clause = view.plan, view.clause
    return (
        (citation.plan_id, citation.address) == (plan.id, clause.address)
        and clause.start <= citation.start < citation.end <= clause.end
        and plan.text[citation.start : citation.end] == citation.quote
    )


def _nearest_html(anchor: str, near: Nearest, view: View) -> str:
    """The article of a clause near a refused question; "" when it has just been removed."""
    try:
        place = view(near.plan_id, near.address)
    except NotFound:
        return ""
    return _article_html(
        anchor, "最接近的条款", place, _marked(place.plan, place.clause, None, ()), ()
    )


def _article_html(
    anchor: str, badge: str, view: ClauseView, text: str, notes: Sequence[str]
) -> str:
    """One clause in its place: title, path, address, file, text between its neighbours, notes."""
    plan, clause = view.plan, view.clause
    number = f'<b class="badge">{safe(badge)}</b>' if badge else ""
    titles = "".join(f"<li>{safe(title)}</li>" for title in clause.path)
    path = f"<ol>{titles}</ol>" if titles else ""
    before = "".join(_beside_html(plan, one) for one in view.before)
    after = "".join(_beside_html(plan, one) for one in view.after)
    noted = "".join(f'<p class="note">注：{safe(note)}</p>' for note in notes if note)
    return (
        f'<article id="{anchor}" tabindex="-1"><header><h3>{number}{safe(plan.title)}</h3>{path}'
        f"<dl><div><dt>地址</dt><dd>{safe(spaced(clause.address))}</dd></div>"
        f"<div><dt>来源</dt><dd>{safe(plan.source)}　{safe(clause.origin.place)}</dd></div></dl>"
        f'</header><div class="text">{before}'
        f'<p class="here">{_label_html(clause)}{text}</p>{after}</div>{noted}</article>'
    )


def _marked(
    plan: Plan, clause: Clause, citation: Citation | None, beside: Sequence[Citation]
) -> str:
    """The text of a clause with one quote marked, the answer's other quotes of it underlined."""
    kinds = [""] * (clause.end - clause.start)
    quotes = [*(("u", other) for other in beside), *([("mark", citation)] if citation else [])]
    for kind, quote in quotes:
        first, last = quote.start - clause.start, quote.end - clause.start
        kinds[first:last] = [kind] * (last - first)
    html, text = "", plan.quote(clause)
    for kind, places in groupby(range(len(kinds)), kinds.__getitem__):
        run = list(places)
        inside = safe(text[run[0] : run[-1] + 1])
        html += f"<{kind}>{inside}</{kind}>" if kind else inside
    return html


def _beside_html(plan: Plan, clause: Clause) -> str:
    """A clause beside the cited one, in a lighter tone."""
    return f'<p class="beside">{_label_html(clause)}{safe(plan.quote(clause))}</p>'


def _label_html(clause: Clause) -> str:
    """The number of a clause, which its text leaves out."""
    return f"<b>{safe(clause.label)}</b>" if clause.label else ""
