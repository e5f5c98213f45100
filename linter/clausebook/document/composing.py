"""Text to YAML nodes with PyYAML, on libyaml where it is built in."""

from collections.abc import Iterator
from typing import Any, Protocol

import yaml
from yaml.events import Event
from yaml.nodes import Node
from yaml.tokens import Token

__all__ = ["compose", "parse_events", "scan_tokens", "uses_libyaml"]


class _Loader(Protocol):
    def __init__(self, stream: str) -> None: ...
    def get_single_node(self) -> Node | None: ...
    def check_event(self) -> bool: ...
    def get_event(self) -> Event: ...
    def check_token(self) -> bool: ...
    def get_token(self) -> Token: ...


class _OwnResolver:
    """Leaves every node untagged that has no tag in the text: half of PyYAML's time is there."""

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> None:
        return None

    def descend_resolver(self, node: Node | None, index: Any) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


def _make_loader(with_libyaml: bool) -> type[_Loader]:
    if not with_libyaml:
        return type("_PureLoader", (_OwnResolver, yaml.SafeLoader), {})
    from yaml._yaml import CParser

    return type("_FastLoader", (_OwnResolver, CParser), {})


_loader = _make_loader(yaml.__with_libyaml__)


def uses_libyaml() -> bool:
    """Tell whether texts are read by libyaml rather than by PyYAML's own slow parser."""
    return not issubclass(_loader, yaml.SafeLoader)


def compose(text: str) -> Node | None:
    """Return the root node of the only document in the text, None where there is none.

    A node has the tag None, or a string where the text gives it one.

    :raises yaml.YAMLError: the text is not YAML, or holds several documents.
    """
    return _loader(text).get_single_node()


def parse_events(text: str) -> Iterator[Event]:
    """Yield the events of the text one by one; the nesting of the text costs no stack.

    :raises yaml.YAMLError: the text is not YAML.
    """
    loader = _loader(text)
    while loader.check_event():
        yield loader.get_event()


def scan_tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of the text one by one.

    :raises yaml.YAMLError: the text cannot be cut into tokens.
    """
    loader = _loader(text)
    while loader.check_token():
        yield loader.get_token()
