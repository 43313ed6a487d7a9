"""Numbered objects to the bytes of a file (ISO 32000-1, 7.5).

Objects that are no streams are packed into object streams (7.5.7) and found through a
cross-reference stream (7.5.8), which halves a tagged file. The file's identifier is a hash of
what stands in it: the same objects give the same bytes, other objects another identifier.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import starmap
from struct import Struct

from studyguide.memory import Memory
from studyguide.pdf.syntax import Stream, deflated, reference

Body = str | Stream

# The comment tells programs that look at the first bytes that the file is binary (7.5.2).
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_A_STREAM = 200
_ROW = Struct(">BIH")  # kind, offset or stream, generation or index (7.5.8.2)
_WIDTHS = "1 4 2"
_FREE, _PLAIN, _PACKED = 0, 1, 2


def write_file(objects: Mapping[int, Body], root: int, info: int, memory: Memory) -> bytes:
    """The file of ``objects``, which are numbered from 1 on without a gap.

    ``root`` and ``info`` are the numbers of the catalogue and the information dictionary. What
    ``memory`` knows is not compressed again.
    """
    parts = [_HEADER]
    digest = hashlib.sha256()
    position = len(_HEADER)
    rows = {0: (_FREE, 0, 0xFFFF)}
    for number, stream in _as_streams(objects, rows, memory):
        part = _indirect(number, stream)
        rows[number] = (_PLAIN, position, 0)
        parts.append(part)
        digest.update(part)
        position += len(part)
    last = len(rows)
    rows[last] = (_PLAIN, position, 0)
    identifier = digest.hexdigest()[:32].upper()
    trailer = (
        f"/Type/XRef/Size {last + 1}/W[{_WIDTHS}]"
        f"/Root {reference(root)}/Info {reference(info)}/ID[<{identifier}><{identifier}>]"
    )
    parts.append(_indirect(last, deflated(trailer, _table(rows))))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
    return b"".join(parts)


def _as_streams(
    objects: Mapping[int, Body], rows: dict[int, tuple[int, int, int]], memory: Memory
) -> Iterator[tuple[int, Stream]]:
    """The streams among ``objects``, then object streams with all others.

    Where a packed object is to be found goes into ``rows``.
    """
    packable: list[tuple[int, str]] = []
    for number in sorted(objects):
        body = objects[number]
        if isinstance(body, Stream):
            yield number, body
        else:
            packable.append((number, body))
    holder = len(objects)
    for start in range(0, len(packable), _OBJECTS_A_STREAM):
        batch = packable[start : start + _OBJECTS_A_STREAM]
        holder += 1
        for index, (number, _) in enumerate(batch):
            rows[number] = (_PACKED, holder, index)
        yield holder, _object_stream(batch, memory)


def _object_stream(batch: list[tuple[int, str]], memory: Memory) -> Stream:
    offsets = []
    position = 0
    for number, body in batch:
        offsets.append(f"{number} {position}")
        position += len(body) + 1
    index = " ".join(offsets) + "\n"
    content = index + "\n".join(body for _, body in batch)
    entries = f"/Type/ObjStm/N {len(batch)}/First {len(index)}"
    return memory.recall(
        "object stream", content, lambda: deflated(entries, content.encode("latin-1"))
    )


def _indirect(number: int, stream: Stream) -> bytes:
    head = f"{number} 0 obj\n<<{stream.entries}/Length {len(stream.data)}>>\nstream\n"
    return b"".join((head.encode("latin-1"), stream.data, b"\nendstream\nendobj\n"))


def _table(rows: Mapping[int, tuple[int, int, int]]) -> bytes:
    return b"".join(starmap(_ROW.pack, (rows[number] for number in range(len(rows)))))
