"""The words of a report: names of figures and kinds, and text that Markdown leaves alone."""

from eval.report.markdown import plain
from eval.report.page import kind_name, names_of
from eval.runs.measures import BY_KEY


def test_markdown_keeps_one_line_and_its_signs() -> None:
    assert plain("a|b\n# c <d> `e` *f* _g_ [h](i)") == (
        r"a\|b \# c \<d\> \`e\` \*f\* \_g\_ \[h\](i)"
    )
    assert plain("（一）第9项：3万元，50%。") == "（一）第9项：3万元，50%。"


def test_titles_split_into_chinese_and_english() -> None:
    told = {key: names_of(BY_KEY[key]) for key in ("citation_f1", "recall_at_5", "over_refusal")}
    assert told == {
        "citation_f1": ("引用 F1（条款）", "citation F1"),
        "recall_at_5": ("检索 R@5", ""),
        "over_refusal": ("误拒率", "over-refusal"),
    }


def test_kinds_are_named_part_by_part() -> None:
    assert [kind_name(kind) for kind in ("who", "who/paraphrase", "new/year")] == [
        "责任单位", "责任单位 · 换说法", "new · 年份",
    ]  # fmt: skip
