"""Headers of every answer of the server, and the language of the page it sends."""

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tpm.ui import document

# What tells about the program to whoever asks, and nobody here needs.
_CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
# Where no HTML page is sent from.
_ASSETS = ("/static/", "/media/", "/component/", "/_stcore/")
# What makes the server answer "not modified" or compressed; the page is written anew for each reader.
_OF_CACHED_PAGES = frozenset({b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"})


class SecureHeaders:
    """Says of every answer what the browser may do with it, and rewrites the HTML page.

    Plain ASGI, because the wrappers of Starlette keep answers back until they are whole.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and its answer back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith(_CLOSED):
            await PlainTextResponse(status_code=404)(scope, receive, _Answer(scope, send))
            return
        asked = scope
        if not scope["path"].startswith(_ASSETS):
            kept = [(name, value) for name, value in scope["headers"] if name not in _OF_CACHED_PAGES]
            asked = {**scope, "headers": kept, "extensions": {}}
        await self._app(asked, receive, _Answer(scope, send))


class _Answer:
    """One answer on its way out; an HTML page is collected, rewritten and sent whole."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = _secured(message)
            if self._scope["method"] == "GET" and headers.get("content-type", "").startswith("text/html"):
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self._start)
            return
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        request = Headers(scope=self._scope)
        asked = parse_qs(self._scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[0]
        html = document.localised(self._body.decode("utf-8"), document.language(asked, request.get("accept-language", "")))
        headers = MutableHeaders(raw=start["headers"])
        headers["content-security-policy"] = document.policy(html, request.get("host", ""))
        headers["cache-control"] = "no-store"
        headers["vary"] = "Accept-Language"
        for stale in ("etag", "last-modified", "accept-ranges"):
            del headers[stale]
        body = html.encode()
        headers["content-length"] = str(len(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _secured(message: Message) -> MutableHeaders:
    headers = MutableHeaders(raw=message["headers"])
    headers["x-content-type-options"] = "nosniff"
    headers["x-frame-options"] = "DENY"
    headers["referrer-policy"] = "no-referrer"
    headers["cross-origin-opener-policy"] = "same-origin"
    headers["permissions-policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
    headers.setdefault("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    return headers
