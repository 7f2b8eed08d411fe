from tests.index.documents import plan_of


def test_a_label_behind_the_last_sentence_breaks_off_nowhere() -> None:
    plan = plan_of(
        "1.检查。对辖区所有企业每月开展一次全面检查，发现问题立即整改到位，不留死角和盲区。责任单位：镇应急办\n"
        "2.培训。每季度培训1次。\n责任单位：各村\n完成时限：全年"
    )
    assert plan.warnings == ()


def test_a_text_that_breaks_off_is_told() -> None:
    (warning,) = plan_of("1.检查。要检查。\n2.培训。每季度培训1次，责任").warnings
    assert warning.startswith("第2项在文末中断")
