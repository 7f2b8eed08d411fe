from index.readers.pages.radicals import plain_character


def test_radicals_are_read_as_the_characters_that_they_look_like() -> None:
    seen, meant = "⼯作⼈⺠⾄上⻓⻋⻔⼾", "工作人民至上长车门户"
    assert "".join(map(plain_character, seen)) == meant


def test_every_other_character_stays() -> None:
    text = "一、①（１）Ⅳ㎡A"
    assert "".join(map(plain_character, text)) == text
