"""What is drawn: escaped, on one line, refusals and faults told apart."""

from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer import ClauseView, Sentence
from rag.service import NotFound
from tests.ui import planted
from ui.conversation import Exchange, conversation_html
from ui.files import File
from ui.panel import linked_html, panel_html, sources_html
from ui.render import closed_html, fault_html, question_html, safe
from ui.reply import answer_html


def view(plan_id: str, address: str) -> ClauseView:
    """The planted clause, whatever is asked for."""
    return planted.VIEW


class Seen(HTMLParser):
    """The tags and the text of marked passages that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.marked = ""
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag and its attributes."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._inside = tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        """Leave a marked passage."""
        self._inside = False

    def handle_data(self, data: str) -> None:
        """Note marked text."""
        self.marked += data if self._inside else ""


DRAWN = {
    "question": question_html(planted.SCRIPT),
    "answer": answer_html(planted.answered(planted.SCRIPT), 1, True),
    "refusal": answer_html(planted.refused(planted.IMAGE), 1, True),
    "fault": fault_html(planted.SCRIPT, planted.IMAGE),
    "closed": closed_html(planted.SCRIPT),
    "panel": panel_html([sources_html(planted.answered(""), 1, view)[0]]),
    "nearest": panel_html([sources_html(planted.refused(""), 1, view)[0]]),
    "linked": linked_html(planted.VIEW),
    "empty": conversation_html([]),
    "rich": answer_html(planted.rich(""), 2, True, files=[File(planted.IMAGE, "x", planted.LINK)]),
    "polite": answer_html(planted.polite(""), 1, True),
    "exchange": conversation_html(
        [Exchange(1, planted.SCRIPT, planted.IMAGE, planted.TEXT, "", "")]
    ),
}


@pytest.mark.parametrize("name", DRAWN)
def test_planted_markup_stays_text_on_one_line(name: str) -> None:
    seen = Seen(DRAWN[name])
    assert not seen.tags & {"script", "img"}
    assert not any(attribute.startswith("on") for attribute in seen.attributes)
    assert "\n" not in DRAWN[name]


def test_marked_text_is_the_quote() -> None:
    html, verified = sources_html(planted.answered(""), 1, view)
    assert verified
    assert Seen(html).marked == planted.QUOTE


def test_quote_that_is_not_in_its_place_is_not_marked() -> None:
    stale = planted.answered("", quote="别的话")
    html, verified = sources_html(stale, 1, view)
    assert not verified
    assert "<mark>" not in html
    assert "逐字引文已核对" not in answer_html(stale, 1, verified)


def test_removed_clause_is_said_and_not_verified() -> None:
    def gone(plan_id: str, address: str) -> ClauseView:
        raise NotFound("没有这个条款")

    html, verified = sources_html(planted.answered(""), 1, gone)
    assert "没有这个条款" in html
    assert not verified
    assert "article" not in sources_html(planted.refused(""), 1, gone)[0]


def test_steps_only_across_several_citations() -> None:
    one = planted.answered("")
    two = replace(one, citations=(*one.citations, replace(one.citations[0], marker=2)))
    assert "1/2" in sources_html(two, 1, view)[0]
    assert "data-step" not in sources_html(one, 1, view)[0]


def test_answer_refusal_and_fault_look_different() -> None:
    answered, refused, fault = DRAWN["answer"], DRAWN["refusal"], DRAWN["fault"]
    assert 'class="reply answered"' in answered
    assert 'class="chip"' in answered
    assert "用时 2 毫秒 · 未使用大模型 · 逐字引文已核对" in answered
    assert 'class="reply refused"' in refused
    assert "最接近的条款" in refused
    assert 'class="chip"' not in refused
    assert "逐字引文已核对" not in refused
    assert 'class="reply fault"' in fault
    assert "没有找到依据" not in fault


def test_answer_grows_by_sentences_and_ends_with_its_foot() -> None:
    one = planted.answered("")
    three = replace(one, sentences=one.sentences * 3)
    growing = [answer_html(three, 1, True, shown) for shown in (1, 2, 3)]
    assert [html.count('class="tail"') for html in growing] == [1, 2, 3]
    assert ["foot" in html for html in growing] == [False, False, True]


@given(st.text())
def test_safe_text_comes_back_whole(text: str) -> None:
    html = safe(text)
    assert not set(html) & set("<>\"'\n\r\t")
    assert unescape(html) == text or "\0" in text or not text.isprintable()


def test_other_quotes_of_the_clause_are_underlined() -> None:
    one = planted.answered("")
    whole = one.citations[0]
    half = whole.start + 5
    first = replace(whole, end=half, quote=whole.quote[:5])
    rest = replace(whole, marker=2, start=half, quote=whole.quote[5:])
    html, verified = sources_html(replace(one, citations=(first, rest)), 1, view)
    assert verified
    assert html.count("<mark>") == html.count("<u>") == 2
    assert Seen(html).marked == whole.quote


def test_understood_wording_is_told_only_when_it_differs() -> None:
    same = replace(planted.answered("谁牵头？"), trace=planted.trace("谁牵头?"))
    other = replace(planted.answered("谁牵头？"), trace=planted.trace("校园安全谁牵头"))
    assert "查找" not in answer_html(same, 2, True)
    assert "查找" not in answer_html(other, 1, True)
    assert "按“校园安全谁牵头”查找" in answer_html(other, 2, True)


def test_what_stands_beside_an_answer_is_drawn_apart() -> None:
    html = DRAWN["rich"]
    text = unescape(html)
    for words in ("旧计划", "对照", "集体", "读作", "所问：所问", "1 句没有通过引文核对"):
        assert words in text
    assert html.index('class="notices"') < html.index('class="list"') < html.index("<table>")
    assert html.index("<table>") < html.index('class="related"') < html.index('class="save"')
    assert f"集体{planted.IMAGE}：2 条" in text
    assert '<tr class="changed"><td><span class="mark">不同</span>' in html
    assert '<tr class="added"><td><span class="mark">新增</span></td>' in html
    assert html.count("<tr") == 4
    assert "&#10;" in html  # the line break of a cell


def test_polite_line_is_no_refusal() -> None:
    html = DRAWN["polite"]
    assert 'class="reply polite"' in html
    assert not any(word in html for word in ("没有找到依据", "nearest", "foot"))
    assert sources_html(planted.polite(""), 1, view) == ("", True)


def test_many_sentences_are_a_list_and_the_value_is_bold() -> None:
    one = planted.answered("")
    title = planted.PLAN.title
    texts = ("局：共2条。", "牵头：甲。", "配合：乙。", "每月1次。原文：丙每月1次。")
    sentences = tuple(Sentence(f"《{title}》：{text}", (1,)) for text in texts)
    html = answer_html(replace(one, sentences=sentences), 1, True)
    assert unescape(html).count(f"《{title}》") == 1
    assert html.count("<li>") == 1  # one clause, one number
    assert 'class="lead">局：共2条' in html
    assert all(f"<b>{value}</b>" in html for value in ("牵头：", "配合：", "每月1次。"))
    few = answer_html(replace(one, sentences=sentences[1:]), 1, True)
    assert "<li>" not in few
    assert "<b>每月1次。</b>原文：丙" in few
    growing = [answer_html(replace(one, sentences=sentences), 1, True, shown) for shown in (1, 3)]
    assert [part.count('class="tail"') for part in growing] == [1, 3]


def test_long_run_of_markers_is_drawn_by_its_ends() -> None:
    one = planted.answered("")
    citations = tuple(replace(one.citations[0], marker=marker) for marker in range(1, 10))
    sentences = (Sentence("全部", (1, 2, 3, 4, 5, 6, 8, 9)), Sentence("无此引文", (1, 77)))
    html = answer_html(replace(one, citations=citations, sentences=sentences), 1, True)
    shown = [part.split('"')[0] for part in html.split('data-shows="')[1:]]
    assert shown == [f"source-1-{marker}" for marker in (1, 6, 8, 9, 1)]
    assert "共 6 处引文" in html
