import pytest

from index.ledger.units import Roles, is_collective, read_roles


@pytest.mark.parametrize(
    ("note", "roles"),
    [
        ("（责任单位：区应急局、区住建局）", Roles(responsible=("区应急局", "区住建局"))),
        ("(责任单位:区应急局)", Roles(responsible=("区应急局",))),
        (
            "（区住建局牵头，区城管局、区教育局配合）",
            Roles(leads=("区住建局",), supporting=("区城管局", "区教育局")),
        ),
        (
            "（牵头单位：区应急局；配合单位：区住建局）",
            Roles(leads=("区应急局",), supporting=("区住建局",)),
        ),
        (
            "（区应急局牵头，各有关部门分工负责）",
            Roles(leads=("区应急局",), collective=("各有关部门",)),
        ),
        (
            "（区应急局会同区住建局负责）",
            Roles(responsible=("区应急局",), supporting=("区住建局",)),
        ),
        ("（责任单位：各村（社区））", Roles(collective=("各村（社区）",))),
        (
            "（责任单位：区应急局；责任领导：张三、李四；完成时限：6月底前）",
            Roles(responsible=("区应急局",)),
        ),
        (
            "（区住建局和区应急局按照职责分工负责，区委组织部等12个部门配合）",
            Roles(responsible=("区住建局", "区应急局"), supporting=("区委组织部",)),
        ),
        (
            "（区住建局牵头，会同区城管局、区教育局等有关部门按职责分工负责）",
            Roles(
                leads=("区住建局",), supporting=("区城管局", "区教育局"), collective=("有关部门",)
            ),
        ),
        (
            "（牵头：区住房和城乡建设局；配合：和平区应急局、区经济和信息化局及各镇街）",
            Roles(
                leads=("区住房和城乡建设局",),
                supporting=("和平区应急局", "区经济和信息化局"),
                collective=("各镇街",),
            ),
        ),
        ("（镇党组织负责）", Roles(responsible=("镇党组织",))),
        ("（区委农村工作领导小组办公室牵头）", Roles(leads=("区委农村工作领导小组办公室",))),
        ("（责任单位：区应急局，长期坚持）", Roles(responsible=("区应急局",))),
        ("（企业主要负责人参与）", Roles()),
        (
            "〔区委组织部牵头，各镇（街道）及有关园区分工负责〕",
            Roles(leads=("区委组织部",), collective=("各镇（街道）", "有关园区")),
        ),
        (
            "（牵头责任单位：县应急局，协同责任单位：县发改局。各镇落实属地管理责任，以下均需各镇落实，不再列出）",
            Roles(leads=("县应急局",), supporting=("县发改局",), collective=("各镇",)),
        ),
        (
            "责任领导：王某责任单位：乡应急办完成时限：6月底前",
            Roles(responsible=("乡应急办",)),
        ),
        (
            "牵头单位：区住建局\n配合单位：区应急局、各镇街\n完成时限：6月底前",
            Roles(leads=("区住建局",), supporting=("区应急局",), collective=("各镇街",)),
        ),
        (
            "【牵头单位】区住建局\n【责任单位】区城管局",
            Roles(leads=("区住建局",), responsible=("区城管局",)),
        ),
        (
            "（牵头单位：区住建局）（配合单位：区应急局）",
            Roles(leads=("区住建局",), supporting=("区应急局",)),
        ),
        ("（责任股室：安全股）", Roles(responsible=("安全股",))),
        ("（各县（市、区）消防救援大队）", Roles(collective=("各县（市、区）消防救援大队",))),
        (
            "（市安委办牵头，各县、区政府负责）",
            Roles(leads=("市安委办",), collective=("各县、区政府",)),
        ),
        (
            "责任部门：县公安局 县交通局/县住建局",
            Roles(responsible=("县公安局", "县交通局", "县住建局")),
        ),
    ],
)
def test_roles_of_a_note(note: str, roles: Roles) -> None:
    assert read_roles(note) == roles


@pytest.mark.parametrize(
    "unit",
    [
        *("各镇街", "各有关部门", "区安委会各成员单位", "相关部门", "各行业主管部门", "沿江镇街"),
        *(
            "十五个专业委员会",
            "负有安全监管职责的部门",
            "渡口所在村",
            "各村（社区）",
            "有关县（区）政府",
        ),
    ],
)
def test_groups(unit: str) -> None:
    assert is_collective(unit)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "区应急局",
            "临江港务集团",
            "镇党政办",
            "镇村镇建设办",
            "镇中心学校",
            "青石镇",
            "临江工业园",
        ),
        *("区消防安全专委会办公室", "市公安局X分局", "十堰市应急局", "区纪委监委机关"),
    ],
)
def test_single_units(unit: str) -> None:
    assert not is_collective(unit)
