"""The sample plans, as they are shipped."""

from pathlib import Path

import pytest

from index.parsing.parse import parse
from index.plan import Plan
from index.readers.read import read
from index.record import record_of

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
# plan: the last item of each top section
ENDS = {
    "临江区2023年安全生产工作要点.docx": (5, 17, 20, 24),
    "临江区2024年安全生产工作要点.docx": (5, 17, 20, 23, 25),
    "云津市2024年安全生产工作要点.txt": (6, 21, 24, 27),
    "青石镇2024年安全生产工作要点.md": (4, 16, 19, 22, 24),
}


def sample(name: str) -> Plan:
    (plan,) = parse(read(SAMPLES / name, 10**7))
    return plan


@pytest.mark.parametrize(("name", "ends"), ENDS.items())
def test_items_and_sections(name: str, ends: tuple[int, ...]) -> None:
    plan = sample(name)
    assert plan.items() == tuple(range(1, ends[-1] + 1))
    last = {clause.address.split("›")[0]: clause.item for clause in plan.clauses if clause.item}
    assert tuple(last.items()) == tuple(
        zip(["一、", "二、", "三、", "四、", "五、"], ends, strict=False)
    )
    assert plan.warnings == ()
    assert plan.title == name.rpartition(".")[0]


@pytest.mark.parametrize("name", ENDS)
def test_every_item_has_duties_that_stand_in_it(name: str) -> None:
    record = record_of(sample(name), 120)
    assert len(record.duties) >= len(record.plan.items())
    for duty in record.duties:
        assert record.plan.text[duty.start : duty.end] == duty.task
