"""A line to the supplier that breaks in the middle of an answer."""

import socket
import threading


class CuttingLine:
    """A wire to the sandbox that breaks inside the first ``cuts`` answers."""

    def __init__(self, port, cuts):
        self.target, self.cuts, self.cut = port, cuts, 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.server.getsockname()[1]}"

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.close()

    def _accept(self):
        while True:
            try:
                near, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near):
        with near, socket.create_connection(("127.0.0.1", self.target)) as far:
            while asked := self._message(near):
                far.sendall(asked)
                answer = self._message(far)
                if self.cut < self.cuts:
                    self.cut += 1
                    near.sendall(answer[: len(answer) - 200])
                    return
                near.sendall(answer)

    @staticmethod
    def _message(line):
        """One HTTP message with a Content-Length."""
        read = b""
        while b"\r\n\r\n" not in read:
            more = line.recv(65536)
            if not more:
                return b""
            read += more
        head, _, body = read.partition(b"\r\n\r\n")
        fields = dict(row.lower().split(b": ", 1) for row in head.split(b"\r\n")[1:])
        while len(body) < int(fields.get(b"content-length", 0)):
            body += line.recv(65536)
        return head + b"\r\n\r\n" + body
