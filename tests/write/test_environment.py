"""Templates: what is printed is escaped for the file that is written, without the template's doing."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator.errors import BuildError
from generator.write.environment import Templates
from generator.write.words import Words, own

WORDS = Words.of("en", ZoneInfo("UTC"))
FOREIGN = "*a* <b> & \"c\" 'd'"


def printed(folder: Path, name: str, template: str, **values: object) -> str:
    (folder / name).write_text(template)
    return Templates([folder]).render(name, WORDS, **values)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("one.md", "&#42;a&#42; &#60;b&#62; &#38; &#34;c&#34; &#39;d&#39;"),
        ("one.html", "*a* &lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;"),
        ("one.xml", "*a* &lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;"),
    ],
)
def test_values_are_escaped_by_the_kind_of_file(tmp_path: Path, name: str, written: str) -> None:
    assert printed(tmp_path, name, "{{ foreign }}", foreign=FOREIGN) == written
    assert printed(tmp_path, name, "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(foreign) }}", foreign=FOREIGN) == written
    assert printed(tmp_path, name, "{{ t('feed_in', language=foreign) }}", foreign=FOREIGN) == f"Digests in {written}"
    assert printed(tmp_path, name, "{{ words.listed([foreign, foreign]) }}", foreign=FOREIGN) == f"{written}, {written}"


def test_markup_of_our_own_stays(tmp_path: Path) -> None:
    assert printed(tmp_path, "two.md", "{{ ours }} {{ t('in_short') }}", ours=own("<b>")) == "<b> In short"


def test_an_outside_address_is_written_for_an_attribute_or_not_at_all(tmp_path: Path) -> None:
    template = '<a href="{{ address | href }}">'

    assert printed(tmp_path, "a.md", template, address="https://a.example/?b=1&c=2") == (
        '<a href="https://a.example/?b=1&amp;c=2">'
    )
    assert printed(tmp_path, "a.md", template, address="javascript:alert(1)") == '<a href="">'


def test_a_name_that_is_not_known_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"three\.md.*'nothing' is undefined"):
        printed(tmp_path, "three.md", "{{ nothing }}")


def test_a_site_s_folder_stands_before_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "in-short.md").write_text("ours")

    assert Templates([tmp_path]).render("in-short.md", WORDS) == "ours"


def test_a_site_s_template_is_taken_as_soon_as_it_is_there_and_no_longer_when_it_is_gone(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    second.mkdir()
    (second / "own.txt").write_text("theirs")
    templates = Templates([first, second])
    assert templates.render("own.txt", WORDS) == "theirs"

    first.mkdir()
    (first / "own.txt").write_text("ours")
    assert templates.render("own.txt", WORDS) == "ours"

    (first / "own.txt").unlink()
    assert templates.render("own.txt", WORDS) == "theirs"
