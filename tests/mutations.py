"""Damage to survey files: broken bytes, broken zip parts, XML that says something else, text with noise. Same seed, same damage."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

ZIP = b"PK\x03\x04"
# Share of the files that stay sound as a container or as text.
INSIDE = 0.85
# What a cell, an attribute or a header may hold that nobody expects.
NASTY = (
    *("", " ", "0", "-1", "1e308", "-1e400", "NaN", "inf", "1E-320", "99999999999999999999", "4294967296", "-0", "1,5", "1.234,56"),
    *("2026-02-30", "31/12/99", "0000-00-00", "1-5", "60", "2958466", "00:00", "12/31/1899", "2026-03-29T02:30:00+02:00"),
    *("XFD1048576", "A0", "a1", "R1C1", "#REF!", "=1+1", "@SUM(A1)", "TRUE", "_x0000_", "_x000D_", "null", "k. A.", "Antwort ID"),
    *("\u202e", "\u200b\ufeff", "\ufffe", "\x01", "ß" * 300, "x" * 40_000, "🎈" * 50, "e\u0301" * 40, "{", "[", '"', "a,b;c\td|e"),
    *("NPS", "Zeitstempel", "Status", "Haben Sie uns weiterempfohlen?", "10 - sehr gut", "(((((((((((", "1" * 400, "a " * 200),
)
_ATTRIBUTE = re.compile(r'(?<==")[^"<>]{0,80}(?=")')
_TEXT = re.compile(r"(?<=>)[^<>]{1,200}(?=<)")
_ELEMENT = re.compile(r"<(\w+:?\w*)\b[^<>]*(?:/>|>[^<>]*</\1>)")


def mutate(content: bytes, random: Random) -> bytes:
    """The content with one to three kinds of damage."""
    change = random.choice(_BYTES)
    if random.random() < INSIDE and content.startswith(ZIP):
        change = _in_zip
    elif random.random() < INSIDE and b"\x00" not in content[:200]:
        change = random.choice(_TEXTUAL)
    for _ in range(random.choice((1, 1, 2, 3))):
        content = change(content, random)
    return content


def _flip(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 30) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randint(0, len(content))]


def _lose(content: bytes, random: Random) -> bytes:
    at, length = random.randint(0, len(content)), random.choice((1, 2, 20, 500, 5000))
    return content[:at] + content[at + length :]


def _repeat(content: bytes, random: Random) -> bytes:
    at, length = random.randint(0, len(content)), random.choice((1, 20, 500))
    return content[: at + length] + content[at : at + length] * random.choice((1, 3, 50)) + content[at + length :]


def _blank(content: bytes, random: Random) -> bytes:
    at, length = random.randint(0, len(content)), random.choice((1, 4, 64, 1024))
    return content[:at] + random.choice((b"\x00", b"\xff")) * length + content[at + length :]


def _in_zip(content: bytes, random: Random) -> bytes:
    """A part of a workbook removed, exchanged or rewritten; the container itself stays sound, as do its checksums."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, zipfile.zlib.error):
        return _flip(content, random)
    name = random.choice([*parts, *[one for one in parts if "sheet" in one.lower() or "content" in one or "Strings" in one] * 4])
    random.choice((_part_gone, _part_exchanged, *[_part_rewritten] * 6))(parts, name, random)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for one, inside in parts.items():
            package.writestr(one, inside)
    return packed.getvalue()


def _part_gone(parts: dict[str, bytes], name: str, _random: Random) -> None:
    del parts[name]


def _part_exchanged(parts: dict[str, bytes], name: str, random: Random) -> None:
    parts[name] = random.choice((b"", b"<x/>", random.randbytes(200), parts[random.choice(list(parts))]))


def _part_rewritten(parts: dict[str, bytes], name: str, random: Random) -> None:
    if random.random() < 0.15:
        parts[name] = random.choice(_BYTES)(parts[name], random)
    else:
        parts[name] = random.choice(_XML)(parts[name].decode("utf-8", "replace"), random).encode(*_encoding(random))


def _encoding(random: Random) -> tuple[str, str]:
    return random.choice((*[("utf-8", "surrogatepass")] * 12, ("utf-16", "replace"), ("latin-1", "replace")))


def _replaced(pattern: re.Pattern[str]) -> Callable[[str, Random], str]:
    def replace(text: str, random: Random) -> str:
        found = list(pattern.finditer(text))
        for place in sorted(random.sample(found, min(len(found), random.choice((1, 1, 3, 40)))), key=lambda one: -one.start()):
            text = text[: place.start()] + random.choice(NASTY) + text[place.end() :]
        return text

    return replace


def _swapped(text: str, random: Random) -> str:
    """Two cells, two texts or any other two elements in each other's place."""
    found = list(_ELEMENT.finditer(text))
    if len(found) < 2:
        return text
    first, second = sorted(random.sample(found, 2), key=lambda one: one.start())
    return text[: first.start()] + second[0] + text[first.end() : second.start()] + first[0] + text[second.end() :]


def _element_gone(text: str, random: Random) -> str:
    found = list(_ELEMENT.finditer(text))
    place = random.choice(found) if found else None
    return text[: place.start()] + text[place.end() :] if place else text


def _element_often(text: str, random: Random) -> str:
    found = list(_ELEMENT.finditer(text))
    place = random.choice(found) if found else None
    return text[: place.end()] + place[0] * random.choice((1, 10, 2000)) + text[place.end() :] if place else text


def _noise(content: bytes, random: Random) -> bytes:
    at = random.randint(0, len(content))
    return content[:at] + random.choice(NASTY).encode("utf-8", "surrogatepass") + content[at:]


def _cells(content: bytes, random: Random) -> bytes:
    """Cells of a text file in each other's place, too many of them, too few, or with something nasty in them."""
    lines = content.split(b"\n")
    mark = random.choice((b",", b";", b"\t"))
    for _ in range(random.choice((1, 5, 50))):
        line = lines[at := random.randrange(len(lines))].split(mark)
        cell = random.randrange(len(line))
        change = random.randrange(4)
        line[cell : cell + 1] = ([], [line[cell]] * 2, [random.choice(NASTY).encode()], [line[random.randrange(len(line))]])[change]
        lines[at] = mark.join(line)
    return b"\n".join(lines)


def _other_encoding(content: bytes, random: Random) -> bytes:
    return content.decode("utf-8", "replace").encode(random.choice(("utf-16", "utf-16-be", "utf-8-sig", "cp1252", "utf-7")), "replace")


def _other_marks(content: bytes, random: Random) -> bytes:
    old, new = random.sample((b",", b";", b"\t", b"|", b'"', b"\n", b"\r\n", b"\x00", b"'", b"\r"), 2)
    return content.replace(old, new, random.choice((1, 5, -1)))


_BYTES = (_flip, _flip, _cut, _lose, _repeat, _blank)
_TEXTUAL = (_noise, _cells, _cells, _cells, _other_encoding, _other_marks, _flip, _lose)
_XML = (_replaced(_ATTRIBUTE), _replaced(_TEXT), _replaced(_TEXT), _swapped, _element_gone, _element_often)
