from index.document import Document
from index.ledger.duties import duties_of
from index.parsing.parse import parse
from index.readers.docx import read_docx
from tests.index.documents import plan_of
from tests.index.word_files import numbered, numbered_word, saved, table


def test_a_note_governs_the_sentences_since_the_last_one() -> None:
    plan = plan_of(
        "1.消防安全。6月底前每月检查1次。整改隐患90处。（责任单位：区应急局）加强宣传。"
        "（区教育局牵头，各镇街配合）\n2.培训。全员培训。"
    )
    first, second = duties_of(plan)
    assert first.task == "6月底前每月检查1次。整改隐患90处。"
    assert plan.text[first.start : first.end] == first.task
    assert plan.text[first.note_start : first.note_end] == "（责任单位：区应急局）"
    assert (first.deadlines, first.frequencies, first.figures) == (
        ("6月底前",),
        ("每月检查1次",),
        ("1次", "90处"),
    )
    assert (second.task, second.leads, second.collective) == (
        "加强宣传。",
        ("区教育局",),
        ("各镇街",),
    )


def test_a_sentence_may_name_its_unit() -> None:
    (duty,) = duties_of(plan_of("1.燃气。由区住建局牵头，开展安全评级。\n2.其他。要检查。"))
    assert duty.leads == ("区住建局",)
    assert duty.task == "由区住建局牵头，开展安全评级。"


def test_a_sentence_may_charge_units_beside_those_of_its_note() -> None:
    plan = plan_of(
        "1.充电。区应急局要检查。对拒不改正的，由区消防救援大队依法处罚，报区安委办备案。"
        "（责任单位：区应急局）\n2.纪要。每月报区应急局。（责任单位：区安委办）"
    )
    spoken, noted, other = duties_of(plan)
    assert spoken.responsible == ("区消防救援大队",)
    assert spoken.task == "对拒不改正的，由区消防救援大队依法处罚，报区安委办备案。"
    assert plan.text[spoken.note_start : spoken.note_end] == "由区消防救援大队"
    assert (noted.units(), other.units()) == (("区应急局",), ("区安委办",))
    assert noted.task.endswith(spoken.task)


def test_a_note_governs_no_other_clause() -> None:
    plan = plan_of(
        "1.消防安全。重点抓好：\n（1）查高层。\n（2）查厂房。（责任单位：区应急局）\n2.培训。全员培训。"
    )
    assert [duty.task for duty in duties_of(plan)] == ["查厂房。"]


def test_a_person_is_no_unit() -> None:
    plan = plan_of("1.约谈。由区安委会主任约谈其主要负责人。由专人负责。\n2.培训。全员培训。")
    assert duties_of(plan) == ()


def test_a_deadline_of_years_ago_is_none_of_the_duty() -> None:
    (duty,) = duties_of(
        plan_of(
            "1.房屋。9月底前整治2005年底前投用的厂房。（责任单位：区住建局）\n2.培训。全员培训。"
        )
    )
    assert duty.deadlines == ("9月底前",)


def test_a_table_of_duties_gives_rows() -> None:
    document = numbered_word()
    document.add_paragraph("青石镇2024年工作要点")
    numbered(document, 2, "检查。要检查。")
    document.add_paragraph("附表：重点任务分工表")
    table(
        document,
        [
            ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
            ["1", "整改隐患30处", "镇应急办", "各村、镇财政所", "6月底前"],
        ],
    )
    blocks = read_docx(saved(document), "a.docx")
    (plan,) = parse(Document("a.docx", "0" * 64, blocks))
    (duty,) = duties_of(plan)
    assert duty.address == "附件›表1第2行"
    assert (duty.leads, duty.supporting, duty.collective) == (
        ("镇应急办",),
        ("镇财政所",),
        ("各村",),
    )
    assert duty.deadlines == ("6月底前",)
    assert "30处" in duty.figures


def test_lines_of_labels_below_an_item_are_one_note() -> None:
    plan = plan_of(
        "1.通道。打通30处。\n牵头单位：\n区住建局\n配合单位：区城管局、各镇街\n完成时限：2024年10月底前\n2.培训。全员培训。"
    )
    (duty,) = duties_of(plan)
    assert duty.task == "打通30处。"
    assert (duty.leads, duty.supporting, duty.collective) == (
        ("区住建局",),
        ("区城管局",),
        ("各镇街",),
    )
    assert duty.deadlines == ("2024年10月底前",)


def test_a_note_behind_a_heading_governs_what_its_clause_says() -> None:
    plan = plan_of(
        "一、科技赋能（牵头单位：区数据局，配合单位：区应急局）\n10月底前建成平台。\n"
        "二、检查（责任单位：区应急局）\n每月检查。（责任单位：区住建局）"
    )
    first, second = duties_of(plan)
    assert (first.leads, first.supporting) == (("区数据局",), ("区应急局",))
    assert (first.task, first.deadlines) == ("10月底前建成平台。", ("10月底前",))
    assert (
        plan.text[first.note_start : first.note_end] == "（牵头单位：区数据局，配合单位：区应急局）"
    )
    assert second.responsible == ("区住建局",)
