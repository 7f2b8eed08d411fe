import pytest

from index.notices.addressees import addressees_end


@pytest.mark.parametrize(
    "words",
    [
        "各镇人民政府，各街道办事处，区安委会各成员单位：",
        "各村（社区），镇直各单位：",
        "各省、自治区、直辖市人民政府，国务院安委会各成员单位，有关中央企业：",
        "各苏木镇人民政府,各街道办事处,各开发区、园区管委会,旗安委会各成员单位:",
        "市直有关部门:",
        "**镇各村，各有关单位：",
        "区教育局、区公安分局：",
        "各县（市、区）住建局，各建设、施工、监理单位：",
    ],
)
def test_addressees(words: str) -> None:
    assert addressees_end(words) == len(words)


def test_the_letter_may_go_on_behind_them() -> None:
    assert addressees_end("各村，各单位：为做好工作，制定要点。") == len("各村，各单位：")


@pytest.mark.parametrize(
    "words",
    [
        "各单位要做到：",
        "为做好工作，通知如下：",
        "责任单位：镇应急办",
        "各部门要按照职责：",
        "2024年工作目标是：",
        "区教育局、区公安分局：负责校园安全。",
        "一、各村：",
        "工作任务：检查；牵头单位：镇应急办。",
        "各村，各单位",
    ],
)
def test_what_is_said_to_somebody_is_none(words: str) -> None:
    assert addressees_end(words) == 0
