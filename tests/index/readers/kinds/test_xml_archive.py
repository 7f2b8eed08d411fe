import pytest

from index.errors import InputError
from index.readers.kinds.xml_archive import DamageError, joined, opened
from tests.index.word_files import zipped

DATA = zipped({"a/B.xml": b"<a><!--x--><?y?>z</a>", "bad.xml": b"<a>", "c\\d.xml": b"<c/>"})


@pytest.mark.parametrize(
    ("folder", "target", "part"),
    [
        ("word", "styles.xml", "word/styles.xml"),
        ("word", "/Doc_0/a.xml", "Doc_0/a.xml"),
        ("Doc_0/Pages", "../Res\\a.png", "Doc_0/Res/a.png"),
        ("word", "../../../etc/passwd", "etc/passwd"),
        ("", "", ""),
    ],
)
def test_paths_lead_to_parts_inside(folder: str, target: str, part: str) -> None:
    assert joined(folder, target) == part


def test_parts_are_found_by_any_case_and_read_without_comments() -> None:
    with opened(DATA, "a", "请另存。") as archive:
        assert "A/b.XML" in archive and "c/d.xml" in archive and "a" not in archive
        assert archive.root("a/b.xml").text == "z"


@pytest.mark.parametrize("part", ["bad.xml", "missing.xml", "../a/b.xml", "."])
def test_a_part_that_is_broken_or_missing_is_damage(part: str) -> None:
    with pytest.raises(DamageError), opened(DATA, "a", "请另存。") as archive:
        archive.root(part)


def test_packing_of_a_later_time_is_damage() -> None:
    later = DATA.replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff")
    assert later != DATA
    with pytest.raises(DamageError), opened(later, "a", "请另存。"):
        pass


def test_declarations_are_refused_with_the_way_out() -> None:
    for declared in (b"<!DOCTYPE a>", b'<!DOCTYPE a [<!ENTITY b "c">]>'):
        data = zipped({"a.xml": declared + b"<a/>"})
        with (
            pytest.raises(InputError, match=r"甲\.ofd：含有 XML 实体声明.*请另存。"),
            opened(data, "甲.ofd", "请另存。") as archive,
        ):
            archive.root("a.xml")
