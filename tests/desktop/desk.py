"""One QGIS on one screen, seen from outside: gestures through the X server, questions to the companion inside.

A scenario receives a :class:`Desk`. Each gesture waits for its control to be clickable; each ``until`` waits for a
state; what is wrong is told by :meth:`Desk.check`, which goes on, or stops the scenario as :class:`Stuck`.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from screen import end

HERE = Path(__file__).resolve().parent
PATIENCE = 60.0
ANSWER_PATIENCE = 25.0
PAUSE = 0.05
WHEEL_UP, WHEEL_DOWN = 4, 5
TRIES = 3


class Stuck(Exception):
    """What was awaited did not come."""


class Desk:
    """Hands and eyes on one QGIS."""

    def __init__(self, display: str, profiles: Path, folder: Path, scale: str = "1", title: str = "") -> None:
        self.display, self.folder, self.title = display, folder, title
        self.gestures, self.opened = 0, 0
        self.problems: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)
        self._sockets = Path(tempfile.mkdtemp(prefix="aula-"))
        self._socket: socket.socket | None = None
        self._stream: Any = None
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": scale,
            "PYTHONPATH": os.pathsep.join(
                [str(HERE / "inside"), *(path for path in sys.path if path.endswith("site-packages"))]
            ),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            "AULA_SOCKET": str(self._sockets / "qgis"),
        }
        command = [shutil.which("qgis.bin") or "qgis", "--nologo", "--noversioncheck", "--lang", "fr"]
        command += [
            "--profiles-path",
            str(profiles),
            "--profile",
            "aula",
            "--code",
            str(HERE / "inside" / "companion.py"),
        ]
        self.log_path = folder / "qgis.log"
        with self.log_path.open("w", encoding="utf-8") as log:
            self.qgis = subprocess.Popen(command, env=self.environment, stdout=log, stderr=subprocess.STDOUT)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        if self._socket is not None:
            self._socket.close()
        end(self.qgis)
        shutil.rmtree(self._sockets, ignore_errors=True)

    # Questions

    def _connect(self) -> bool:
        attempt = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        attempt.settimeout(ANSWER_PATIENCE)
        try:
            attempt.connect(self.environment["AULA_SOCKET"])
        except OSError:
            attempt.close()
            return False
        self._socket, self._stream = attempt, attempt.makefile("rw", encoding="utf-8")
        return True

    def start(self) -> None:
        """Wait for QGIS to be up."""
        self.until("QGIS démarré", self._connect)
        self.until("fenêtre de QGIS au premier plan", lambda: self.ask("ready"))

    def ask(self, name: str, /, **arguments: Any) -> Any:
        """Ask the companion; see the functions of ``inside``."""
        self._stream.write(json.dumps({"name": name, "arguments": arguments}) + "\n")
        self._stream.flush()
        line = self._stream.readline()
        if not line:
            raise Stuck(f"QGIS s’est arrêté (« {name} ») : voir {self.log_path}")
        reply = json.loads(line)
        if "error" in reply:
            raise RuntimeError(reply["error"])
        return reply["answer"]

    def until(self, what: str, question: Callable[[], Any], patience: float = PATIENCE) -> Any:
        """Return the first answer that is true, or give up telling what was awaited."""
        deadline = time.monotonic() + patience
        while True:
            answer = question()
            if answer:
                return answer
            if self.qgis.poll() is not None:
                raise Stuck(f"QGIS s’est arrêté (attendu : {what}) : voir {self.log_path}")
            if time.monotonic() > deadline:
                raise Stuck(f"attendu en vain : {what}")
            time.sleep(PAUSE)

    def check(self, true: Any, problem: str) -> bool:
        """Note a problem when the condition is false, and go on."""
        if not true:
            self.problems.append(problem)
        return bool(true)

    # Gestures

    def _xdotool(self, *arguments: str) -> None:
        self.gestures += 1
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, timeout=PATIENCE)

    def spot(self, target: dict, patience: float = PATIENCE) -> list[int]:
        """Return where to click, once the control is there, uncovered and still; the wheel brings it into view."""
        deadline = time.monotonic() + patience
        before = None
        while True:
            found = self.ask("place", target=target)
            if found.get("at") and found["at"] == before:
                return found["at"]
            before = found.get("at")
            if found.get("bar"):
                x, y = found["bar"]["at"]
                wheel = WHEEL_UP if found["bar"]["up"] else WHEEL_DOWN
                self._xdotool("mousemove", str(x), str(y), "click", str(wheel))
            if time.monotonic() > deadline:
                raise Stuck(f"ne peut être cliqué ({found.get('why', 'bouge sans cesse')}) : {target}")
            time.sleep(PAUSE)

    def click(self, target: dict, twice: bool = False, button: int = 1, patience: float = PATIENCE) -> None:
        """Click a control, or twice."""
        x, y = self.spot(target, patience)
        times = ["--repeat", "2", "--delay", "40"] if twice else []
        self._xdotool("mousemove", str(x), str(y), "click", *times, str(button))

    def keys(self, *names: str) -> None:
        """Press keys, one after the other, to whatever has the focus: ``Return``, ``ctrl+a``…"""
        self._xdotool("key", "--clearmodifiers", *names)

    def type(self, text: str) -> None:
        """Type a text to whatever has the focus."""
        self._xdotool("type", "--clearmodifiers", "--delay", "3", "--", text)

    def fill(self, target: dict, text: str) -> None:
        """Click a line, type a text over what it holds, and see it there."""
        for attempt in range(TRIES):
            self.click(target)
            self.until(f"saisie possible dans {target}", lambda: self.ask("has_focus", target=target))
            self.keys("ctrl+a")
            self.type(text)
            try:
                self.until(
                    f"« {text} » dans {target}", lambda: self.ask("text_of", target=target) == text, PATIENCE / 4
                )
                return
            except Stuck:
                if attempt == TRIES - 1:
                    raise

    def do(self, what: str, gesture: Callable[[], Any], done: Callable[[], Any]) -> Any:
        """Make a gesture and wait for its effect; again when nothing comes, as a person does."""
        for attempt in range(TRIES):
            gesture()
            try:
                return self.until(what, done, PATIENCE / (1 if attempt == TRIES - 1 else 4))
            except Stuck:
                if attempt == TRIES - 1:
                    raise
        return None

    # What is kept and what is wrong

    def picture(self, name: str) -> None:
        """Keep the whole screen."""
        self.ask("picture", path=str(self.folder / f"{name}.png"))

    def last_picture(self) -> None:
        """Keep the screen even when QGIS does not answer."""
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                ["scrot", "-o", str(self.folder / "bloque.png")], env=self.environment, check=False, timeout=PATIENCE
            )

    def no_traceback(self, where: str) -> None:
        """Note any Python error told anywhere since QGIS started, and any window nobody asked for."""
        journal = self.ask("journal")
        told = [one["message"] for one in journal["heard"] if one["tag"].startswith(("Python", "AULA"))]
        texts = [*told, journal["panel"], self.log_path.read_text(encoding="utf-8", errors="replace")]
        for text in texts:
            if "Traceback (most recent call last)" in text:
                self.problems.append(f"{where} : erreur Python :\n{text[text.index('Traceback') :][:2000]}")
        for window in self.ask("windows"):
            self.problems.append(f"{where} : fenêtre imprévue {window['kind']} « {window['title']} » {window['texts']}")
