"""A real editor's conversation with the server, over its input and output."""

import json
import os
import subprocess
import sys

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.lsp.conftest import environment

pytestmark = pytest.mark.slow

RISKS, ROLES, PAGE = "policies/risks.yaml", "policies/roles.yaml", "docs/index.md"


def lint(root):
    """Return what the command line finds: path, code, line and column."""
    command = [sys.executable, "-m", "clausebook", "lint", "--format", "json", "--exit-zero"]
    done = subprocess.run(command, cwd=root, env=environment(), capture_output=True, check=True)
    return sorted(
        (one["path"], one["code"], one["line"], one["column"])
        for one in json.loads(done.stdout)["diagnostics"]
    )


def shown(editor):
    """Return the same of what the editor shows."""
    found = []
    for path in (RISKS, ROLES, PAGE, "clausebook.toml"):
        params = editor.shown.get(editor.uri(path))
        for one in params.diagnostics if params else ():
            line = editor.texts.get(path, (editor.root / path).read_text()).split("\n")[
                one.range.start.line
            ]
            before = line.encode("utf-16-le")[: one.range.start.character * 2]
            column = len(before.decode("utf-16-le")) + 1
            found.append((path, one.code, one.range.start.line + 1, column))
    return sorted(found)


def applied(editor, edit):
    """Return the texts after a workspace edit, and the versions that it is for."""
    texts, versions = {}, {}
    for change in edit.document_changes:
        path = change.text_document.uri.rpartition("a%20project/")[2]
        text = editor.texts.get(path) or (editor.root / path).read_bytes().decode()
        lines = text.split("\n")
        for one in sorted(change.edits, key=lambda e: e.range.start.line, reverse=True):
            start, end = one.range.start, one.range.end
            assert start.line == end.line
            line = lines[start.line].encode("utf-16-le")
            new = line[: start.character * 2] + one.new_text.encode("utf-16-le")
            lines[start.line] = (new + line[end.character * 2 :]).decode("utf-16-le")
        texts[path], versions[path] = "\n".join(lines), change.text_document.version
    return texts, versions


def test_what_is_shown_is_what_the_command_line_finds(edit, project):
    (project / "clausebook.toml").write_text('name = "Small"\n')

    async def story(editor):
        editor.open(RISKS)
        await editor.until(lambda: "REF001" in editor.codes(RISKS))
        assert shown(editor) == lint(project)
        # Typed, and not saved: the other file follows.
        editor.exchange(RISKS, "[REQ-0009]", "[]")
        editor.exchange(RISKS, "title: Boards 😀 late", "title: 😀 late  # ROL-0001")
        editor.open(ROLES)
        editor.exchange(ROLES, "id: ROL-0001", "id: ROL-0002")
        await editor.until(lambda: editor.codes(ROLES))
        before = shown(editor)
        editor.save(RISKS)
        editor.save(ROLES)
        assert before == lint(project)
        # Not saved and closed: the file counts again.
        editor.exchange(ROLES, "id: ROL-0002", "id: ROL-0003")
        editor.exchange(ROLES, "title: Quality manager\n", "")
        await editor.until(lambda: len(editor.codes(ROLES)) > 1)
        editor.close(ROLES)
        del editor.texts[ROLES]
        await editor.until(lambda: shown(editor) == before)

    edit(story)


def test_a_text_that_is_being_written_keeps_what_was_known(edit):
    async def story(editor):
        editor.open(RISKS)
        await editor.until(lambda: editor.codes(RISKS))
        editor.exchange(RISKS, "title: Flood", "title: [Flood")
        await editor.until(lambda: editor.codes(RISKS) and "REF001" not in editor.codes(RISKS))
        (fault,) = editor.shown[editor.uri(RISKS)].diagnostics
        assert fault.code.startswith("STR")
        assert editor.shown[editor.uri(RISKS)].version == 2
        editor.open(PAGE)
        hover = await editor.client.text_document_hover_async(
            types.HoverParams(**editor.at(PAGE, "RSK-0001"))
        )
        assert "Boards 😀 late" in hover.contents.value
        symbols = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(editor.identity(RISKS))
        )
        assert [one.name for one in symbols[0].children] == [
            "RSK-0001 Boards 😀 late",
            "RSK-0002 Flood",
        ]
        editor.exchange(RISKS, "title: [Flood", "title: Flood")
        await editor.until(lambda: "REF001" in editor.codes(RISKS))

    edit(story)


def test_completion_hover_definition_and_references(edit):
    async def story(editor):
        client = editor.client
        editor.open(RISKS)
        editor.open(PAGE)
        editor.exchange(RISKS, "affects: {conformity: [REQ-0009]}  # 😀", "own: ROL")
        found = await client.text_document_completion_async(
            types.CompletionParams(**editor.at(RISKS, "    own"))
        )
        owner = next(one for one in found.items if one.label == "owner")
        assert owner.text_edit.new_text == "owner"
        assert "answers for the content" in owner.documentation.value
        editor.exchange(RISKS, "    own: ROL", "    owner: ROL")
        found = await client.text_document_completion_async(
            types.CompletionParams(**editor.at(RISKS, "    owner: ROL"))
        )
        assert [one.label for one in found.items] == ["ROL-0001"]
        assert "Quality manager" in found.items[0].detail

        hover = await client.text_document_hover_async(
            types.HoverParams(**editor.at(RISKS, "caus"))
        )
        assert "What could set it off" in hover.contents.value
        hover = await client.text_document_hover_async(
            types.HoverParams(**editor.at(RISKS, "effect: 😀😀 and RSK"))
        )
        assert (hover.range.start.character, hover.range.end.character) == (21, 29)
        defined = await client.text_document_definition_async(
            types.DefinitionParams(**editor.at(PAGE, "RSK-000"))
        )
        assert [(one.uri, one.range.start.line) for one in defined] == [(editor.uri(RISKS), 8)]
        context = types.ReferenceContext(include_declaration=True)
        params = types.ReferenceParams(context=context, **editor.at(PAGE, "RSK-0001"))
        referring = await client.text_document_references_async(params)
        assert [(one.uri, one.range.start.line) for one in referring] == [
            (editor.uri(PAGE), 2),
            *((editor.uri(RISKS), line) for line in (8, 16, 17)),
        ]
        searched = await client.workspace_symbol_async(types.WorkspaceSymbolParams("boards"))
        assert [one.name for one in searched] == ["RSK-0001 Boards 😀 late"]

    edit(story)


def test_renaming_writes_every_mention_for_the_version_that_is_open(edit, project):
    async def story(editor):
        client = editor.client
        editor.open(RISKS)
        editor.exchange(RISKS, "cause: Rain", "cause: 😀\t RSK-0001")
        editor.exchange(RISKS, "[REQ-0009]", "[]")
        prepared = await client.text_document_prepare_rename_async(
            types.PrepareRenameParams(**editor.at(RISKS, "id: RSK-0001"))
        )
        assert prepared.placeholder == "RSK-0001"
        where = editor.at(RISKS, "id: RSK-0001")
        edit = await client.text_document_rename_async(
            types.RenameParams(new_name="RSK-0700", **where)
        )
        texts, versions = applied(editor, edit)
        assert versions == {RISKS: 3, PAGE: None}
        assert texts[RISKS] == editor.texts[RISKS].replace("RSK-0001", "RSK-0700")
        assert texts[PAGE] == "# Risks\n\nSee {qms:record}`RSK-0700`.\n"
        for path, text in texts.items():
            (project / path).write_bytes(text.encode())
        assert lint(project) == []
        for new, told in (("RSK-0002", "never given away"), ("nonsense", "no id of a risk")):
            with pytest.raises(JsonRpcException, match=told):
                await client.text_document_rename_async(types.RenameParams(new_name=new, **where))

    edit(story)


def test_a_suppression_needs_a_reason(edit):
    async def story(editor):
        editor.open(RISKS)
        await editor.until(lambda: "REF001" in editor.codes(RISKS))
        params = editor.shown[editor.uri(RISKS)].diagnostics[0]
        context = types.CodeActionContext([params])
        actions = await editor.client.text_document_code_action_async(
            types.CodeActionParams(editor.identity(RISKS), params.range, context)
        )
        assert [one.title.split(":")[0] for one in actions] == ["Suppress REF001 here"]
        texts, versions = applied(editor, actions[0].edit)
        assert versions == {RISKS: 1}
        editor.write(RISKS, texts[RISKS])
        await editor.until(lambda: "REF001" in editor.codes(RISKS) and len(editor.codes(RISKS)) > 1)
        editor.exchange(RISKS, "ignore[REF001] ", "ignore[REF001] it is being written ")
        await editor.until(lambda: editor.codes(RISKS) == [])

    edit(story)


def test_files_that_change_outside_of_the_editor(edit, project):
    async def story(editor):
        editor.open(PAGE)
        await editor.until(lambda: editor.registered)
        await editor.until(lambda: "REF001" in editor.codes(RISKS))
        risks = project / RISKS
        risks.write_bytes(risks.read_bytes().replace(b"[REQ-0009]", b"[]"))
        editor.changed_on_disk(RISKS)
        await editor.until(lambda: editor.codes(RISKS) == [])
        (project / ROLES).unlink()
        editor.changed_on_disk(ROLES)
        await editor.until(lambda: "REF001" in editor.codes(RISKS))
        configuration = project / "clausebook.toml"
        configuration.write_text('ignore = ["NOSUCH"]\n')
        editor.changed_on_disk("clausebook.toml")
        await editor.until(lambda: any("NOSUCH" in one for one in editor.messages))
        configuration.write_text('select = ["STR"]\n')
        editor.changed_on_disk("clausebook.toml")
        await editor.until(lambda: editor.codes(RISKS) == [])

    edit(story)


def test_other_files_are_left_alone_and_nothing_ends_the_server(edit, project, tmp_path):
    (tmp_path / "other.yaml").write_text("kind: risk\nid: nonsense\n")
    (project / "README.md").write_text("RSK-0001\n")

    async def story(editor):
        client = editor.client
        for path in ("../other.yaml", "README.md"):
            editor.open(path)
            hover = await client.text_document_hover_async(types.HoverParams(**editor.at(path, "")))
            assert hover is None
        never = types.TextDocumentIdentifier("untitled:Untitled-1")
        nowhere = types.HoverParams(never, types.Position(0, 0))
        assert await client.text_document_hover_async(nowhere) is None
        with pytest.raises(JsonRpcException):
            await client.protocol.send_request_async("no/such", {})
        editor.open(RISKS)
        far = types.HoverParams(editor.identity(RISKS), types.Position(9999, 9999))
        assert await client.text_document_hover_async(far) is None
        editor.write(RISKS, "\ud83d half a character")
        await editor.until(lambda: editor.codes(RISKS) and "REF001" not in editor.codes(RISKS))
        editor.write(RISKS, "x: [" * 20_000)
        editor.write(RISKS, "")
        await editor.until(lambda: editor.shown[editor.uri(RISKS)].version == 4)
        assert editor.uri("../other.yaml") not in editor.shown
        assert editor.messages == []

    edit(story)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-32"])
def test_other_units_are_agreed_upon(edit, encoding):
    async def story(editor):
        assert editor.result.capabilities.position_encoding == encoding
        editor.open(RISKS)
        line = editor.texts[RISKS].split("\n")[17]
        width = {"utf-8": lambda t: len(t.encode()), "utf-32": len}[encoding]
        column = width(line[: line.index("RSK")])
        params = types.HoverParams(editor.identity(RISKS), types.Position(17, column + 2))
        hover = await editor.client.text_document_hover_async(params)
        assert "Boards" in hover.contents.value
        assert hover.range.start.character == column

    edit(story, encodings=[types.PositionEncodingKind(encoding)])


def test_without_the_library_it_is_said_how_to_install_it(project):
    blocked = "import sys; sys.modules['pygls'] = None; from clausebook.cli import main; sys.exit(main(['lsp']))"
    done = subprocess.run(
        [sys.executable, "-c", blocked],
        cwd=project,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"pip install 'clausebook[lsp]'" in done.stderr
    assert os.linesep.encode() not in done.stderr.strip()


def test_it_ends_with_its_input(project):
    command = [sys.executable, "-m", "clausebook", "lsp", "--stdio"]
    done = subprocess.run(
        command, cwd=project, env=environment(), input=b"", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
