"""Values as JSON text."""

import json
import re

__all__ = ["to_json"]

_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def to_json(value: object) -> str:
    """Return a value as JSON that is always UTF-8 text.

    Characters that hide or reorder text are written as escapes, so that no terminal obeys them.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"
