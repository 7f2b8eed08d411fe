import pytest

from index.ledger.agents import agents_in
from index.ledger.units import Roles

KNOWN = frozenset(["区教育局", "区公安局", "区应急局", "区住建局", "镇村镇建设办"])


@pytest.mark.parametrize(
    ("sentence", "words", "roles"),
    [
        (
            "由区住建局牵头，区应急局、区公安局配合，开展整治。",
            "由区住建局牵头，区应急局、区公安局配合",
            Roles(leads=("区住建局",), supporting=("区应急局", "区公安局")),
        ),
        (
            "由区应急局会同区住建局、区公安局开展检查。",
            "由区应急局会同区住建局、区公安局",
            Roles(responsible=("区应急局",), supporting=("区住建局", "区公安局")),
        ),
        (
            "区教育局负责学校，区住建局负责工地。",
            "区教育局负责学校，区住建局负责",
            Roles(responsible=("区教育局", "区住建局")),
        ),
        ("区教育局要督促学校整改。", "区教育局", Roles(responsible=("区教育局",))),
        (
            "农村建房由镇村镇建设办到场检查。",
            "由镇村镇建设办",
            Roles(responsible=("镇村镇建设办",)),
        ),
        ("雨季由镇自然资源所每周监测。", "由镇自然资源所", Roles(responsible=("镇自然资源所",))),
        ("由市公安局X分局牵头。", "由市公安局X分局牵头", Roles(leads=("市公安局X分局",))),
        ("由各镇街组织网格员排查。", "由各镇街", Roles(collective=("各镇街",))),
        ("各镇街要加强巡查。", "各镇街", Roles(collective=("各镇街",))),
    ],
)
def test_who_is_charged(sentence: str, words: str, roles: Roles) -> None:
    agents = agents_in(sentence, 0, len(sentence), KNOWN)
    assert agents is not None
    assert (agents.roles, sentence[agents.start : agents.end]) == (roles, words)


@pytest.mark.parametrize(
    "sentence",
    [
        *("发现隐患的，向区应急局报告。", "结果报区应急局备案。", "到镇村镇建设办登记。"),
        *("由区应急局主任约谈其负责人。", "由区安委会主任约谈。", "区应急局负责人要到场。"),
        *("由区政府授权区应急局组织调查。", "由专人负责。", "由于区应急局人手不足，另行安排。"),
        *("由区政府挂牌督办。", "由村网格员每半月排查。", "由分管副市长担任主任。"),
        *("区公安局城东分局要巡查。", "依托区教育局开展培训。", "区应急局应急值守。"),
    ],
)
def test_a_mention_charges_nobody(sentence: str) -> None:
    assert agents_in(sentence, 0, len(sentence), KNOWN) is None
    assert agents_in(sentence, 0, len(sentence), frozenset()) is None
