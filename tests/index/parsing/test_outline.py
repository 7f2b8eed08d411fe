"""Random trees of numbered headings, written as official documents write them, parse back."""

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from index.numerals import CIRCLED, to_chinese
from tests.index.documents import addresses, plan_of

Tree = list["Tree"]

FAMILIES: tuple[tuple[Callable[[int], str], Callable[[int], tuple[str, ...]]], ...] = (
    (lambda n: f"{to_chinese(n)}、", lambda n: (f"{to_chinese(n)}、",)),
    (
        lambda n: f"（{to_chinese(n)}）",
        lambda n: (f"（{to_chinese(n)}）", f"({to_chinese(n)})"),
    ),
    (lambda n: f"{n}.", lambda n: (f"{n}.", f"{n}．", f"{n}、", f"{n} .", f"{n}. ")),
    (lambda n: f"（{n}）", lambda n: (f"（{n}）", f"({n})")),
    (lambda n: CIRCLED[n - 1], lambda n: (CIRCLED[n - 1],)),
)
WORDS = ("加强安全检查", "落实各方责任", "开展宣传教育", "完善应急预案", "强化队伍建设")
BODIES = (
    "各单位要高度重视，认真落实到位。",
    "每季度检查1次，增长3.5%以上。",
    "按照刑法修正案（十一）和第十二次会议要求执行。",
    "每月抓住一、两项重点，2024.3.1前完成。（责任单位：区应急局）",
    "严格执法检查。(区应急局牵头，各有关部门分工负责)",
)


def trees(fewest: int) -> st.SearchStrategy[list[Tree]]:
    """Forests at most five levels deep; a node with children has at least `fewest`."""
    nodes: st.SearchStrategy[list[Tree]] = st.just([])
    for _ in FAMILIES[1:]:
        nodes = st.one_of(st.just([]), st.lists(nodes, min_size=fewest, max_size=4))
    return st.lists(nodes, min_size=2, max_size=5)


def leaves(forest: list[Tree], depth: int = 0, above: str = "") -> Iterator[str]:
    """The addresses of the nodes without children."""
    for number, below in enumerate(forest, 1):
        address = f"{above}{FAMILIES[depth][0](number)}"
        if below:
            yield from leaves(below, depth + 1, f"{address}›")
        else:
            yield address


def written(forest: list[Tree], data: st.DataObject, stop: str, depth: int = 0) -> Iterator[str]:
    """Number and heading of every node, a body where it has no children."""
    for number, below in enumerate(forest, 1):
        label = data.draw(st.sampled_from(FAMILIES[depth][1](number)))
        heading = f"{label}{data.draw(st.sampled_from(WORDS))}"
        if below:
            yield heading + stop
            yield from written(below, data, stop, depth + 1)
        else:
            yield f"{heading}。{data.draw(st.sampled_from(BODIES))}"


@settings(max_examples=80, deadline=None)
@given(trees(1), st.data())
def test_a_tree_in_lines_parses_back(forest: list[Tree], data: st.DataObject) -> None:
    plan = plan_of("\n".join(written(forest, data, "")))
    assert addresses(plan) == list(leaves(forest))
    assert plan.warnings == ()


@settings(max_examples=80, deadline=None)
@given(trees(2), st.data())
def test_a_tree_in_one_paragraph_parses_back(forest: list[Tree], data: st.DataObject) -> None:
    plan = plan_of("为做好工作，制定要点。" + "".join(written(forest, data, "。")))
    assert addresses(plan) == ["开头", *leaves(forest)]
    assert plan.warnings == ()


@settings(max_examples=100, deadline=None)
@given(st.text("一二、（一）1.2①。；，\n ：安全检查责任单位()第章条", max_size=200))
def test_any_text_gives_clauses_in_order_inside_it(text: str) -> None:
    plan = plan_of(f"检查{text}")
    at = 0
    for clause in plan.clauses:
        assert at <= clause.start <= clause.body_start <= clause.end <= len(plan.text)
        assert plan.quote(clause).strip() == plan.quote(clause) != ""
        at = clause.end
    assert len(set(addresses(plan))) == len(plan.clauses)
