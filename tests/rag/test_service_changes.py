"""A library that changes while a service answers from it: removed, added to, killed in the middle."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.embedder import Embedder
from index.errors import InputError, LibraryError
from index.library import Library
from index.settings import Settings
from rag.answer import Answer, Filters, Status
from rag.service import Service
from tests.conftest import CHECKOUT
from tests.rag.promises import addresses, apart_from_times, plans_shown

TOWN_QUESTION = "古镇灯会每日客流上限是多少人？"
TOWN_QUESTIONS = (
    TOWN_QUESTION,
    "青石镇的渡工年龄不得超过多少岁？",
    "青石派出所要做哪些事？",
    "石材企业新员工要培训多少学时？",
)
NEW_PLAN = """云湖区2025年安全生产工作要点
云湖区安全生产委员会（2025年1月6日）
一、重点任务
1. 冰雪场所。对7家室内冰雪场馆每季度检查1次。（责任单位：区体育局）
"""
NEW_QUESTION = "室内冰雪场馆多久检查一次？"


@pytest.fixture
def home(library_home: Path, tmp_path: Path) -> Path:
    """A copy of the sample library that a test may change."""
    return Path(shutil.copytree(library_home, tmp_path / "home", symlinks=True))


def library(home: Path, embedder: Embedder) -> Library:
    """The library at a place, with the embedder that is loaded already."""
    return Library(Settings(home=home), lambda: embedder)


def opened(home: Path, embedder: Embedder) -> Service:
    """The library at a place, opened anew."""
    return Service(library(home, embedder), embedder)


def test_a_removed_plan_never_answers_again(home: Path, embedder: Embedder) -> None:
    open_all_along = opened(home, embedder)
    assert cites(open_all_along.ask(TOWN_QUESTION), "青石镇")
    removed = library(home, embedder).remove("青石镇").plan
    for service in (open_all_along, opened(home, embedder)):
        assert removed.id not in {plan.id for plan in service.plans()}
        for question in TOWN_QUESTIONS:
            answer = service.ask(question)
            assert not cites(answer, "青石镇")
            assert removed.id not in plans_shown(answer)
        with pytest.raises(InputError, match=removed.id):
            service.ask(TOWN_QUESTION, filters=Filters(plan_ids=(removed.id,)))


def test_an_emptied_library_says_so(home: Path, embedder: Embedder) -> None:
    service = opened(home, embedder)
    for plan in service.plans():
        library(home, embedder).remove(plan.id)
    with pytest.raises(LibraryError, match="库是空的"):
        service.ask(TOWN_QUESTION)


def test_a_new_snapshot_answers_without_reopening(
    home: Path, embedder: Embedder, tmp_path: Path
) -> None:
    service = opened(home, embedder)
    before = service.snapshot()
    assert service.ask(NEW_QUESTION).status is Status.NO_EVIDENCE
    file = tmp_path / "云湖区.txt"
    file.write_text(NEW_PLAN, encoding="utf-8")
    library(home, embedder).add([file])
    assert service.snapshot() != before
    answer = service.ask(NEW_QUESTION)
    assert cites(answer, "云湖区")
    assert "每季度" in answer.text


def test_old_answers_stay_when_an_add_fails(home: Path, embedder: Embedder, tmp_path: Path) -> None:
    service = opened(home, embedder)
    before = service.snapshot(), apart_from_times(service.ask(TOWN_QUESTION))
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 not a document")
    assert library(home, embedder).add([broken, tmp_path / "没有.txt"]).snapshot == ""
    assert (service.snapshot(), apart_from_times(service.ask(TOWN_QUESTION))) == before


def test_old_answers_stay_when_an_add_is_killed(
    home: Path, embedder: Embedder, tmp_path: Path
) -> None:
    service = opened(home, embedder)
    before = service.snapshot(), apart_from_times(service.ask(TOWN_QUESTION))
    file = tmp_path / "长.txt"
    items = (f"{n}. 检查工作。第{n}类企业每月检查{n}次，发现隐患立即整改。" for n in range(1, 100))
    file.write_text("\n".join(("长湖区2025年安全生产工作要点", *items)), encoding="utf-8")
    command = [sys.executable, "-m", "index", "add", "--home", str(home), str(file)]
    with subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.DEVNULL) as adding:
        while not any((home / "originals").rglob(file.name)) and adding.poll() is None:
            time.sleep(0.01)
        assert adding.poll() is None, "the command ended before it could be killed"
        adding.kill()
    assert (service.snapshot(), apart_from_times(service.ask(TOWN_QUESTION))) == before
    again = opened(home, embedder)
    assert apart_from_times(again.ask(TOWN_QUESTION)) == before[1]


def cites(answer: Answer, place: str) -> bool:
    """Whether an answer cites a plan of a place."""
    return any(title.startswith(place) for title, _ in addresses(answer))
