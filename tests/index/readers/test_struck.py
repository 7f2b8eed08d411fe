import pytest

from index.readers.markdown import read_markdown


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("按照**市、**区部署", "按照**市、**区部署"),
        ("# **镇2024年要点", "**镇2024年要点"),
        ("**镇政府关于印发《**镇要点》的通知", "**镇政府关于印发《**镇要点》的通知"),
        ("（**镇应急办牵头，**公司配合）", "（**镇应急办牵头，**公司配合）"),
        ("**加强检查**和**严格执法**", "加强检查和严格执法"),
        ("**市场监管。**各办公室要检查", "市场监管。各办公室要检查"),
        ("**镇村责任。** 由**镇和**区负责", "镇村责任。 由**镇和**区负责"),
    ],
)
def test_names_that_were_struck_out_are_no_emphasis(written: str, words: str) -> None:
    assert [block.text for block in read_markdown(written.encode(), "a.md")] == [words]
