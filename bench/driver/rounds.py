"""Runs the candidates in turn for several rounds, so that other load slows all of them."""

import json
import statistics
import subprocess
import sys

from .candidates import commands


def run(rounds, milliseconds):
    """All measurements: a list of `{"candidate", "case", "grants", "threads", "allocations", "ns": [one a round]}`."""
    found = {}
    turns = commands()
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        # The order changes with each round, so that no candidate always has the same neighbour.
        first = number % len(turns)
        for command, folder in turns[first:] + turns[:first]:
            done = subprocess.run([*command, "time", str(milliseconds)], cwd=folder, check=True, stdout=subprocess.PIPE)
            for line in done.stdout.splitlines():
                one = json.loads(line)
                key = (one["candidate"], one["case"], one["grants"], one["threads"])
                found.setdefault(key, {**one, "ns": []})["ns"].append(one["ns"])
    return list(found.values())


class Figures:
    """The measurements, by name."""

    def __init__(self, measured):
        self._all = {(one["candidate"], one["case"], one["grants"], one["threads"]): one for one in measured}

    def of(self, candidate, case, grants=2, threads=1):
        """One measurement, or `None`."""
        return self._all.get((candidate, case, grants, threads))

    def ns(self, candidate, case, grants=2, threads=1):
        """The median of the rounds, or `None`."""
        one = self.of(candidate, case, grants, threads)
        return one and statistics.median(one["ns"])

    def ratio(self, over, under):
        """The ratio of `over` to `under` within each round: lower quartile, median and upper quartile; `None`
        where one of them was not measured."""
        over, under = self.of(*over), self.of(*under)
        if over is None or under is None:
            return None
        ratios = [one / other for one, other in zip(over["ns"], under["ns"])]
        if len(ratios) < 2:
            return (ratios[0],) * 3
        return tuple(statistics.quantiles(ratios, n=4, method="inclusive"))
