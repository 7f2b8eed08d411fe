"""All duties of a unit: rows of the ledger as lines of an answer."""

import pytest

from rag.answer import Answer
from rag.duties import UNIT, asked_units, short_form, stem
from rag.service import Service

KNOWN = (
    "区应急局",
    "市应急局",
    "区委编办",
    "区住建局",
    "区消防救援大队",
    "临江燃气公司",
    "镇应急办",
)


@pytest.mark.parametrize(
    ("unit", "short"),
    [
        ("区应急管理局", "应急局"),
        ("市住房和城乡建设局", "住建局"),
        ("X消防救援大队", "消防大队"),
        ("市公安局", "公安局"),
        ("水利局", "水利局"),
    ],
)
def test_the_stem_of_a_unit(unit: str, short: str) -> None:
    assert stem(unit) == short


def test_long_names_have_short_forms() -> None:
    assert short_form("由区文化和旅游局与区卫生健康委员会负责") == "由区文旅局与区卫健委负责"


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("区应急管理局要做什么", ("区应急局",)),
        ("应急局要做什么", ("区应急局", "市应急局")),
        ("市应急局和区住建局负责什么", ("区住建局", "市应急局")),
        ("临江燃气公司要做什么", ("临江燃气公司",)),
        ("区体育局要做什么", ()),
        ("渡口谁管", ()),
    ],
)
def test_the_units_that_a_question_names(question: str, units: tuple[str, ...]) -> None:
    assert asked_units(question, KNOWN) == units


@pytest.mark.parametrize("name", ["区住建局", "市公安局", "镇应急办", "临江燃气公司", "区总工会"])
def test_what_reads_as_a_unit(name: str) -> None:
    assert UNIT.fullmatch(name)


def roles(answer: Answer) -> list[str]:
    """The role that each line begins with, behind the title."""
    return [sentence.text.split("》：")[-1][:2] for sentence in answer.sentences]


def test_every_duty_of_a_unit_once_with_its_role(service: Service) -> None:
    answer = service.ask("青石派出所要做哪些事？")
    assert [line.partition("：")[0] for line in answer.text.split("\n")] == [
        "配合",
        "负责",
        "配合",
        "配合",
    ]
    (plan,) = (plan for plan in service.plans() if plan.issuer.startswith("青石镇"))
    assert all("青石派出所" in one.quote for one in answer.citations[1::2])
    # The four notes that name it, and nothing else: counted in the text of the plan.
    assert plan.text.count("青石派出所") == len(answer.sentences) == 4


def test_the_role_that_is_asked_for(service: Service) -> None:
    assert set(roles(service.ask("区住建局2024年牵头哪些任务？"))) == {"牵头"}
    assert set(roles(service.ask("区住建局2024年配合哪些任务？"))) == {"配合"}
    every = roles(service.ask("区住建局2024年负责哪些任务？"))
    assert set(every) == {"牵头", "负责", "配合"}
    assert roles(service.ask("区住建局2024年哪些任务要牵头、哪些要配合？")) == every


def test_without_that_role_the_others_are_told_as_what_they_are(service: Service) -> None:
    assert set(roles(service.ask("区公安分局2023年牵头哪些任务？"))) == {"负责", "配合"}


def test_a_unit_of_one_level_is_not_that_of_another(service: Service) -> None:
    answer = service.ask("市文旅局负责哪些工作？")
    assert {citation.plan_title[:3] for citation in answer.citations} == {"云津市"}
