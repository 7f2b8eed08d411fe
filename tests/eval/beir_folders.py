"""A folder in BEIR layout made by hand: seven passages, five questions, graded judgements."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CORPUS: list[dict[str, Any]] = [
    {
        "_id": "d1",
        "title": "渡口管理办法第一条",
        "text": "渡口每月检查两次。\n渡船应当配备救生衣。",
    },
    {
        "_id": "d2",
        "title": "校车安全条例第五条",
        "text": "校车每半年检验一次。驾驶人应当取得资格。",
    },
    {"_id": "d3", "title": "", "text": "烟花爆竹零售点与学校的距离不少于一百米。"},
    {"_id": "d4", "title": "锅炉使用登记", "text": ""},
    {
        "_id": "d5",
        "title": "消防车通道",
        "text": "占用消防车通道的，处五百元罚款。",
        "metadata": {},
    },
    {"_id": "d6", "title": "矿山", "text": "  2010年以前开采的矿山应当复核。 "},
    {"_id": "d7", "title": "电动自行车", "text": "电动自行车不得在楼道充电。违者处五百元罚款。"},
]
QUERIES: list[dict[str, Any]] = [
    {"_id": "q1", "text": "渡口多久检查一次？", "spans": [{"doc": "d1", "start": 2, "end": 8}]},
    {"_id": "q2", "text": "校车多久检验一次？"},
    {"_id": "q3", "text": "没有标注的问题？"},
    {
        "_id": "q4",
        "text": "占用消防车通道罚多少钱？",
        "spans": [{"doc": "d5", "start": 10, "end": 13}],
    },
    {"_id": "q5", "text": "2010年以前开采的矿山怎么办？"},
]
QRELS = [
    ("q1", "d1", 2),
    ("q1", "d2", 1),
    ("q2", "d2", 1),
    ("q2", "d4", 0),
    ("q4", "d7", 1),
    ("q4", "d5", 3),
    ("q4", "d3", 1),
    ("q5", "d6", 1),
]


def folder_at(
    place: Path,
    corpus: Sequence[Any] = CORPUS,
    queries: Sequence[Any] = QUERIES,
    qrels: Sequence[Sequence[Any]] = QRELS,
) -> Path:
    """A BEIR folder; a line that is no object is written as it is."""
    place.mkdir(exist_ok=True)
    for name, lines in (("corpus", corpus), ("queries", queries)):
        texts = [
            one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in lines
        ]
        (place / f"{name}.jsonl").write_text("\n".join(texts) + "\n", encoding="utf-8")
    rows = [("query-id", "corpus-id", "score"), *qrels]
    table = "\n".join("\t".join(map(str, row)) for row in rows)
    (place / "qrels.tsv").write_text(table + "\n", encoding="utf-8")
    return place
