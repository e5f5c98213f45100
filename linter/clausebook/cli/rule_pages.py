"""The page of a rule."""

import re
from collections.abc import Iterator

from clausebook.cli.settings import Settings
from clausebook.cli.usage import UsageError
from clausebook.reports import Style
from clausebook.reports.display import wrap
from clausebook.reports.json_text import to_json
from clausebook.rules import Catalogue, CommitExample, Rule
from clausebook.rules.page import FENCE, block_caption
from clausebook.schema import nearest

__all__ = ["find_rule", "rule_page"]


def find_rule(word: str, catalogue: Catalogue) -> Rule:
    """Return the rule of a code or name.

    Raises UsageError with the nearest word where there is none.
    """
    found = catalogue.get(word)
    if found is None:
        words = [name for rule in catalogue for name in (rule.code, rule.name)]
        guess = nearest(word.upper(), words) or nearest(word.lower(), words)
        advice = f"did you mean '{guess}'?" if guess else "see 'clausebook rules'"
        if catalogue.select(word):
            advice = f"'clausebook rules --select {word}' lists those that it names"
        raise UsageError(f"no rule is called '{word}'; {advice}")
    return found


def rule_page(rule: Rule, settings: Settings, form: str, style: Style) -> str:
    """Return the page in a format: text, markdown or json."""
    if form == "json":
        return to_json(_facts(rule, settings))
    if form == "markdown":
        return _markdown(rule, settings)
    return "\n".join(_text(rule, settings, style)).rstrip() + "\n"


def _text(rule: Rule, settings: Settings, style: Style) -> Iterator[str]:
    severity = settings.severities[rule.code]
    yield f"{style.strong(rule.code)} {style.strong(rule.name)}"
    yield ""
    yield wrap(rule.page.summary, style.width, "")
    yield ""
    facts = _described(rule, settings)
    facts["severity"] = style.weighed(severity, severity)
    width = max(map(len, facts))
    for label, value in facts.items():
        indent = " " * (width + 2)
        yield f"{label:<{width}}  {wrap(value, style.width, indent, len(indent))}"
    _, _, body = rule.page.markdown.partition("\n")
    yield from _prose(body, style)


def _prose(markdown: str, style: Style) -> Iterator[str]:
    """Yield the lines of Markdown without its marks, paragraphs wrapped, examples indented."""
    done = 0
    for block in FENCE.finditer(markdown):
        yield from _paragraphs(markdown[done : block.start()], style)
        if told := block_caption(block["info"] or ""):
            yield f"    # {told.replace('`', '')}"
        yield from (f"    {line}".rstrip() for line in block["text"].rstrip().split("\n"))
        done = block.end()
    yield from _paragraphs(markdown[done:], style)


def _paragraphs(markdown: str, style: Style) -> Iterator[str]:
    for paragraph in filter(None, markdown.strip().split("\n\n")):
        yield ""
        yield _paragraph(paragraph, style)
    yield ""


def _paragraph(text: str, style: Style) -> str:
    if text.startswith("## "):
        return style.strong(text.removeprefix("## "))
    if style.width is None or text.startswith(("|", "    ")):
        return text
    if text.startswith("- "):
        items = re.split(r"\n(?=- )", text)
        return "\n".join(wrap(" ".join(one.split()), style.width, "  ") for one in items)
    return wrap(" ".join(text.split()), style.width, "")


def _markdown(rule: Rule, settings: Settings) -> str:
    facts = "\n".join(
        f"| {label} | {value} |" for label, value in _described(rule, settings).items()
    )
    _, _, body = rule.page.markdown.partition("\n")
    table = f"| | |\n| --- | --- |\n{facts}"
    return f"# {rule.code} {rule.name}\n\n{rule.page.summary}\n\n{table}\n\n{body.strip()}\n"


def _described(rule: Rule, settings: Settings) -> dict[str, str]:
    edition = settings.edition_of(rule)
    titles = [
        f"{number} ({clause.title})" if (clause := edition.clauses.get(number)) else number
        for number in settings.clauses(rule)
    ]
    found = {
        "clauses": "; ".join(titles) or "none",
        "basis": f"{rule.basis}: {rule.basis.meaning}",
        "severity": str(settings.severities[rule.code]),
    }
    if rule.since:
        found["since"] = rule.since
    if rule.edition:
        found["edition"] = f"runs only under {rule.edition}"
    if not rule.is_own:
        found["examples"] = "changes to a small sound QMS; null takes a field or a record out"
    if rule.mends:
        found["fix"] = "'clausebook lint --fix' mends it where that takes nobody's decision"
    if rule.parent:
        found["part of"] = rule.parent
    own = settings.thresholds(rule)
    if own:
        found["thresholds"] = ", ".join(f"{name} = {value}" for name, value in own.items())
    return found


def _facts(rule: Rule, settings: Settings) -> dict[str, object]:
    page = rule.page
    return {
        "code": rule.code,
        "name": rule.name,
        "area": rule.area,
        "clauses": settings.clauses(rule),
        "basis": rule.basis,
        "basis_meaning": rule.basis.meaning,
        "severity": settings.severities[rule.code],
        "since": rule.since,
        "edition": rule.edition,
        "parent": rule.parent,
        "fixable": rule.mends,
        "thresholds": dict(settings.thresholds(rule)),
        "summary": page.summary,
        "explanation": page.explanation,
        "examples": [
            {
                "fails": example.fails,
                "patches": example.patches,
                "files": [{"path": path, "text": text} for path, text in example.files],
                "commits": [_commit(commit) for commit in example.commits],
            }
            for example in page.examples
        ],
    }


def _commit(commit: CommitExample) -> dict[str, object]:
    return {
        "on": commit.on,
        "author": commit.author,
        "trailers": [f"{name}: {value}" for name, value in commit.trailers],
        "patches": commit.patches,
        "files": [{"path": path, "text": text} for path, text in commit.files],
    }
