"""How fast the board of a journey follows the hand in a browser: `.venv/bin/python -m benchmarks.journey_board`.

With 40 touchpoints a move should take no longer than with 8: ratios far above 1 mean that a move costs more the more there is.
Milliseconds from the event to the moved card, without the server; frames over 50 ms while a card is dragged across the board.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tpm.model.touchpoint import Touchpoint
from tpm.store import phases, touchpoints
from tpm.store.workspaces import Folder

ROOT = Path(__file__).parents[1]
SIZES = (8, 40)
PATIENCE = 90_000
# Presses arrow keys on a held card and takes the time until it has moved and the browser has laid the page out again.
_KEYS = """board => {
  const grip = board.querySelector('.grip'), card = grip.closest('.card'), found = [];
  const press = key => grip.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  grip.focus();
  press(' ');
  for (let turn = 0; turn < 60; turn += 1) {
    const started = performance.now();
    press(turn % 2 ? 'ArrowLeft' : 'ArrowRight');
    card.getBoundingClientRect();
    found.push(performance.now() - started);
  }
  press('Escape');
  return found;
}"""
_WATCH = """() => {
  window.frames_seen = [];
  let last = performance.now();
  const look = now => { window.frames_seen.push(now - last); last = now; window.watching = requestAnimationFrame(look); };
  window.watching = requestAnimationFrame(look);
}"""
_SEEN = "() => { cancelAnimationFrame(window.watching); return window.frames_seen.slice(1); }"


def make(folder: Folder, size: int) -> None:
    """A workspace with so many touchpoints in five phases."""
    store = folder.create(f"Board {size}")
    with store.change() as change:
        stages = [phases.add(change, f"Phase {number}") for number in range(1, 6)]
        for number in range(size):
            touchpoints.save(change, Touchpoint(name=f"Touchpoint {number + 1}", phase_id=stages[number % 5].id))


def drag(page: Page) -> list[float]:
    """Milliseconds between two pictures of the screen while a card is dragged to and fro."""
    box = page.locator(".card .grip").first.bounding_box()
    if box is None:
        raise SystemExit(1)
    x, y = box["x"] + 8, box["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_WATCH)
    for goal in (900, 0, 900, 0):
        page.mouse.move(x + goal, y + goal / 5, steps=40)
    found: list[float] = page.evaluate(_SEEN)
    page.keyboard.press("Escape")
    page.mouse.up()
    return found


def measure(page: Page, address: str, size: int) -> float:
    """Print the times of a board of this size; return the median of a move by the keyboard."""
    page.goto(f"{address}/journey?w=Board+{size}&lang=en")
    page.get_by_text("Change the order").click(timeout=PATIENCE)
    page.locator(".card").nth(size - 1).wait_for(timeout=PATIENCE)
    page.wait_for_timeout(2000)
    moves: list[float] = page.locator(".board").evaluate(_KEYS)
    frames = drag(page)
    middle, worst, slow = statistics.median(moves), max(moves), sum(frame > 50 for frame in frames)  # noqa: PLR2004  what one notices
    print(f"{size} touchpoints: move {middle:.2f} ms (longest {worst:.1f} ms); drag: {slow} of {len(frames)} frames over 50 ms")
    return middle


def main() -> None:
    """Start a server of its own, measure both boards and print how they compare."""
    with tempfile.TemporaryDirectory() as data, closing(socket.socket()) as free:
        folder = Folder(Path(data), "benchmark")
        for size in SIZES:
            make(folder, size)
        folder.close_all()
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
        server = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"TPM_DATA": data}, stdout=subprocess.DEVNULL)
        try:
            time.sleep(8)
            with sync_playwright() as browsers:
                browser = browsers.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
                page = browser.new_page(viewport={"width": 1366, "height": 900})
                few, many = (measure(page, f"http://127.0.0.1:{port}", size) for size in SIZES)
                browser.close()
            print(f"ratio {many / few:.2f}")
        finally:
            server.terminate()
            server.wait(timeout=20)


if __name__ == "__main__":
    main()
