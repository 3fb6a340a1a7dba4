# SPDX-FileCopyrightText: 2026 The Renkei authors
# SPDX-License-Identifier: Apache-2.0
"""A Virtuoso server of our own on 127.0.0.1, in a folder of its own."""
import pathlib
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

INI = pathlib.Path("/etc/virtuoso-opensource-7/virtuoso.ini")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Virtuoso:
    """Starts when entered, ends when left."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.program = shutil.which("virtuoso-t")
        self.port, self.sql_port, self.process = free_port(), free_port(), None
        self.address = f"http://127.0.0.1:{self.port}"

    @staticmethod
    def available():
        return shutil.which("virtuoso-t") is not None and INI.exists()

    def __enter__(self):
        text = INI.read_text(encoding="utf-8")
        text = re.sub(r"/var/lib/virtuoso-opensource-7/db", str(self.folder), text)
        text = re.sub(r"/var/lib/virtuoso-opensource-7", str(self.folder), text)
        text = re.sub(r"(?m)^ServerPort(\s*)=\s*1111", f"ServerPort = 127.0.0.1:{self.sql_port}", text)
        text = re.sub(r"(?m)^ServerPort(\s*)=\s*8890", f"ServerPort = 127.0.0.1:{self.port}", text)
        text = re.sub(r"(?m)^(DirsAllowed\s*=).*", rf"\1 {self.folder}", text)
        (self.folder / "virtuoso.ini").write_text(text, encoding="utf-8")
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "-f", "-c", str(self.folder / "virtuoso.ini")], cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            if self.process.poll() is not None:
                raise SystemExit(f"virtuoso-t ended with {self.process.returncode}: "
                                 + self.log()[-2000:])
            try:
                self.ask("ASK { ?s ?p ?o }")
                return
            except (urllib.error.URLError, ConnectionError, OSError):
                time.sleep(0.2)
        raise SystemExit("virtuoso-t does not answer: " + self.log()[-2000:])

    def log(self):
        path = self.folder / "virtuoso.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def kill(self):
        """As a power cut would."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def restart(self):
        self.kill()
        for lock in self.folder.glob("*.lck"):
            lock.unlink()
        self.start()

    def ask(self, query):
        """The answer's body, SPARQL results in JSON."""
        form = urllib.parse.urlencode({"query": query}).encode()
        request = urllib.request.Request(self.address + "/sparql", data=form,
                                         headers={"Accept": "application/sparql-results+json"})
        with urllib.request.urlopen(request, timeout=60) as reply:
            return reply.read()
