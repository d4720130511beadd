"""A real Chromium, driven over WebDriver's plain HTTP (chromedriver), so that no other package is needed."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
CHROMIUM, DRIVER = (shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome"), shutil.which("chromedriver"))


def need_browser() -> None:
    """Skip with a reason where there is no Chromium; in CI that is a failure, so that nobody believes the page tested when it was not."""
    if CHROMIUM and DRIVER:
        return
    reason = "no chromium and chromedriver here (Debian: apt-get install chromium chromium-driver): the page was not opened in a browser"
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(reason)
    pytest.skip(reason)


class Browser:
    """A window with an empty profile in `profile`. Every call raises `RuntimeError` when the browser says no."""

    def __init__(self, profile: Path, *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        assert CHROMIUM
        assert DRIVER
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._driver = subprocess.Popen([DRIVER, f"--port={self._port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        flags = [*FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}", *(["--force-dark-mode"] if dark else [])]
        capabilities = {"goog:chromeOptions": {"binary": CHROMIUM, "args": flags}, "goog:loggingPrefs": {"browser": "ALL"}}
        self._session = ""
        self._wait()
        self._session = "/session/" + self._ask("/session", {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            self._ask(self._session, method="DELETE")
        finally:
            self._driver.terminate()
            self._driver.wait(20)

    def open(self, page: Path, fragment: str = "") -> None:
        """Open a file, anew."""
        self._ask(f"{self._session}/url", {"url": "about:blank"})
        self._ask(f"{self._session}/url", {"url": page.resolve().as_uri() + fragment})

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script returns in the page (`arguments[0]` …)."""
        return self._ask(f"{self._session}/execute/sync", {"script": script, "args": list(arguments)})

    def click(self, css: str) -> None:
        """Click on the first element that a selector finds, as a user does: it must be in sight."""
        found = self._ask(f"{self._session}/element", {"using": "css selector", "value": css})
        self._ask(f"{self._session}/element/{next(iter(found.values()))}/click", {})

    def console(self) -> list[str]:
        """What the console says of warnings and errors since the last call."""
        log = self._ask(f"{self._session}/se/log", {"type": "browser"})
        return [each["message"] for each in log if each["level"] in ("WARNING", "SEVERE")]

    def resize(self, width: int, height: int = 900) -> None:
        """The size of the window, also narrower than a desktop's."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._ask(f"{self._session}/goog/cdp/execute", {"cmd": "Emulation.setDeviceMetricsOverride", "params": size})

    def screenshot(self) -> bytes:
        """The window as PNG."""
        return base64.b64decode(self._ask(f"{self._session}/screenshot"))

    def pdf(self) -> bytes:
        """The page as it prints."""
        return base64.b64decode(self._ask(f"{self._session}/print", {}))

    def _wait(self) -> None:
        for _ in range(200):
            try:
                if self._ask("/status")["ready"]:
                    return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise RuntimeError("chromedriver does not answer")

    def _ask(self, path: str, body: dict[str, Any] | None = None, method: str | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}{path}", data=data, method=method, headers={"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refused:
            raise RuntimeError(refused.read().decode("utf-8", "replace")) from refused
