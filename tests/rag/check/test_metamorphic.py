"""What must not matter does not, and what must matter does, for any number and date."""

import re

from hypothesis import given
from hypothesis import strategies as st

from index.numerals import to_chinese
from tests.rag.check.cited import CHARGING, clause, passes

numbers = st.integers(2, 999)
months = st.integers(1, 12)


@given(numbers, numbers)
def test_a_number_passes_exactly_when_it_is_the_clauses(said: int, own: int) -> None:
    cited = (clause(f"对{own}个小区完成改造，覆盖{own}户居民。"),)
    assert passes(f"对{said}个小区完成改造。", cited) is (said == own)
    assert passes(f"对{to_chinese(said)}个小区完成改造。", cited) is (said == own)


@given(months, months, st.sampled_from(["底前", "底后", "中旬", "15日前"]))
def test_a_date_passes_exactly_when_it_is_the_clauses(said: int, own: int, part: str) -> None:
    cited = (clause(f"{own}月底前，完成改造。"),)
    assert passes(f"{said}月{part}，完成改造。", cited) is (said == own and part == "底前")


@given(st.sampled_from("。；"), st.sampled_from(["", " ", "　", "\t"]))
def test_white_space_and_punctuation_do_not_matter(end: str, space: str) -> None:
    spaced = space.join("更换线路")
    assert passes(f"9月底前，{spaced}{end}")


@given(st.sampled_from(re.findall(r"[\u4e00-\u9fff]", CHARGING)), st.integers(0, 30))
def test_a_character_more_never_makes_a_wrong_sentence_right(char: str, at: int) -> None:
    wrong = "6月底前，对12个小区完成充电桩改造"
    assert not passes(f"{wrong[:at]}{char}{wrong[at:]}。") or char == "六"


@given(st.data())
def test_more_citations_never_stop_a_sentence(data: st.DataObject) -> None:
    other = data.draw(
        st.sampled_from(["清理通道。", "5月底前，更换阀门。（区财政局牵头）", "不得更换线路。"])
    )
    cited = (clause(CHARGING), clause(other, item=5))
    assert passes("9月底前，更换线路。", cited)
    assert passes("9月底前，更换线路。", cited[::-1])
