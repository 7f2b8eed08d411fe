"""The page: a conversation on the left, the cited clauses in their places on the right."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI
from gradio.themes import Base, Color

from index.errors import AnwenError
from rag.answer import Filters
from ui.conversation import Exchange, Frame, frames, linked_panel
from ui.door import ServiceDoor
from ui.examples import WANTED, example_questions
from ui.front_page import FrontPage, PageMount
from ui.panel import panel_html
from ui.render import closed_html, welcome_html

FAVICON = Path(__file__).resolve().parent / "favicon.svg"
FONTS = ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "sans-serif")
BLUE = ("#f3f6fa", "#e6edf5", "#c9d8e8", "#a2bcd7", "#6f95bf", "#1f4e8c", "#1b457c", "#173b69")
HEADER = (
    '<header class="bar"><div><h1>安问</h1><p>安全生产工作要点问答</p>'
    '<nav aria-label="其他"><a href="/docs">接口</a></nav></div></header>'
)
FOOTER = '<footer class="end">每个回答都引用原文条款；没有依据，不作回答。</footer>'
EVERY_PLAN = ("全部计划", "")


def mount_page(app: FastAPI, door: ServiceDoor) -> None:
    """Mount the page at the root of an application, behind every route that it has."""
    gr.mount_gradio_app(
        app,
        build_page(door),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        favicon_path=str(FAVICON),
        theme=_theme(),
    )
    mounted = app.router.routes.pop()
    app.router.routes.append(PageMount("/", FrontPage(mounted.app)))  # type: ignore[attr-defined]


def build_page(door: ServiceDoor) -> gr.Blocks:
    """The widgets and what they do."""
    page = gr.Blocks(title="安问 安全生产工作要点问答", analytics_enabled=False)
    with page:
        _html(HEADER, "head")
        past = gr.State(())
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk", scale=7, min_width=320):
                conversation = _html("", elem_id="conversation")
                with gr.Row(elem_id="examples"):
                    examples = [gr.Button("", visible=False, size="sm") for _ in range(WANTED)]
                with gr.Column(elem_id="form"):
                    box = gr.Textbox(
                        label="问题",
                        placeholder="用一句话提问，按回车发送",
                        lines=1,
                        max_lines=5,
                        elem_id="question",
                    )
                    with gr.Row(elem_id="tools"):
                        plan = gr.Dropdown([EVERY_PLAN], value="", label="范围", elem_id="scope")
                        clear = gr.Button("清空对话", elem_id="clear")
                        send = gr.Button("发送", variant="primary", elem_id="send")
            with gr.Column(elem_id="sources", scale=5, min_width=320):
                panel = _html(panel_html([]), elem_id="panel")
        _html(FOOTER, "foot")

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        results = [conversation, panel, past, box, *examples]
        talk = _Talk(door)
        gr.on([send.click, box.submit], talk.ask, [box, plan, past], results, **quiet)
        for example in examples:
            example.click(talk.ask, [example, plan, past], results, **quiet)
        clear.click(talk.clear, None, results, **quiet)
        page.load(talk.begin, None, [conversation, panel, plan, *examples], **quiet)
        page.queue(default_concurrency_limit=16)
    return page


def _html(value: str, elem_id: str | None = None) -> gr.Markdown:
    """A widget that carries our own HTML as it is.

    gr.HTML would need `eval`, which the content policy forbids; Markdown leaves a one-line block
    alone. What comes from outside is escaped by `render`.
    """
    return gr.Markdown(value, elem_id=elem_id, sanitize_html=False, latex_delimiters=[])


class _Talk:
    """What the widgets do, over one door."""

    def __init__(self, door: ServiceDoor) -> None:
        self._door = door

    def ask(
        self, question: str, plan_id: str | None, past: tuple[Exchange, ...]
    ) -> Iterator[list[Any]]:
        """The page's widgets at each moment of an answer; the box is emptied once."""
        filters = Filters(plan_ids=(plan_id,) if plan_id else ())
        before: Frame | None = None
        for frame in frames(self._door, question or "", filters, tuple(past)):
            panel = gr.skip() if before and frame.panel == before.panel else frame.panel
            rest = [gr.skip()] * (WANTED + 1) if before else ["", *_buttons(())]
            yield [frame.conversation, panel, frame.past, *rest]
            before = frame

    def clear(self) -> list[Any]:
        """The page as it was in the beginning."""
        welcome, questions, _ = self._welcome()
        return [welcome, panel_html([]), (), "", *_buttons(questions)]

    def begin(self, request: gr.Request) -> list[Any]:
        """The page when it is opened, with the clause that its address names."""
        welcome, questions, choices = self._welcome()
        link = request.query_params
        panel = linked_panel(self._door, link.get("plan", ""), link.get("address", ""))
        return [welcome, panel, gr.Dropdown(choices=choices, value=""), *_buttons(questions)]

    def _welcome(self) -> tuple[str, tuple[str, ...], list[tuple[str, str]]]:
        """What stands where the answers will be, the example questions, the plans to choose."""
        try:
            plans = self._door.service().plans()
        except AnwenError as error:
            return closed_html(str(error)), (), [EVERY_PLAN]
        choices = [EVERY_PLAN, *((plan.title, plan.id) for plan in plans)]
        return welcome_html(len(plans)), example_questions(plans), choices


def _buttons(questions: tuple[str, ...]) -> list[gr.Button]:
    """The example buttons for some questions; the others disappear."""
    shown = [gr.Button(value=question, visible=True) for question in questions]
    return shown + [gr.Button(visible=False)] * (WANTED - len(shown))


def _theme() -> Base:
    """Plain and blue, system fonts only, the same in dark mode: an office page is printed."""
    blue = Color(*BLUE, "#13305a", "#0f2748", "#0b1d36", name="anwen")
    theme = Base(primary_hue=blue, neutral_hue="slate", font=FONTS, font_mono=("monospace",))
    for name in [name for name in vars(theme) if name.endswith("_dark")]:
        setattr(theme, name, getattr(theme, name.removesuffix("_dark"), None))
    return theme
