#!/usr/bin/env python3
"""Runs a command beside a new PostgreSQL, which DATABASE_URL names, and which ends with the command.

    examples/postgresql.py COMMAND…

Needs Debian's PostgreSQL, which is installed if it is missing and the user is root. It listens on 127.0.0.1.
"""

import contextlib
import glob
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile


def main():
    if len(sys.argv) == 1:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder, PostgreSQL(pathlib.Path(folder)) as database:
        sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": database.url}).returncode)


class PostgreSQL:
    """A PostgreSQL of its own."""

    def __init__(self, folder):
        self.programs = postgresql_programs()
        self.data, self.port = folder / "data", free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        self.data.mkdir()
        self.as_owner = []
        if os.geteuid() == 0:
            # initdb refuses root; Debian's package brings the user.
            shutil.chown(self.data, "postgres", "postgres")
            folder.chmod(0o755)
            self.as_owner = ["runuser", "-u", "postgres", "--"]
        self.call("initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.thaw()
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop()

    def start(self):
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.data}"
        self.call("pg_ctl", "-D", self.data, "-w", "-o", options, "-l", self.data / "log", "start")

    def stop(self):
        self.call("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")

    def freeze(self):
        """Its connections stay, and nothing comes."""
        self.signal(signal.SIGSTOP)

    def thaw(self):
        self.signal(signal.SIGCONT)

    def run(self, statement):
        self.call("psql", "-q", self.url, "-c", statement)

    def call(self, program, *arguments):
        command = [*self.as_owner, self.programs / program, *arguments]
        subprocess.run(command, cwd="/", stdout=subprocess.DEVNULL, check=True)

    def signal(self, which):
        """To the server and to the processes that it has for its connections."""
        try:
            server = int((self.data / "postmaster.pid").read_text().split()[0])
            children = pathlib.Path(f"/proc/{server}/task/{server}/children").read_text().split()
        except FileNotFoundError:
            return
        for process in [server, *map(int, children)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, which)


def postgresql_programs():
    def found():
        places = glob.glob("/usr/lib/postgresql/*/bin/initdb")
        return max(places, key=lambda place: int(place.split("/")[4]), default=None)

    if not found() and os.geteuid() == 0:
        print("installing PostgreSQL", flush=True)
        subprocess.run(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "postgresql"], check=True)
    if not found():
        sys.exit("PostgreSQL is not installed: `apt-get install postgresql`")
    return pathlib.Path(found()).parent


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


if __name__ == "__main__":
    main()
