import pytest
from pydantic import ValidationError

from index.record import from_json, record_of, to_json
from tests.index.documents import plan_of

TEXT = (
    "为做好工作，制定要点。\n1.检查。每月检查1次。整改到位。（责任单位：区应急局）\n2.完善应急预案"
)


def test_a_record_survives_json() -> None:
    record = record_of(plan_of(TEXT), 120)
    assert from_json(to_json(record)) == record
    assert to_json(record) == to_json(record_of(plan_of(TEXT), 120))


def test_sentences_are_the_evidence_without_headings_and_notes() -> None:
    record = record_of(plan_of(TEXT), 120)
    assert [(one.addresses[0], one.text) for one in record.sentences] == [
        ("开头", "为做好工作，制定要点。"),
        ("1.", "每月检查1次。"),
        ("1.", "整改到位。"),
        ("2.", "完善应急预案"),
    ]


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"plan": null}'])
def test_other_json_is_refused(data: bytes) -> None:
    with pytest.raises(ValidationError):
        from_json(data)
