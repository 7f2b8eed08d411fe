import pytest

from index.units import Roles, is_collective, read_roles


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
    ],
)
def test_roles_of_a_note(note: str, roles: Roles) -> None:
    assert read_roles(note) == roles


@pytest.mark.parametrize("unit", ["各镇街", "各有关部门", "区安委会各成员单位", "相关部门"])
def test_groups(unit: str) -> None:
    assert is_collective(unit)


@pytest.mark.parametrize("unit", ["区应急局", "临江港务集团", "镇党政办"])
def test_single_units(unit: str) -> None:
    assert not is_collective(unit)
