"""docs/compile-time.md, from what was measured."""

import statistics

# What is promised, at this many declarations.
PROMISED_AT = 100
MILLISECONDS = 50
TIMES_BY_HAND = 2


def write(results):
    machine, expansion, sizes = results["machine"], results["expansion"], results["sizes"]
    middle = {crate: statistics.median(times) for crate, times in results["checks"].items()}
    ratio = ratios(results)
    lines = [
        "# What does a grants.toml cost at compile time?",
        "",
        "`bench/compile-time/run` writes this page; do not edit it.",
        "",
        f"Measured {results['date']} on {machine['processor']}, {machine['system']}, {machine['rust']}; the load average was "
        f"{results['load']:.1f} when it began.",
        "",
        "The six tokens of the help desk's grants.toml take turns, each with variables of its own, until there are as many as the row says.",
        "",
        "## Expansion",
        "",
        "From the text to the tokens of `include_grants!`, by token-codegen built for release: read, check, generate. The fastest of many in two",
        "seconds, and the first of a process, which also reads the vendor's schema; a macro's is mostly the first.",
        "",
        "| declarations | expansion | a declaration | the first | instructions | generated code |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for count, (fastest, first, size, instructions) in expansion.items():
        counted = f"{instructions / 1e6:,.1f} million" if instructions else "not counted"
        lines.append(
            f"| {count:,} | {fastest:.2f} ms | {fastest / count * 1e3:.0f} µs | {first:.2f} ms | {counted} | {size / 1000:,.0f} kB |"
        )
    lines += [
        "",
        "## `cargo check` of the crate",
        "",
        "The crate alone, its dependencies checked before, not incremental, in cargo's own profile: the macro is not optimised then. \"By hand\" is",
        "what somebody would write in its place over token-core's typed grants: a type for each token, its variables, `issue` and `issue_for`.",
        f"Seconds that the processor worked, medians of {results['rounds']} rounds; the ratio is taken within each round.",
        "",
        "| declarations | grants.toml | by hand | ratio | grants.toml, bytes | by hand, bytes | lines |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for count, (declared, by_lines, by_bytes) in sizes.items():
        ours, theirs = middle["declared", count], middle["by-hand", count]
        lines.append(
            f"| {count:,} | {ours:.2f} s | {theirs:.2f} s | {ratio[count]:.2f} | {declared:,} | {by_bytes:,} | {by_lines:,} |"
        )
    few, many = sorted(expansion)[-2:]
    growth = expansion[many][0] / expansion[few][0]
    checked = (middle["declared", many] - middle["declared", 1]) / (middle["declared", few] - middle["declared", 1])
    lines += [
        "",
        f"From {few} to {many:,} declarations the expansion takes {growth:.1f} times as long{instructed(expansion, few, many)}, and what",
        f"`cargo check` takes beyond that of one declaration {checked:.1f} times. By hand, one function makes all tokens, so that every problem of the",
        "environment is reported at once; with a thousand of them it is most of what the compiler has to do.",
        "",
        "## Promised",
        "",
        "| at 100 declarations | promised | measured | |",
        "|---|---:|---:|---|",
    ]
    for what, promised, measured, kept in promises(results):
        lines.append(f"| {what} | {promised} | {measured} | {'kept' if kept else 'missed'} |")
    return "\n".join(lines) + "\n"


def instructed(expansion, few, many):
    """Instructions beyond those of a file of one: what is read of the vendor does not grow."""
    one, few, many = (expansion[count][3] for count in (min(expansion), few, many))
    return f" ({(many - one) / (few - one):.1f} times the instructions: the rest is memory)" if one else ""


def ratios(results):
    checks = results["checks"]
    return {
        count: statistics.median(ours / theirs for ours, theirs in zip(checks["declared", count], checks["by-hand", count]))
        for count in results["expansion"]
    }


def promises(results):
    _, first, _, _ = results["expansion"][PROMISED_AT]
    ratio = ratios(results)[PROMISED_AT]
    return [
        ("the expansion, a first one", f"under {MILLISECONDS} ms", f"{first:.1f} ms", first < MILLISECONDS),
        ("`cargo check`, beside code by hand", f"at most {TIMES_BY_HAND} times", f"{ratio:.2f} times", ratio <= TIMES_BY_HAND),
    ]


def missed(results):
    return [f"{what}: {promised} was promised, {measured} measured" for what, promised, measured, kept in promises(results) if not kept]
