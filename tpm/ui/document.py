"""The HTML page the app is loaded into: its language, its title, and what it may load."""

import base64
import hashlib
import re

from tpm.i18n.language import LANGUAGES

TITLE = "Touchpoint Management"
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_AGENT_LINK = re.compile(r'<link rel="service-desc"[^>]*>')
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?")
# Labels of tiles run over several lines instead of being cut
_STYLE = (
    '<style>label[data-testid="stMetricLabel"] [data-testid="stMarkdownContainer"], '
    'label[data-testid="stMetricLabel"] [data-testid="stMarkdownContainer"] p '
    "{ white-space: normal; overflow: visible; hyphens: auto; }</style>"
)
_WITHOUT_SCRIPTS = {
    "de": "Bitte schalten Sie JavaScript ein, um dieses Programm zu nutzen.",
    "en": "Please switch on JavaScript to use this program.",
}


def language(asked: str, accepted: str) -> str:
    """Code of the language of a page: the one asked for in its address, else the first of ours the browser accepts.

    `accepted` is an Accept-Language header, e.g. "fr-FR,en;q=0.8,de;q=0.7".
    """
    if asked.casefold() in LANGUAGES:
        return asked.casefold()
    codes = [code for code, _ in sorted(map(_weighted, accepted.split(",")), key=lambda c: -c[1])]
    return next((code for code in codes if code in LANGUAGES), LANGUAGES[0])


def _weighted(part: str) -> tuple[str, float]:
    tag, _, quality = part.partition(";")
    try:
        weight = float(quality.partition("=")[2]) if quality else 1.0
    except ValueError:
        weight = 0.0
    return tag.strip().partition("-")[0].casefold(), weight


def localised(html: str, code: str) -> str:
    """Streamlit's page in a language, under our title, with labels that are never cut, without the note on its remote control."""
    html = html.replace('<html lang="en">', f'<html lang="{code}">').replace("<title>Streamlit</title>", f"<title>{TITLE}</title>")
    html = _NOSCRIPT.sub(f"<noscript><p>{_WITHOUT_SCRIPTS[code]}</p></noscript>", html)
    return _AGENT_LINK.sub("", html).replace("</head>", f"{_STYLE}</head>")


def policy(html: str, host: str) -> str:
    """The content security policy: this server only, no eval, no inline script but those the page came with."""
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _INLINE_SCRIPT.findall(html))
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            # Streamlit loads the scripts of components from blobs of the page itself
            " ".join(("script-src 'self' blob:", *(f"'sha256-{h}'" for h in hashes))),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "frame-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
