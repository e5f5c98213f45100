"""A real editor's conversation with the server, over its input and output."""

from lsprotocol import types

RISKS, ROLES, PAGE = "policies/risks.yaml", "policies/roles.yaml", "docs/index.md"


def test_findings_are_shown_as_they_are_typed(edit):
    async def story(editor):
        editor.open(RISKS)
        await editor.until(lambda: "REF001" in editor.codes(RISKS))
        (dangling,) = editor.shown[editor.uri(RISKS)].diagnostics
        assert dangling.source == "clausebook"

    edit(story)
