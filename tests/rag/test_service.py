"""The engine over the sample plans: its promises hold for any question and any state on disk."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.embedder import Embedder
from index.errors import InputError, LibraryError
from index.library import Library
from index.settings import Settings
from rag.answer import Filters, Status
from rag.normalise import MAX_LENGTH
from rag.service import NotFound, Service
from tests.rag.promises import apart_from_times, keeps_its_promises, plans_shown

ASKED = (
    "临江区2024年集中充电端口要新建多少个？",
    "青石镇的渡口渡船由谁负责？",
    "区住建局2024年牵头哪些任务？",
    "2023年和2024年劝导员补贴有什么变化？",
    "电梯困人了多久要赶到？",
    "粉尘涉爆企业多久检查一次，由谁负责？",
    "医院的用电线路改造由哪个单位牵头？什么时候完成？",
    "氢能源汽车加氢站由谁监管？",
)
STRANGE = (
    "𓀀🎉🔥？1",
    "'; DROP TABLE plans; --",
    "SELECT * FROM clauses WHERE item = 1",
    "<script>alert(1)</script>",
    "{{question}} ${HOME} %s \\n",
    "電動自行車違規充電由誰牽頭整治？",
    "充电" * 500,
    "1",
    "的",
    "…。？!a",
)
NO_SUCH = "没有"

Sentence = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.sampled_from(
            "电动车充谁负责什么时候多少年月日0123456789要点一二市区镇？，“”《》%'\";🚒 \n"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(question=Sentence)
def test_any_text_is_refused_as_input_or_answered_with_evidence(
    service: Service, question: str
) -> None:
    try:
        answer = service.ask(question)
    except InputError as error:
        assert "问题" in str(error)
        assert not any(char.isalnum() for char in question) or len(question) > MAX_LENGTH
    else:
        keeps_its_promises(answer, service)


@pytest.mark.parametrize("question", [*ASKED, *STRANGE])
def test_strange_and_plain_questions_keep_the_promises(service: Service, question: str) -> None:
    keeps_its_promises(service.ask(question), service)


@settings(max_examples=40, deadline=None)
@given(typed=st.integers(min_value=2, max_value=14), question=st.sampled_from(ASKED))
def test_half_typed_questions_keep_the_promises(
    service: Service, typed: int, question: str
) -> None:
    keeps_its_promises(service.ask(question[:typed]), service)


@pytest.mark.parametrize("question", ["", "  \n", "？！", "\u200b", "问" * (MAX_LENGTH + 1)])
def test_empty_and_endless_questions_are_named(service: Service, question: str) -> None:
    with pytest.raises(InputError, match="问题"):
        service.ask(question)


@pytest.mark.parametrize("question", ASKED)
def test_asked_twice_it_says_the_same(service: Service, question: str) -> None:
    first, second = service.ask(question), service.ask(question)
    assert apart_from_times(first) == apart_from_times(second)


def test_opened_twice_it_says_the_same(library_home: Path, embedder: Embedder) -> None:
    place = Settings(home=library_home)
    one, other = (Service(Library(place, lambda: embedder), embedder) for _ in range(2))
    for question in ASKED:
        assert apart_from_times(one.ask(question)) == apart_from_times(other.ask(question))


def test_a_refusal_shows_the_nearest_clauses_and_cites_none(service: Service) -> None:
    answer = service.ask("氢能源汽车加氢站由谁监管？")
    assert answer.status is Status.NO_EVIDENCE
    assert not answer.citations
    plans = {plan.id: plan for plan in service.plans()}
    assert 0 < len(answer.nearest) <= 3
    for near in answer.nearest:
        clause = plans[near.plan_id].clause(near.address)
        assert clause is not None
        assert near.excerpt in plans[near.plan_id].quote(clause)


def test_what_the_trace_says_was_measured(service: Service) -> None:
    trace = service.ask(ASKED[0]).trace
    assert [step.name for step in trace.steps] == [
        "理解问题",
        "计算向量",
        "检索",
        "比对证据",
        "判断依据",
        "摘录",
        "核对引文",
    ]
    assert trace.ms == pytest.approx(sum(step.ms for step in trace.steps))
    assert trace.plans == ("临江区2024年安全生产工作要点",)


@pytest.mark.parametrize("question", ASKED)
def test_filters_are_respected(service: Service, question: str) -> None:
    for plan in service.plans():
        answer = service.ask(question, filters=Filters(plan_ids=(plan.id,)))
        assert plans_shown(answer) <= {plan.id}
        hits = service.search(question, Filters(plan_ids=(plan.id,)), limit=3)
        assert {hit.plan_id for hit in hits} <= {plan.id}
    of_2023 = service.ask(question, filters=Filters(years=(2023,)))
    years = {plan.id: plan.year for plan in service.plans()}
    assert {years[plan_id] for plan_id in plans_shown(of_2023)} <= {2023}


def test_a_filter_against_the_question_is_said_and_not_answered(service: Service) -> None:
    answer = service.ask("临江区2024年新建充电端口多少个？", filters=Filters(years=(2023,)))
    assert answer.status is Status.NO_EVIDENCE
    assert "所选范围" in answer.text


def test_an_unknown_plan_in_the_filter_is_named(service: Service) -> None:
    with pytest.raises(InputError, match=NO_SUCH):
        service.ask(ASKED[0], filters=Filters(plan_ids=(NO_SUCH,)))


def test_a_clause_is_shown_between_its_neighbours(service: Service) -> None:
    plan = service.plans()[0]
    clause = plan.clauses[3]
    view = service.view(plan.id, clause.address, neighbours=2)
    assert (view.plan, view.clause) == (plan, clause)
    assert view.before == plan.clauses[1:3]
    assert view.after == plan.clauses[4:6]
    assert service.view(plan.id, plan.clauses[0].address).before == ()


def test_what_is_not_there_is_named(service: Service) -> None:
    plan = service.plans()[0]
    with pytest.raises(NotFound, match=NO_SUCH):
        service.view(NO_SUCH, plan.clauses[0].address)
    with pytest.raises(NotFound, match=rf"{plan.title}.*{NO_SUCH}"):
        service.view(plan.id, NO_SUCH)


def test_without_a_library_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="python -m index add"):
        Service.open(Settings(home=tmp_path / NO_SUCH))
