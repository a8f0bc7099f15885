"""Tables on a terminal."""

from generator.cli import table


def test_columns_stand_below_each_other_whatever_the_script() -> None:
    rows = [("汐見新報", "1"), ("Harbour Post", "22"), ("が", "3")]
    assert list(table.lines(rows)) == ["汐見新報      1", "Harbour Post  22", "が            3"]


def test_a_name_cannot_command_the_terminal_or_begin_a_line() -> None:
    (line,) = table.lines([("a\x1b[2J\nb", "")])
    assert line == "a\ufffd[2J b"
