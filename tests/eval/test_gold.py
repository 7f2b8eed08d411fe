"""Gold sets against the real plans of samples/."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval.gold.case import load_cases, unknown_plans
from eval.gold.case_line import CaseLine
from eval.gold.lines import read_lines
from eval.gold.place import place_of
from eval.metrics.spans import Span
from eval.runs.request import SETS
from index.errors import InputError
from index.plan import Plan
from rag.answer import Turn
from rag.service import Service

GOOD: dict[str, Any] = {
    "id": "g1",
    "question": "校车多久检验一次？",
    "kind": "frequency",
    "answerable": True,
    "gold": [{"plan": "云津市2024年", "item": 20, "anchor": "校车每学期开学前"}],
    "facts": [["每学期"]],
}


@pytest.fixture(scope="session")
def plans(service: Service) -> tuple[Plan, ...]:
    return service.plans()


def written(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "set.tune.jsonl"
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return path


def gold_with(**changes: object) -> dict[str, Any]:
    return GOOD | {"gold": [GOOD["gold"][0] | changes]}


def plan_of(plans: tuple[Plan, ...], plan_id: str) -> Plan:
    return next(plan for plan in plans if plan.id == plan_id)


def test_a_place_is_the_item_or_without_one_the_address() -> None:
    assert place_of("p", 7, "二、›（一）›7.") == ("p", 7)
    assert place_of("p", 0, "开头") == ("p", 0)
    assert place_of("p", None, "附表›1.") == ("p", "附表›1.")


def test_gold_resolves_to_the_sentence_that_holds_the_anchor(
    tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    (case,) = load_cases(written(tmp_path, GOOD), plans)
    (gold,) = case.gold
    plan = plan_of(plans, gold.plan_id)
    assert gold.span is not None
    assert (gold.span.plan_id, gold.span.address) == (plan.id, gold.address)
    sentence = plan.text[gold.span.start : gold.span.end]
    clause = plan.clause(gold.address)
    assert "校车每学期开学前" in sentence
    assert sentence.endswith("。")
    assert clause is not None
    assert clause.item == 20
    assert gold.place == (plan.id, 20)
    assert (case.history, case.facts) == ((), (("每学期",),))


def test_a_table_row_has_its_address_as_place(tmp_path: Path, plans: tuple[Plan, ...]) -> None:
    line = gold_with(plan="临江区2024年", item=None, anchor="自建房二维码挂牌")
    (case,) = load_cases(written(tmp_path, line), plans)
    assert case.gold[0].item is None and case.gold[0].span is not None
    assert case.gold[0].place == (case.gold[0].plan_id, case.gold[0].address)


def test_gold_without_an_anchor_is_the_whole_item(tmp_path: Path, plans: tuple[Plan, ...]) -> None:
    bare = gold_with(anchor=None)
    del (left_out := gold_with())["gold"][0]["anchor"]
    for line in (bare, left_out):
        (case,) = load_cases(written(tmp_path, line), plans)
        (gold,) = case.gold
        assert gold.span is None
        assert gold.place == (gold.plan_id, 20)
        assert any(one.address == gold.address for one in plan_of(plans, gold.plan_id).clauses)


def test_the_opening_is_item_0(tmp_path: Path, plans: tuple[Plan, ...]) -> None:
    (case,) = load_cases(written(tmp_path, gold_with(item=0, anchor=None)), plans)
    assert case.gold[0].place == (case.gold[0].plan_id, 0)


def test_two_anchors_of_one_item_are_two_spans_of_one_place(
    tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    """The sentence before the one with the anchor of GOOD, and that one."""
    (case,) = load_cases(written(tmp_path, GOOD), plans)
    (gold,) = case.gold
    assert isinstance(gold.span, Span)
    plan = plan_of(plans, gold.plan_id)
    before = plan.text[gold.span.start - 8 : gold.span.start - 1]
    both = GOOD | {"gold": [GOOD["gold"][0], GOOD["gold"][0] | {"anchor": before}]}
    (case,) = load_cases(written(tmp_path, both), plans)
    one, other = case.gold
    assert one.span and other.span
    assert one.place == other.place
    assert other.span.end <= one.span.start


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"item": None, "anchor": None}, "没有写明条目，也没有原文中的字"),
        (
            {"item": 99, "anchor": None},
            "《云津市2024年.*》第99项不存在。该计划的条目是 1 到 2[0-9]。",
        ),
    ],
)
def test_gold_without_an_anchor_needs_an_item_of_the_plan(
    changes: dict[str, Any], said: str, tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    with pytest.raises(InputError, match=f"题 g1：{said}"):
        load_cases(written(tmp_path, gold_with(**changes)), plans)


def test_an_answerable_question_need_not_have_facts(
    tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    (case,) = load_cases(written(tmp_path, GOOD | {"facts": []}), plans)
    assert case.answerable and case.gold and case.facts == ()


def test_history_becomes_turns(tmp_path: Path, plans: tuple[Plan, ...]) -> None:
    line = GOOD | {"history": [{"role": "user", "content": "校车呢？"}]}
    (case,) = load_cases(written(tmp_path, line), plans)
    assert case.history == (Turn("user", "校车呢？"),)


@pytest.mark.parametrize("name", ["江口区2024年", "2024年"])
def test_a_plan_name_must_mean_exactly_one_plan(
    name: str, tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    path = written(tmp_path, gold_with(plan=name))
    assert unknown_plans(path, plans) == (name,)
    with pytest.raises(InputError, match=rf"g1：“{name}”对应库中 [03] 个计划.*临江区2023年"):
        load_cases(path, plans)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"anchor": "校车每天"}, "锚点“校车每天”在《云津市2024年.*》第20项中出现 0 次"),
        ({"item": 19}, "锚点“校车每学期开学前”在《云津市2024年.*》第19项中出现 0 次"),
        ({"item": None}, "不属于任何一项的条款中出现 0 次"),
        ({"anchor": "。"}, "第20项中出现 [2-9] 次"),
    ],
)
def test_an_anchor_stands_exactly_once(
    changes: dict[str, Any], said: str, tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    with pytest.raises(InputError, match=f"题 g1：.*{said}"):
        load_cases(written(tmp_path, gold_with(**changes)), plans)


def test_an_anchor_over_two_sentences_is_refused(tmp_path: Path, plans: tuple[Plan, ...]) -> None:
    plan = next(plan for plan in plans if "云津市" in plan.title)
    clause = next(one for one in plan.clauses if one.item == 20 and "。" in plan.quote(one)[:-1])
    stop = plan.text.index("。", clause.body_start)
    line = gold_with(anchor=plan.text[stop - 4 : stop + 5])
    with pytest.raises(InputError, match=r"题 g1：.*跨越两个句子"):
        load_cases(written(tmp_path, line), plans)


@pytest.mark.parametrize(
    "line",
    [
        GOOD | {"answerable": False},
        GOOD | {"answerable": False, "facts": []},
        GOOD | {"answerable": False, "gold": []},
        GOOD | {"gold": []},
        GOOD | {"gold": [], "facts": []},
    ],
)
def test_answerable_gold_and_facts_agree(
    line: dict[str, Any], tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    with pytest.raises(InputError, match="题 g1 的 answerable 与 gold、facts 不一致"):
        load_cases(written(tmp_path, line), plans)


def test_an_id_stands_once(tmp_path: Path, plans: tuple[Plan, ...]) -> None:
    with pytest.raises(InputError, match="题号 g1 出现不止一次"):
        load_cases(written(tmp_path, GOOD, GOOD), plans)


@pytest.mark.parametrize(
    "line",
    [GOOD | {"facts": [[]]}, GOOD | {"fact": []}, GOOD | {"question": ""}, gold_with(anchor="")],
)
def test_a_faulty_line_is_named_by_its_number(
    line: dict[str, Any], tmp_path: Path, plans: tuple[Plan, ...]
) -> None:
    path = written(tmp_path, GOOD, line)
    with pytest.raises(InputError, match=r"set\.tune\.jsonl 第2行不可用"):
        load_cases(path, plans)


def test_blank_lines_count_and_a_mark_and_strange_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "set.tune.jsonl"
    line = json.dumps(GOOD | {"question": "校车\u2028？"}, ensure_ascii=False)
    path.write_text(f"\ufeff{line}\r\n\n{line}\n\n", encoding="utf-8")
    assert [one.question for one in read_lines(path, CaseLine)] == ["校车\u2028？"] * 2
    path.write_text(f"{line}\n\n{{", encoding="utf-8")
    with pytest.raises(InputError, match="第3行不可用"):
        read_lines(path, CaseLine)


@pytest.mark.parametrize("half", ["tune", "test"])
def test_the_sample_sets_resolve(half: str, plans: tuple[Plan, ...]) -> None:
    cases = load_cases(SETS / f"samples.{half}.jsonl", plans)
    assert any(case.answerable for case in cases)
    assert any(not case.answerable for case in cases)


def test_tune_and_test_share_no_question() -> None:
    asked = {
        half: {
            (line["question"], json.dumps(line.get("history")))
            for file in SETS.glob(f"*.{half}.jsonl")
            for line in map(json.loads, file.read_text(encoding="utf-8").splitlines())
        }
        for half in ("tune", "test")
    }
    assert asked["tune"] and asked["test"]
    assert not asked["tune"] & asked["test"]
