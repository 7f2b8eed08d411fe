"""Word files that are damaged, locked or built to do harm."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from index.errors import InputError
from index.readers.docx import read_docx
from tests.index.word_files import numbered, numbered_word, p, r, rewritten, rich, saved, word


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_docx(data, "a.docx")]


@cache
def small() -> bytes:
    document = numbered_word()
    numbered(document, 0, "责任")
    numbered(document, 2, "检查。要检查。")
    return saved(document)


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/document.xml", "word/styles.xml"])
@pytest.mark.parametrize("junk", [b"", b"<a/>", b"\xff\xfe"])
def test_a_broken_part_is_refused(part: str, junk: bytes) -> None:
    data = rewritten(small(), lambda name, xml: junk if name == part else xml)
    with pytest.raises(InputError, match=r"a\.docx：不是完好的 Word 文件.*另存为"):
        read_docx(data, "a.docx")


def test_a_nonsensical_numbering_is_refused() -> None:
    data = rewritten(small(), lambda name, xml: xml.replace(b'ilvl w:val="', b'ilvl w:val="x'))
    with pytest.raises(InputError, match="不是完好的 Word 文件"):
        read_docx(data, "a.docx")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_raises_nothing_but_a_sentence(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([small(), rich()]))
    broken = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=20)):
        broken[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    for damaged in (bytes(broken), bytes(broken[:cut])):
        read_or_refuse(damaged)


def damaged(xml: bytes, draw: Callable[[int], int]) -> bytes:
    """A part that is still XML but says other things; `draw(n)` chooses one of n."""
    root = etree.fromstring(xml)
    for _ in range(draw(4) + 1):
        nodes = list(root.iter("*"))
        one, other = nodes[draw(len(nodes))], nodes[draw(len(nodes))]
        match draw(4):
            case 0:
                one.tag = other.tag
            case 1 if one.attrib:
                name = list(one.attrib)[draw(len(one.attrib))]
                one.set(name, ["-1", "x", "", "9" * 20, "1.5", "0", "5", "②"][draw(8)])
            case 2 if one is not root:
                one.getparent().remove(one)
            case _ if one is not other and one not in other.iterancestors():
                other.append(one)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_words_in_wrong_places_raise_nothing_but_a_sentence(data: st.DataObject) -> None:
    """Damage below the packing, which its checksums hide from the test above."""
    part = data.draw(st.sampled_from(["document", "styles", "numbering", "footnotes"]))

    def draw(choices: int) -> int:
        return data.draw(st.integers(0, choices - 1))

    def change(name: str, xml: bytes) -> bytes:
        return damaged(xml, draw) if name == f"word/{part}.xml" else xml

    read_or_refuse(rewritten(rich(), change))


def read_or_refuse(data: bytes) -> None:
    try:
        blocks = read_docx(data, "a.docx")
    except InputError as error:
        assert str(error).startswith("a.docx：")
    else:
        assert all(block.text.strip() and block.place for block in blocks)


@pytest.mark.parametrize("part", ["document", "styles", "footnotes"])
def test_entities_are_refused_unexpanded(part: str) -> None:
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "哈哈">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'

    def change(name: str, xml: bytes) -> bytes:
        if name != f"word/{part}.xml":
            return xml
        head, _, rest = xml.partition(b"?>")
        return head + b"?>" + bomb.encode() + rest.replace("甲".encode(), b"&l9;&f;")

    with pytest.raises(InputError, match=r"a\.docx：(含有 XML 实体声明|不是完好)"):
        read_docx(rewritten(rich(), change), "a.docx")


def test_nothing_outside_the_file_is_looked_for() -> None:
    outside = b'Target="http://127.0.0.1:9/styles.xml" TargetMode="External"'
    data = rewritten(rich(), lambda name, xml: xml.replace(b'Target="styles.xml"', outside))
    assert texts(data) == texts(rich())
    climbing = b'Target="../../../../etc/passwd"'
    data = rewritten(rich(), lambda name, xml: xml.replace(b'Target="styles.xml"', climbing))
    with pytest.raises(InputError, match="不是完好的 Word 文件"):
        read_docx(data, "a.docx")


@pytest.mark.parametrize(
    "tag", ["w:ins", "w:tbl><w:tr><w:tc", "w:sdt><w:sdtContent", "w:hyperlink"]
)
@pytest.mark.parametrize("depth", [60, 83, 250, 100_000])
def test_nesting_however_deep_does_no_harm(tag: str, depth: int) -> None:
    names = tag.split("><")
    close = "".join(f"</{name}>" for name in reversed(names))
    inside = r("甲") if tag in ("w:ins", "w:hyperlink") else p("甲")
    nested = f"<{tag}>" * depth + inside + close * depth
    read_or_refuse(word(f"<w:p>{nested}</w:p>" if inside.startswith("<w:r>") else nested))


def test_two_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO(rich())
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(buffer, "a") as archive,
    ):
        archive.writestr("word/document.xml", archive.read("word/document.xml"))
    with pytest.raises(InputError, match="不是完好的 Word 文件"):
        read_docx(buffer.getvalue(), "a.docx")


@pytest.mark.parametrize("element", ["altChunk", "subDoc"])
def test_text_in_another_file_is_said_to_be_unread(element: str) -> None:
    with pytest.raises(InputError, match=r"嵌入了另一份文件，没有读取。.*另存为"):
        read_docx(word(p("甲") + f'<w:{element} r:id="x"/>'), "a.docx")


@pytest.mark.parametrize(("name", "size"), [("word/media/a.bin", 301), ("word/document.xml", 21)])
def test_a_bomb_is_refused_unopened(name: str, size: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(name, bytes(size * 1_000_000))
    with pytest.raises(InputError, match=f"解压后有 {size} MB"):
        read_docx(buffer.getvalue(), "a.docx")


def test_an_encrypted_file_is_told_from_a_damaged_one() -> None:
    with pytest.raises(InputError, match=r"加密的 Word 文件或旧版 \.doc。请去掉密码"):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx")
    with pytest.raises(InputError, match=r"是加密的 Word 文件。请去掉密码"):
        read_docx(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.docx")
