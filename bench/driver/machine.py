"""The machine of the measurement."""

import os
import pathlib
import platform
import re
import subprocess


def describe():
    """Lines for the page, without names: only what affects the figures."""
    info = read("/proc/cpuinfo")
    model = re.search(r"^model name\s*:\s*(.+)$", info, re.M)
    sha = "with" if re.search(r"\b(sha_ni|sha2)\b", info) else "without"
    return {
        "processor": f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, {sha} SHA extensions",
        "system": f"{platform.system()} {platform.machine()}",
        "rust": said("rustc", "--version"),
        "node": said("node", "--version"),
        "python": platform.python_version(),
    }


def load():
    """The load of other programs."""
    return os.getloadavg()[0]


def said(*command):
    done = subprocess.run(command, cwd=pathlib.Path(__file__).parent, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip().split(" (")[0]


def read(path):
    try:
        return pathlib.Path(path).read_text("utf-8")
    except OSError:
        return ""
