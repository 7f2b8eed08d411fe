"""The lines around the text of one plan: what stands under its title and below its last clause."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.notices.addressees import addressees_end
from index.notices.attachment import is_attachment
from index.notices.notice import Stretch
from index.notices.notice_line import Part, part_of
from index.notices.site_furniture import is_beside_furniture, is_title_bar
from index.notices.tail import is_short_day, signature_end, tail_start
from index.parsing.lines import Line
from index.parsing.numbered import is_numbered
from index.parsing.plan_titles import PlanTitle
from index.parsing.title_lines import plainly

# Marks of a plan may stand in its opening; what is of the page and the notice may not.
_MARKS = frozenset((Part.NUMBER, Part.ORGAN, Part.DAY, Part.SIGNED))
_OF_PAGE = frozenset((Part.SITE, Part.BOX, Part.MASTHEAD, Part.REMARK, Part.COPIES))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text of a plan as `body_start:end` without `asides`, and the lines that say more of it."""

    body_start: int
    end: int
    asides: tuple[tuple[int, int], ...]
    under: tuple[Stretch, ...]
    below: tuple[Stretch, ...]


def surroundings(
    lines: Sequence[Line], listed: Mapping[int, str], title_end: int, end: int
) -> Surroundings:
    """What stands around the text of a plan between the end of its title and `end`.

    Marks under the title stay in the opening, unless the first item follows them at once.
    """
    first = sum(line.start < title_end for line in lines)
    last = sum(line.start < end for line in lines)
    inline = first > 0 and bool(lines[first - 1].text[title_end - lines[first - 1].start :].strip())
    under = [] if inline else list(_under(lines, first, last))
    behind = first + len(under)
    body_start = max([title_end, *(one.end for one in under if one.part not in _MARKS)])
    if under and behind < last and is_numbered(lines[behind].text):
        body_start = under[-1].end
    if under and under[-1].end < lines[behind - 1].end:
        behind -= 1  # The text goes on in the line of the addressees.
    tail = last
    if last and lines[last - 1].end <= end:
        tail = tail_start(lines, behind, last, listed)
    asides = list(_asides(lines, listed, behind, tail))
    below = [one for start, stop in asides for one in stretches(lines, start, stop, listed)]
    return Surroundings(
        body_start,
        lines[tail].start if tail < last else end,
        tuple((lines[start].start, lines[stop - 1].end) for start, stop in asides),
        tuple(under),
        (*below, *stretches(lines, tail, last, listed)),
    )


def stretches(
    lines: Sequence[Line], first: int, last: int, listed: Mapping[int, str]
) -> Iterator[Stretch]:
    """The lines from one place up to another, each with its part."""
    for at in range(first, last):
        line = lines[at]
        part = Part.LISTED if at in listed else part_of(line.text)
        if part is None and is_short_day(lines, at):
            part = Part.DAY
        yield Stretch(part, line.text, line.start, line.end)


def stretches_above(
    lines: Sequence[Line], one: PlanTitle, listed: Mapping[int, str]
) -> Iterator[Stretch]:
    """The lines above the title of a plan: head, title of the notice, addressees, letter."""
    title = one.notice
    titles = {at for other in one.above for at in range(other.first, other.last + 1)}
    again = {plainly(other.words) for other in (one.title, *one.above)}
    letter = False
    for at, stretch in enumerate(stretches(lines, one.head, one.title.first, listed), one.head):
        part, words = stretch.part, stretch.text
        if at in titles or (not part and plainly(words) in again):
            part = Part.TITLE
        elif part is None and (is_title_bar(words) or is_beside_furniture(words)):
            part = Part.SITE
        elif part is None:
            # A letter may stand without its title, which a site has elsewhere.
            addressed = addressees_end(words) == len(words.rstrip())
            if addressed or letter or (title and at > title.last):
                part = Part.ADDRESSEES if addressed else Part.LETTER
                letter = True
        yield Stretch(part, words, stretch.start, stretch.end)


def _under(lines: Sequence[Line], first: int, last: int) -> Iterator[Stretch]:
    """The lines under a title that are no text yet; addressees are the last of them."""
    site = False
    for line in lines[first:last]:
        part = part_of(line.text)
        if part is None and site and is_beside_furniture(line.text):
            part = Part.SITE
        addressed = addressees_end(line.text) if part is None else 0
        if addressed:
            yield Stretch(
                Part.ADDRESSEES, line.text[:addressed], line.start, line.start + addressed
            )
        if addressed or part not in _MARKS | _OF_PAGE:
            return
        site = part is Part.SITE
        yield Stretch(part, line.text, line.start, line.end)


def _asides(
    lines: Sequence[Line], listed: Mapping[int, str], first: int, last: int
) -> Iterator[tuple[int, int]]:
    """What stands inside a text and is none, as places from and up to.

    Signatures and lists right above an attachment, and a signature below the items with lines
    under it that nobody knows: those stay in the plan, behind it.
    """
    covered = first
    items = False
    for at in range(first, last):
        items = items or is_numbered(lines[at].text)
        if at < covered or at in listed:
            continue
        if is_attachment(lines[at].text):
            start = tail_start(lines, covered, at, listed)
            if start < at:
                yield start, at
                covered = at
        elif items and not is_attachment(lines[at - 1].text):
            end = signature_end(lines, at, last)
            if at < end and _only_words(lines, end, last):
                yield at, end
                covered = end


def _only_words(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether words without a number follow, up to the next attachment or the end."""
    for at in range(first, last):
        if is_attachment(lines[at].text):
            return at > first
        if is_numbered(lines[at].text):
            return False
    return last > first
