"""Every answer of the server carries its headers."""

import asyncio
from dataclasses import dataclass

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from tpm.ui.headers import SecureHeaders

PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title><script>let a = 1</script></head></html>'


@dataclass
class Answer:
    headers: Headers
    body: bytes


def page(request):
    del request
    return HTMLResponse(PAGE, headers={"etag": "1"})


def file(request):
    del request
    return PlainTextResponse("x" * 2000)


APP = Starlette(routes=[Route("/", page), Route("/static/a.js", file)], middleware=[Middleware(SecureHeaders)])


def get(path: str, **headers: str) -> Answer:
    """One request, as a server hands it to the program."""
    sent: list[dict] = []

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message) -> None:
        sent.append(message)

    address, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "path": address,
        "query_string": query.encode(),
        "headers": [(b"host", b"127.0.0.1:8501"), *((n.replace("_", "-").encode(), v.encode()) for n, v in headers.items())],
    }
    asyncio.run(APP(scope, receive, send))
    return Answer(Headers(raw=sent[0]["headers"]), b"".join(message.get("body", b"") for message in sent[1:]))


@pytest.mark.parametrize(
    ("path", "accepted", "code"), [("/", "de-DE", "de"), ("/", "en", "en"), ("/?lang=de", "en", "de"), ("/?lang=en", "", "en")]
)
def test_the_page_comes_in_the_language_of_its_reader(path: str, accepted: str, code: str):
    assert f'<html lang="{code}">' in get(path, accept_language=accepted).body.decode()


def test_the_page_is_sent_whole_and_never_kept():
    answer = get("/")
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert "sha256-" in answer.headers["content-security-policy"]


def test_other_answers_pass_as_they_are():
    assert get("/static/a.js").body == b"x" * 2000


@pytest.mark.parametrize("path", ["/", "/static/a.js", "/missing"])
def test_every_answer_is_safe_to_show(path: str):
    headers = get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
