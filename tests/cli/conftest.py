"""Commands as a user gives them: arguments in, words and an exit status out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.made import NOW, site

PAGE = """\
堤防の補修、今月末に完了へ - 汐見市が説明会 [浜辺通信]

浜辺通信の記事によると…

　汐見市は五日、台風で壊れた北堤防の補修工事が今月末に終わるとの見通しを示した。工事費は三億円で、県が半分を負担する。市は十日に住民説明会を開く。

[全文は引用元へ…]2026/11/05

引用元 https://hamabe.example/news/123

みんなのコメント

・思ったより早い。助かります
・費用の内訳も出してほしい
・説明会は何時からですか？
・去年も同じことを言っていた
・県が半分出すのは当然だと思う
"""

FEED = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>汐見新報</title><link>https://shiomi.example/</link><description>d</description>
<item><title>北堤防、今月末に補修完了</title><link>https://shiomi.example/1</link><guid>https://shiomi.example/1</guid>
<pubDate>Thu, 05 Nov 2026 18:00:00 +0900</pubDate>
<description>汐見市は五日、北堤防の補修が今月末に終わると発表した。費用は三億円だ。</description></item>
<item><title>駅前の銀杏が見ごろ</title><link>https://shiomi.example/2</link><guid>https://shiomi.example/2</guid>
<pubDate>Fri, 06 Nov 2026 09:00:00 +0900</pubDate>
<description>汐見駅前の銀杏並木が見ごろを迎えた。七日から灯りがともる。</description></item>
</channel></rss>
"""


@dataclass
class Said:
    """What a command said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer under --json."""
        return json.loads(self.out)


Matome = Callable[..., Said]


@pytest.fixture
def matome(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Matome:
    """Run `matome` with these arguments at a fixed time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def run(*arguments: object) -> Said:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse's own refusals
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Said(status, out, err)

    return run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site without stories."""
    return site(tmp_path / "site")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page with five comments."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A feed file with two items."""
    path = tmp_path / "feed.xml"
    path.write_text(FEED, encoding="utf-8")
    return path


def records(root: Path) -> dict[str, bytes]:
    """The bytes of every record of a site."""
    content = root / "content"
    found = (path for path in sorted(content.rglob("*.json*")) if content / "docs" not in path.parents)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
