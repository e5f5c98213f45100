"""Files are written whole, and what is no file is left in its place."""

import os
import stat
import threading
from pathlib import Path

import pytest

from clausebook.cli.writing import write_file, write_new_file


def test_a_file_is_exchanged_with_its_mode(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    write_file(file, "new\r\nä")
    assert file.read_bytes() == "new\r\nä".encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path: Path):
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("a.txt")
    write_file(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write_file(pipe, "told")
    reader.join(timeout=10)
    assert read == ["told"]
    assert pipe.is_fifo()


def test_a_new_file_takes_no_place_of_another(tmp_path: Path):
    write_new_file(tmp_path / "below" / "a.txt", "new")
    with pytest.raises(FileExistsError):
        write_new_file(tmp_path / "below" / "a.txt", "other")
    assert (tmp_path / "below" / "a.txt").read_text(encoding="utf-8") == "new"
    assert len(list((tmp_path / "below").iterdir())) == 1


@pytest.mark.skipif(os.name != "posix", reason="no process can be asked about here")
def test_what_a_killed_process_left_is_removed_and_what_another_writes_is_not(tmp_path: Path):
    running = tmp_path / f".a.txt.{os.getppid()}.new"
    for name in (running.name, ".a.txt.99999999.new", ".b.txt.99999999.new", ".a.txt.new"):
        (tmp_path / name).write_text("left", encoding="utf-8")
    write_file(tmp_path / "a.txt", "new")
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"a.txt", running.name, ".b.txt.99999999.new", ".a.txt.new"}
