"""The package: what `pip install .` gives works without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site-packages")
    return folder / "site-packages"


def test_the_wheel_holds_the_templates_and_the_scaffold(installed: Path) -> None:
    packaged = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}
    for path in (ROOT / "templates").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert f"generator/templates/{path.relative_to(ROOT / 'templates').as_posix()}" in packaged
    assert "generator/templates/mkdocs.yml" in packaged
    assert not [path for path in packaged if path.startswith(("tests/", "content/"))]


def test_the_installed_command_makes_a_site(installed: Path, tmp_path: Path) -> None:
    script = "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))"
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}

    def matome(*arguments: str) -> None:
        command = [sys.executable, "-c", script, *arguments]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)

    matome("init", "paper")
    matome("-C", "paper", "build", "--no-site")
    assert (tmp_path / "paper" / "content" / "docs" / "archive" / "index.md").is_file()
