"""One conversation of the page: from a question to what is drawn, sentence by sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.errors import AnwenError, InputError, LibraryError
from rag.answer import Answer, Filters, Turn
from ui.door import ServiceDoor
from ui.files import File, files_of
from ui.panel import empty_html, linked_html, panel_html, sources_html
from ui.problems import unexpected
from ui.render import fault_html, pending_html, question_html, safe
from ui.reply import answer_html

KEPT = 20
KEPT_SOURCES = 6
# A long answer grows in at most so many steps.
GROWTHS = 8


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and how it ended; `reply` is empty after a fault, which is no turn.

    `plan_id` is the plan that the question was restricted to, "" for all.
    """

    number: int
    question: str
    plan_id: str
    reply: str
    html: str
    sources: str


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An answer with all that is drawn of it beside its sentences."""

    answer: Answer
    number: int
    plan_id: str
    sources: str
    verified: bool
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page shows at one moment."""

    conversation: str
    panel: str
    past: tuple[Exchange, ...]


def frames(
    door: ServiceDoor, question: str, filters: Filters, past: tuple[Exchange, ...]
) -> Iterator[Frame]:
    """Ask and show: the question at once, then the answer sentence by sentence, then all of it."""
    number = past[-1].number + 1 if past else 1
    plan_id = next(iter(filters.plan_ids), "")

    def told(html: str) -> Exchange:
        return Exchange(number, question, plan_id, "", html, "")

    yield _frame(past, told(pending_html()), keep=False)
    try:
        service = door.service()
        answer = service.ask(question, _turns(past), filters)
        sources, verified = sources_html(answer, number, service.view)
        files = files_of(answer, service)
    except AnwenError as error:
        yield _frame(past, told(fault_html(_fault_title(error), str(error))))
        return
    except Exception as error:
        fault = unexpected(error, "page")
        sentence = f"这不是“没有依据”，而是系统故障。请把编号 {fault} 告诉管理员。"
        yield _frame(past, told(fault_html("系统出错", sentence)))
        return
    yield from _growing(_Drawn(answer, number, plan_id, sources, verified, files), past)


def _growing(drawn: _Drawn, past: tuple[Exchange, ...]) -> Iterator[Frame]:
    """The answer growing by its sentences, at last with its foot and kept as an exchange."""
    many = len(drawn.answer.sentences)
    for shown in range(1, many, many // GROWTHS + 1):
        yield _frame(past, _exchange(drawn, "", shown), keep=False)
    yield _frame(past, _exchange(drawn, drawn.answer.text, None))


def _exchange(drawn: _Drawn, reply: str, shown: int | None) -> Exchange:
    """The exchange of an answer with its first sentences, or all of them."""
    answer, number = drawn.answer, drawn.number
    html = answer_html(answer, number, drawn.verified, shown, drawn.files)
    return Exchange(number, answer.question, drawn.plan_id, reply, html, drawn.sources)


def linked_panel(door: ServiceDoor, plan_id: str, address: str) -> str:
    """The panel for the clause that the page's address names, or a sentence why there is none."""
    if not plan_id or not address:
        return panel_html([])
    try:
        return panel_html([linked_html(door.service().view(plan_id, address))])
    except AnwenError as error:
        return panel_html([empty_html(str(error))])


def conversation_html(exchanges: Sequence[Exchange]) -> str:
    """All exchanges as one block; each holds its turn, with which a file of a later one is asked."""
    blocks = "".join(
        f'<div class="exchange" data-question="{safe(one.question)}" '
        f'data-reply="{safe(one.reply)}" data-plan="{safe(one.plan_id)}">'
        f"{question_html(one.question)}{one.html}</div>"
        for one in exchanges
    )
    return f'<div class="log" role="log" aria-label="对话">{blocks}</div>'


def _frame(past: tuple[Exchange, ...], newest: Exchange, keep: bool = True) -> Frame:
    """The page with one more exchange, which joins the past when it is kept.

    A marker whose sources are no longer in the panel opens its clause by its link.
    """
    shown = (*past, newest)[-KEPT:]
    sections = [one.sources for one in shown if one.sources][-KEPT_SOURCES:]
    return Frame(conversation_html(shown), panel_html(sections), shown if keep else past)


def _turns(past: Sequence[Exchange]) -> tuple[Turn, ...]:
    """The earlier questions and answers; a fault is no turn."""
    return tuple(
        turn
        for one in past
        if one.reply
        for turn in (Turn("user", one.question), Turn("assistant", one.reply))
    )


def _fault_title(error: AnwenError) -> str:
    """What kind of fault an AnwenError is to the one who asked."""
    if isinstance(error, InputError):
        return "这个问题不能用"
    return "资料库还不能用" if isinstance(error, LibraryError) else "没有完成"
