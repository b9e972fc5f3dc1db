"""docs/performance.md."""

import statistics

from . import candidates
from .figures import rows

SETS = (1, 2, 3, 8)
REACHED = {"aim": "**yes**, the aim", "required": "**yes**", "no": "no", None: "not there yet"}


def write(figures, results, instructions):
    """The page as text. `results` is what `bench/run` keeps."""
    return "\n".join(
        [
            *introduction(results),
            *must_show(figures, results),
            *table("Sign", candidates.SIGN, figures),
            *by_grants("sign", candidates.SIGN, figures),
            *table("Verify", candidates.VERIFY, figures),
            *by_grants("verify", candidates.VERIFY, figures),
            *threads(figures),
            *builds(results.get("builds")),
            *instructions_table(instructions),
            *versions(results),
            *repeat(),
        ]
    )


def introduction(results):
    return [
        "# Performance",
        "",
        "Written by `bench/run`; do not edit it. Every figure is the median of "
        f"{results['rounds']} rounds, in which all candidates took turns on one",
        "machine, so that what slowed it hit all of them. Absolute times change from machine to machine and from hour to hour: compare the ratios.",
        "A token has the grants of Conversations and Voice where nothing else is said, and a fresh identity each time; keys are prepared once",
        "where the candidate allows it. Before anything is timed, each candidate's token is held against the same claims.",
        "",
        "What a grants.toml costs the compiler is in [compile-time.md](compile-time.md), what a whole server does in [token-server.md](token-server.md).",
        "",
        "![Sign and verify, nanoseconds a token, on a logarithmic scale; the tables below have the same figures](performance.svg)",
        "",
    ]


def must_show(figures, results):
    lines = [
        "## What it must show",
        "",
        "In brackets the middle half of the rounds. A ratio is taken within each round.",
        "",
        "| | required | aim | measured | reached |",
        "|---|---|---|---|---|",
    ]
    for row in rows(figures, results.get("builds")):
        sign = "≥" if row.more else "≤"
        limits = [f"{sign} {limit:,g}{row.unit}" for limit in (row.required, row.aim)]
        lines.append(f"| {row.title} | {limits[0]} | {limits[1]} | {measured(row)} | {REACHED[row.reached()]} |")
    return [*lines, ""]


def measured(row):
    if row.values is None:
        return "–"
    low, middle, high = (short(value) for value in row.values)
    spread = "" if low == high else f" ({low} – {high})"
    return f"{middle}{row.unit}{spread}"


def short(value):
    if value == round(value) or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def table(title, shown, figures):
    lines = [f"## {title}", "", "| | ns a token | against the first line | allocations |", "|---|---:|---:|---:|"]
    first = None
    for one in shown:
        ns = figures.ns(one.candidate, one.case)
        if ns is None:
            continue
        first = first or ns
        count = figures.of(one.candidate, one.case)["allocations"]
        lines.append(f"| {one.title} | {ns:,.0f} | {short(ns / first)} × | {'' if count is None else f'{count:g}'} |")
    return [*lines, ""]


def by_grants(title, shown, figures):
    lines = [f"How it grows: ns to {title} a token with so many grants.", ""]
    lines += ["| | " + " | ".join(map(str, SETS)) + " |", "|---|" + "---:|" * len(SETS)]
    for one in shown:
        row = [figures.ns(one.candidate, one.case, count) for count in SETS]
        if None not in row:
            lines.append(f"| {one.title} | " + " | ".join(f"{ns:,.0f}" for ns in row) + " |")
    return [*lines, ""]


def threads(figures):
    lines = [
        "## Two threads",
        "",
        "Tokens a second on two threads, against one. The floor shares nothing, so its line is what the machine gives.",
        "",
        "| | one thread, a second | two threads, a second | |",
        "|---|---:|---:|---:|",
    ]
    for one in (*candidates.SIGN, *candidates.VERIFY):
        ratio = figures.ratio((one.candidate, one.case), (one.candidate, one.case, 2, 2))
        if ratio is None or one is candidates.VERIFY[-1]:
            continue
        single, double = (1e9 / figures.ns(one.candidate, one.case, 2, count) for count in (1, 2))
        verb = "" if one.kind == "floor" else f"{one.case.split('_')[0]}: "
        lines.append(f"| {verb}{one.title} | {single:,.0f} | {double:,.0f} | {ratio[1]:.2f} × |")
    return [*lines, ""]


def builds(measured_builds):
    if not measured_builds:
        return []
    seconds = measured_builds["seconds"]
    lines = [
        "## A user's first build",
        "",
        "`cargo build -j2` into an empty folder, everything downloaded before: `bench/user-token-core`, a program with one declaration, and",
        "`bench/user-jsonwebtoken`, which signs the same token. Not incrementally (`CARGO_INCREMENTAL=0`), as cargo compiles what comes from a",
        "registry; token-core from a folder beside takes about a quarter longer.",
        "",
        f"| | seconds, median of {len(seconds['user-token-core'])} |",
        "|---|---:|",
        f"| token-core with `derive`, one declaration | {statistics.median(seconds['user-token-core']):.1f} |",
        f"| jsonwebtoken `rust_crypto` and serde's derive | {statistics.median(seconds['user-jsonwebtoken']):.1f} |",
    ]
    return [*lines, ""]


def instructions_table(instructions):
    if not instructions:
        return []
    lines = [
        "## Instructions outside the hash",
        "",
        "Counted by callgrind, the same at each run, and held to within 5 % by `bench/instructions`. The frames of `sha2` are left out: callgrind's",
        "processor has no SHA extensions.",
        "",
        "| | instructions a token |",
        "|---|---:|",
        *(f"| {case.replace('_', ' ')} | {count:,} |" for case, count in instructions["cases"].items()),
    ]
    return [*lines, ""]


def versions(results):
    machine = results["machine"]
    return [
        "## Measured with",
        "",
        f"{results['date']}, {results['rounds']} rounds of {results['milliseconds']} ms a case, load of the machine at the start "
        f"{results['load']:.1f}.",
        "",
        f"- {machine['processor']}; {machine['system']}",
        f"- {machine['rust']}, release profile as cargo has it; Node {machine['node']}; Python {machine['python']}",
        "- " + ", ".join(f"{name} {version}" for name, version in results["versions"]),
        "",
    ]


def repeat():
    return [
        "## Repeat it",
        "",
        "    bench/run              # builds and installs what is pinned, measures, writes this page and its chart: a quarter of an hour",
        "    bench/run --quick      # a look, two minutes, into bench/target only",
        "    bench/run --build      # the clean builds alone",
        "    bench/instructions     # the instructions, against bench/instructions.json",
        "",
        "It takes Rust, a C compiler and CMake (for AWS-LC), Node 20, Python 3.11, and valgrind for the last. "
        "[bench/README.md](../bench/README.md) says how it measures.",
        "",
    ]
