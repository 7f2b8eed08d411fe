from index.notices.attachment import behind_mark, is_attachment, is_mark, listed, says_more
from index.parsing.lines import lines_of


def names(text: str) -> list[str]:
    """What the lists of attachments in a text name."""
    return list(listed(lines_of(text)).values())


SIGNED = "青石镇安委会\n2024年3月6日"


def test_a_list_above_a_signature() -> None:
    text = f"请执行。\n附件：1.青石镇2024年工作要点\n2.任务分工表\n{SIGNED}"
    assert names(text) == ["青石镇2024年工作要点", "任务分工表"]
    assert names(f"请执行。\n附件：\n1.甲方案\n2.乙方案\n{SIGNED}") == ["", "甲方案", "乙方案"]
    assert names(f"请执行。\n附件：任务分工表\n{SIGNED}") == ["任务分工表"]
    assert names(f"请执行。\n附件1：甲方案\n附件2：乙方案\n{SIGNED}") == ["甲方案", "乙方案"]


def test_a_list_above_the_first_attachment() -> None:
    assert names("附件：1.甲方案\n2.乙方案\n附件1\n甲方案\n一、检查。") == ["甲方案", "乙方案"]
    assert names("附件：甲方案\n甲方案\n一、检查。") == ["甲方案"]


def test_an_attachment_is_no_list() -> None:
    assert names("附件：清单\n1.甲。甲甲甲。\n2.乙。乙乙乙。") == []
    assert names("附件：任务分工表\n工作任务：甲；牵头单位：乙。") == []
    assert names(f"附件：清单\n1.甲\n2.乙\n{SIGNED}") == []
    assert names("附件：\n1.甲\n2.乙") == []


def test_the_line_above_an_attachment() -> None:
    assert is_attachment("附件2") and is_attachment("重点任务分工表")
    assert is_mark("附件2") and is_mark("附 件") and not is_mark("附件2：清单")
    assert not is_attachment("1.制定清单。")
    assert behind_mark("附件1：青石镇工作要点") == len("附件1：")
    assert behind_mark("附件：1.青石镇工作要点") == behind_mark("附件") == 0


def test_what_an_attachment_says_beside_its_mark_and_name() -> None:
    assert says_more("附件3\n安委会成员名单\n主任：王某", rows=False)
    assert says_more("附：领导小组名单\n组长：王某", rows=False)
    assert says_more("附件1\n任务清单\n本表由镇应急办填写。", rows=True)
    assert not says_more("附件3\n安委会成员名单", rows=False)
    assert not says_more("附件：隐患排查表", rows=False)
    assert not says_more("附件1\n任务清单\n填报单位：镇应急办", rows=True)
