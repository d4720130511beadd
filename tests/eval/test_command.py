"""`python -m eval` as it is called."""

from pathlib import Path

import pytest

from eval.__main__ import main


def test_without_the_shared_folder_it_says_that_it_skips(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check", "--shared", str(tmp_path / "nowhere")]) == 0
    assert "skipped" in capsys.readouterr().out


def test_an_unknown_layer_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--layers", "weather"])
    assert stopped.value.code == 2
    assert "weather" in capsys.readouterr().err
