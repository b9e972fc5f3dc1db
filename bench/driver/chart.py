"""docs/performance.svg: sign and verify, one bar for each candidate, on a logarithmic scale.

Nothing is behind the bars, and every colour is of a middle tone, so that the chart reads on light and on dark pages, also where a
page and the reader's system disagree; the text goes a little darker or lighter with the system."""

import math
from xml.sax.saxutils import escape

from . import candidates

WIDTH, LABELS, RIGHT = 860, 290, 96
ROW, BAR, TITLE, GAP = 24, 14, 40, 26
FIRST, LAST = 2, 6
"""Powers of ten, nanoseconds."""
LEFT_OUT = {"sign_prepared", "sign_at_once", "diagnose", "verify"}
"""Cases of token-core that are in the tables only, to keep the chart short."""

STYLE = """
    text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #656d76; }
    .title { font-weight: 600; font-size: 15px; }
    .tick { font-size: 11px; text-anchor: middle; }
    .label { text-anchor: end; }
    .ours-text { font-weight: 600; fill: #2f7de1; }
    .grid { stroke: #808890; stroke-opacity: .28; }
    .ours { fill: #2f7de1; } .rust { fill: #c07a3a; } .other { fill: #8a7fb8; } .floor { fill: #2a9d8f; }
    @media (prefers-color-scheme: dark) { text { fill: #8b949e; } .ours-text { fill: #4c93ee; } }
"""
KINDS = [("ours", "token-core"), ("rust", "Rust"), ("other", "Node, Python"), ("floor", "SHA-256 alone")]


def draw(figures):
    """The chart as text."""
    parts, y = [], 0
    for title, shown in [("Sign", candidates.SIGN), ("Verify", candidates.VERIFY)]:
        bars = sorted(drawn(shown, figures), key=lambda bar: bar[1])
        parts += panel(title, bars, y)
        y += TITLE + len(bars) * ROW + GAP
    parts += legend(y)
    height = y + 24
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="title">',
            "  <title id=\"title\">Nanoseconds to sign and to verify an access token, less is better</title>",
            f"  <style>{STYLE}  </style>",
            *parts,
            "</svg>",
            "",
        ]
    )


def drawn(shown, figures):
    for one in shown:
        ns = figures.ns(one.candidate, one.case)
        if ns is not None and not (one.kind == "ours" and one.case in LEFT_OUT):
            yield one, ns


def panel(title, bars, top):
    bottom = top + TITLE + len(bars) * ROW
    yield f'  <text class="title" x="0" y="{top + 20}">{title}: nanoseconds a token, logarithmic</text>'
    for power in range(FIRST, LAST + 1):
        x = position(10**power)
        yield f'  <line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{top + TITLE - 4}" y2="{bottom}"/>'
        yield f'  <text class="tick" x="{x:.1f}" y="{top + TITLE - 9}">{10**power:,}</text>'
    for index, (one, ns) in enumerate(bars):
        y = top + TITLE + index * ROW
        label, value = ("label ours-text", "ours-text") if one.kind == "ours" else ("label", "value")
        end = position(ns)
        yield f'  <text class="{label}" x="{LABELS - 8}" y="{y + 16}">{escape(one.title)}</text>'
        yield f'  <rect class="{one.kind}" x="{LABELS}" y="{y + 5}" width="{end - LABELS:.1f}" height="{BAR}" rx="2"/>'
        yield f'  <text class="{value}" x="{end + 6:.1f}" y="{y + 16}">{three_digits(ns)}</text>'


def legend(top):
    x = LABELS
    for kind, name in KINDS:
        yield f'  <rect class="{kind}" x="{x}" y="{top}" width="12" height="12" rx="2"/>'
        yield f'  <text x="{x + 18}" y="{top + 11}">{name}</text>'
        x += 34 + 8 * len(name)


def position(ns):
    share = (math.log10(ns) - FIRST) / (LAST - FIRST)
    return LABELS + max(share, 0) * (WIDTH - LABELS - RIGHT)


def three_digits(ns):
    digits = max(0, math.floor(math.log10(ns)) - 2)
    return f"{round(ns, -digits):,.0f}"
