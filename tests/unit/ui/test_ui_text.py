"""Texts of others never become formatting, links or pictures."""

import pytest

from tpm.ui.text import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![](https://example.org/x.png)", r"\!\[\]\(https\://example\.org/x\.png\)"),
        ("[hier](javascript:x)", r"\[hier\]\(javascript\:x\)"),
        ("**fett** _schräg_ `code`", r"\*\*fett\*\* \_schräg\_ \`code\`"),
        ("<img src=x>", r"\<img src\=x\>"),
        (":red[rot] :material/home: $x$", r"\:red\[rot\] \:material/home\: \$x\$"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("# Titel\n- Liste", r"\# Titel \- Liste"),
        ("Müller & Söhne", r"Müller \& Söhne"),
    ],
)
def test_signs_of_markdown_are_shown_as_they_are(text: str, shown: str):
    assert plain(text) == shown
