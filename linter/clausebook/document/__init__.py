"""Files to plain data with exact places.

What is read is a part of YAML 1.2 with its core schema; JSON with one character for each escape is
inside it. ``true``, ``null``, ``010`` (ten), ``0o17`` and ``1.5`` are what they seem; ``no``,
``12:30``, ``2026-01-01`` and ``<<`` are text. Everything below is a fault with its place.

Outside the part, although YAML allows it:

- several documents in a file, directives (``%YAML``), tags (``!!str``, ``!x``, ``!``);
- keys that are not text, complex keys, a key given twice in a mapping;
- infinite numbers, NaN, whole numbers of more than 64 bits, numbers too large for a float;
- an anchor name used twice, or with signs other than ``-`` and ``_``;
- tabs, other than inside a text or a comment, and before the first word of a block text;
- in brackets: a value that begins with a colon or a question mark, a colon right before a comma or
  bracket, a key whose colon stands on a later line;
- a block text at the top of a file that is not indented;
- U+0085, U+2028, U+2029 and U+FEFF other than as escapes, and escapes of half a character;
- a byte order mark and carriage returns, which are read over;
- what exceeds ``limits``: bytes, depth, values, and values that aliases repeat.

Not YAML, but accepted by libyaml, and told here: values in quotes or brackets whose further lines
are not indented more than their key or dash (closing brackets as well), a block text that begins
left of them, comments without a space before them, blank lines that are longer than the block text
which they begin, and ``-`` alone as a value in brackets.

Not told: the same faults of indentation in a key behind ``?`` and behind an anchor, and a line that
begins with ``#`` right below a block text at the top of a file, which is taken as a comment.
"""

from clausebook.document.document import Document, read, unreadable
from clausebook.document.editing import Edit, edited
from clausebook.document.faults import Fault, FaultKind
from clausebook.document.places import Comment
from clausebook.document.prose import has_header, header_of
from clausebook.document.values import Value

__all__ = [
    "Comment",
    "Document",
    "Edit",
    "Fault",
    "FaultKind",
    "Value",
    "edited",
    "has_header",
    "header_of",
    "read",
    "unreadable",
]
