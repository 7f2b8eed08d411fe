"""The names of units that the gate knows: those of the library, and their other forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rag.check.aliases import shipped_aliases

# A place that is left out of the plan (XX区) names no other unit than 区.
# 市场监管局 and 乡村振兴局 begin with no level.
_LEVEL = r"(?:XX)?([省区县镇]|市(?!场|民|容|政(?!府))|乡(?!村))"
_PREFIX = re.compile(rf"^{_LEVEL}(?=[\u4e00-\u9fffA-Za-z]{{2}})")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,20}")
_SHORTEST = 2
# Words that the parser takes along with a name now and then.
_NO_NAME = re.compile(r"[各等或]|其|有关|相关|负有|承担|约谈|主任")


@dataclass(frozen=True, eq=False)  # no slots, compared by identity: it keys caches of words
class UnitNames:
    """Every stem (a name without level) with its canonical stem; one pattern that finds them all."""

    stems: dict[str, str] = field(repr=False)
    pattern: str = field(repr=False)

    @classmethod
    def of(cls, units: Iterable[str], text: str = "") -> "UnitNames":
        """The names of a library's units; `text` adds the names that stand in notes' brackets."""
        groups = shipped_aliases()
        canonical = {name: group[0] for group in groups for name in group}
        known = {_PREFIX.sub("", unit) for unit in (*units, *_named(text)) if _is_name(unit)}
        stems = dict(canonical)
        for stem in sorted(known):
            for form, whole in _forms(stem, groups):
                stems.setdefault(form, canonical.get(whole, whole))
        longest = sorted((stem for stem in stems if len(stem) >= _SHORTEST), key=len, reverse=True)
        either = "|".join(map(re.escape, longest))
        return cls(stems, rf"(?:(?:XX)?[省市区县镇乡])?(?:{either})")

    @cached_property
    def openers(self) -> str:
        """The characters with which a name begins."""
        return "X省市区县镇乡" + "".join({stem[0] for stem in self.stems})

    def canonical(self, name: str) -> str:
        """One spelling for all names of a unit; the level (区, 市, 镇) stays, the name if unknown."""
        bare = name.strip().removeprefix("XX") if name.startswith("XX区") else name.strip()
        if bare in self.stems:
            return self.stems[bare]
        level = _PREFIX.match(bare)
        if level is None:
            return bare
        stem = bare[level.end() :]
        return level.group(1) + self.stems.get(stem, stem)


def _forms(stem: str, groups: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """A stem in all its spellings, each with the canonical one: 市监局X分局 → 市场…局X分局."""
    whole = stem
    found: tuple[str, ...] = (stem,)
    for group in groups:
        for part in sorted(group, key=len, reverse=True):
            if part in stem:
                whole = stem.replace(part, group[0])
                found = tuple(stem.replace(part, other) for other in group)
                break
        else:
            continue
        break
    for form in found:
        yield form, whole


def _named(text: str) -> Iterator[str]:
    """The units named in brackets, before a role or after 单位：."""
    for note in re.findall(r"[（(]([^（）()]{2,200})[)）]", text):
        if re.search(r"牵头|负责|配合|责任单位|协同", note):
            plain = re.sub(r"(?:责任|牵头|配合)(?:单位|部门)[:：]", "", note)
            for name in re.split(r"[、，,；;]", plain):
                yield re.sub(r"(?:分工负责|牵头|负责|配合|协同|落实).*$|等.*$", "", name)


def _is_name(unit: str) -> bool:
    return bool(_NAME.fullmatch(unit)) and not _NO_NAME.search(unit)
