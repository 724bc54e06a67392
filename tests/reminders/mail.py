"""A mail server of a few lines that keeps what it was given, and can be made to hesitate."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_string


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 sink")
        while line := self.rfile.readline().decode().strip():
            word = line.split(maxsplit=1)[0].upper()
            if word == "MAIL":
                self.server.met.set()
                self.server.goes_on.wait(30)
            if word == "DATA":
                self.say("354 go on")
                self.server.got.append(message_from_string(self.text()))
            self.say("221 bye" if word == "QUIT" else "250 ok")
            if word == "QUIT":
                return

    def text(self):
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        return "\n".join(lines)

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


class Sink(socketserver.ThreadingTCPServer):
    """`met` tells that a letter was begun; it goes no further before `goes_on`."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.got, self.met, self.goes_on = [], threading.Event(), threading.Event()

    def handle_error(self, request, client_address):
        """A sender that was killed leaves a broken line behind, and no letter."""


@contextmanager
def sink():
    with Sink() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.goes_on.set()
            server.shutdown()
            thread.join()
