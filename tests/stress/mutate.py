"""Forms and YAML files as nobody should hand them in, made from good ones by a seed."""

import io
import random
import re
import zipfile
from collections.abc import Callable

HOSTILE = (
    "",
    " ",
    "-1",
    "0",
    "1E999",
    "1_0",
    "NaN",
    "inf",
    "9" * 400,
    "0." + "0" * 400 + "1",
    "1.234,50",
    "1 234",
    "1\u00a0234",
    "40 %",
    "=1+1",
    "@x",
    "'4",
    "\u202e123",
    "\u0664\u0662",
    "\U0001f600" * 50,
    "_x0001__xD800__xFFFF_",
    "x" * 32_768,
    "{a}{b!r}{",
    "%s%n",
    "../../etc/passwd",
    "\u200b",
    "not applicable",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "street/comfort",
    "bidder.name",
    "street/coverage:Centre",
    "XFD1048576",
    "A0",
    "A1:A1048577",
    "true",
    "🜏",
)
XML = (
    b"<",
    b">",
    b"</c>",
    b"<c/>",
    b"<row/>",
    b'<row r="0"/>',
    b'<row r="-5"><c r="A1"/></row>',
    b'<c r="D9"><f>1/0</f><v>1</v></c>',
    b'<c t="s"><v>99999999</v></c>',
    b'<c t="d"><v>1904</v></c>',
    b'<c t="b"><v>2</v></c>',
    b'<c s="99999"><v>-657435</v></c>',
    b"&amp;",
    b"&#0;",
    b"&#xD800;",
    b"<!DOCTYPE a>",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"\x00",
    b"\xff\xfe",
    b'xmlns="x"',
    b'date1904="1"',
    b'hidden="1"',
    b"<a>" * 5_000,
    b"<c/>" * 5_000,
    b' x="1"' * 500,
    b"<is><t>1</t></is>",
    b'<mergeCell ref="A1:XFD1048576"/>',
    b'<col min="1" max="99999999" hidden="1"/>',
)
_ATTRIBUTE = re.compile(rb'="([^"]*)"')
_TEXT = re.compile(rb">([^<>]+)<")
_ELEMENT = re.compile(rb"<([\w:]+)\b[^<>]*(?:/>|>[^<>]*</\1>)")
_VALUE = re.compile(r"(?<=: ).+?(?=[,}\n])")

Parts = dict[str, bytes]


def mutated_workbook(form: bytes, chance: random.Random) -> bytes:
    """Return the form with one to four things done to it."""
    if chance.random() < 0.25:
        return _flipped(form, chance)
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.randint(1, 4)):
        chance.choice(_PART_CHANGES)(parts, chance)
    packed = io.BytesIO()
    method = chance.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    made = packed.getvalue()
    return _flipped(made, chance) if chance.random() < 0.1 else made


def mutated_yaml(source: str, chance: random.Random) -> bytes:
    """Return the YAML with one to four things done to it, perhaps no longer UTF-8."""
    for _ in range(chance.randint(1, 4)):
        source = chance.choice(_YAML_CHANGES)(source, chance)
    content = source.encode("utf-8", "surrogatepass")
    return _flipped(content, chance) if chance.random() < 0.1 else content


def _flipped(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.choice([1, 3, 20])):
        if not made:
            break
        at = chance.randrange(len(made))
        kind = chance.randrange(4)
        if kind == 0:
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            made[at : at + chance.randrange(60)] = b""
        elif kind == 2:
            made[at:at] = made[chance.randrange(len(made)) :][: chance.randrange(200)]
        else:
            made[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"PK\x01\x02"])
    return bytes(made)


def _some(parts: Parts, chance: random.Random) -> str:
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    telling = ("worksheets", "shared", "word/document")
    cells = [name for name in names if any(part in name for part in telling)]
    return chance.choice(cells if chance.random() < 0.7 and cells else names or sorted(parts))


def _hostile(chance: random.Random) -> bytes:
    said = chance.choice(HOSTILE).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return said.encode("utf-8", "surrogatepass")


def _replaced(pattern: re.Pattern[bytes], group: int) -> Callable[[Parts, random.Random], None]:
    def change(parts: Parts, chance: random.Random) -> None:
        name = _some(parts, chance)
        found = list(pattern.finditer(parts[name]))
        if found:
            one = chance.choice(found)
            start, end = one.span(group)
            parts[name] = parts[name][:start] + _hostile(chance) + parts[name][end:]

    return change


def _inserted(parts: Parts, chance: random.Random) -> None:
    name = _some(parts, chance)
    at = chance.randrange(len(parts[name]) + 1)
    end = at + chance.choice([0, 0, 10])
    parts[name] = parts[name][:at] + chance.choice(XML) + parts[name][end:]


def _moved(parts: Parts, chance: random.Random) -> None:
    """Copy an element behind another one, which keeps the XML well formed."""
    name = _some(parts, chance)
    found = list(_ELEMENT.finditer(parts[name]))
    if found:
        one, after = chance.choice(found), chance.choice(found).end()
        parts[name] = parts[name][:after] + one.group() + parts[name][after:]


def _dropped(parts: Parts, chance: random.Random) -> None:
    name = _some(parts, chance)
    found = list(_ELEMENT.finditer(parts[name]))
    if found:
        one = chance.choice(found)
        parts[name] = parts[name][: one.start()] + parts[name][one.end() :]


def _exchanged(parts: Parts, chance: random.Random) -> None:
    one, two = _some(parts, chance), _some(parts, chance)
    parts[one], parts[two] = parts[two], parts[one]


def _lost(parts: Parts, chance: random.Random) -> None:
    if len(parts) > 1:
        del parts[_some(parts, chance)]


def _added(parts: Parts, chance: random.Random) -> None:
    names = ["xl/vbaProject.bin", "../x.xml", "mimetype", "xl/comments1.xml", "xl/a.xml", "word/a"]
    parts[chance.choice(names)] = chance.choice(XML)


_PART_CHANGES = (
    _replaced(_ATTRIBUTE, 1),
    _replaced(_ATTRIBUTE, 1),
    _replaced(_TEXT, 1),
    _replaced(_TEXT, 1),
    _inserted,
    _moved,
    _dropped,
    _exchanged,
    _lost,
    _added,
)

_YAML_BITS = (
    "\t",
    "\n",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "&a",
    "*a",
    "!!python/object:os.system",
    "|\n",
    ">\n",
    "#",
    "---\n",
    "...\n",
    "? ",
    "<<: ",
    "\u0085",
    "\u2028",
    "\ufeff",
    "%YAML 9.9\n",
    '"\\ud800"',
    '"\\x00\\x07"',
    "null",
    "~",
    "[" * 60,
    "{a: " * 60,
    "1e999",
    ".inf",
    "0x10",
    "2026-02-30",
)


def _yaml_value(source: str, chance: random.Random) -> str:
    found = list(_VALUE.finditer(source))
    if not found:
        return source
    one = chance.choice(found)
    value = chance.choice([*HOSTILE, *_YAML_BITS, "[1, 2]", "{a: 1}", "-5", "1000000000000"])
    return source[: one.start()] + value + source[one.end() :]


def _yaml_bit(source: str, chance: random.Random) -> str:
    at = chance.randrange(len(source) + 1)
    return source[:at] + chance.choice(_YAML_BITS) + source[at:]


def _yaml_line(source: str, chance: random.Random) -> str:
    lines = source.splitlines(keepends=True)
    if not lines:
        return source
    at = chance.randrange(len(lines))
    kind = chance.randrange(4)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, chance.choice(lines))
    elif kind == 2:
        lines[at] = " " * chance.randrange(6) + lines[at].lstrip()
    else:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    return "".join(lines)


_YAML_CHANGES = (_yaml_value, _yaml_value, _yaml_bit, _yaml_line)
