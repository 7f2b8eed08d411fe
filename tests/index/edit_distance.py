"""How many characters differ between two texts (Levenshtein 1966)."""


def edit_distance(one: str, other: str) -> int:
    """The fewest insertions, deletions and replacements that make one text of the other."""
    above = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        row = [at]
        for place, beside in enumerate(other, 1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (char != beside)))
        above = row
    return above[-1]
