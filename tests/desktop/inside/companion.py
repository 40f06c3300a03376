"""Runs inside QGIS and answers the process outside: where a control is, in what state things are.

It never clicks nor types: gestures come from outside, through the X server. One line of JSON per question,
``{"name": …, "arguments": {…}}``, one line per answer, ``{"answer": …}`` or ``{"error": …}``.
"""

import json
import os
import traceback

import arrange
import find
import looks
import state
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtNetwork import QLocalServer

PERIOD_MS = 10
QUESTIONS = {
    name: function
    for module in (arrange, find, looks, state)
    for name, function in vars(module).items()
    if getattr(function, "__module__", None) == module.__name__ and callable(function) and not name.startswith("_")
}


def _reply(line):
    try:
        question = json.loads(line)
        return {"answer": QUESTIONS[question["name"]](**question["arguments"])}
    except Exception:
        return {"error": traceback.format_exc()}


class _Server:
    """Answers by a clock: a socket tells nothing more of what arrives while a slot of its own has not returned."""

    def __init__(self):
        self.connections = []
        self.server = QLocalServer()
        if not self.server.listen(os.environ["AULA_SOCKET"]):
            raise RuntimeError(self.server.errorString())
        self.clock = QTimer()
        self.clock.timeout.connect(self.serve)
        self.clock.start(PERIOD_MS)

    def serve(self):
        while self.server.hasPendingConnections():
            self.connections.append(self.server.nextPendingConnection())
        for connection in self.connections:
            while connection.canReadLine():
                reply = _reply(bytes(connection.readLine()).decode("utf-8"))
                connection.write(json.dumps(reply, ensure_ascii=False, default=str).encode("utf-8") + b"\n")
                connection.flush()


SERVER = _Server()
