"""Writes inputs.jsonl, good.jsonl, environments.jsonl, explain.jsonl and declarations.jsonl. README.md says what is in them.

python3 make.py              writes the files
python3 make.py --check      fails when a file is not what this program writes
python3 make.py --summary    counts by kind, by vendor and by rule
"""

import collections
import json
import pathlib
import re
import sys

import cases.declarations
import cases.environments
import cases.explain
import cases.forms
import cases.good
import cases.identity
import cases.livekit
import cases.rules
import cases.secrets
import cases.sids
import cases.values
import cases.zoom

HERE = pathlib.Path(__file__).parent
BAD = (cases.values, cases.forms, cases.identity, cases.sids, cases.secrets, cases.rules, cases.livekit, cases.zoom)
KNOWN = set((HERE / "rules.txt").read_text().split())


def files():
    inputs = [case for module in BAD for case in module.CASES]
    return {"inputs.jsonl": inputs, "good.jsonl": cases.good.CASES, "environments.jsonl": cases.environments.CASES,
            "explain.jsonl": cases.explain.CASES, "declarations.jsonl": cases.declarations.CASES}


def line(case):
    """A case as its file has it. What was reported stands in reported.json."""
    return json.dumps({key: value for key, value in case.items() if key != "report"}, ensure_ascii=True) + "\n"


def reported(found):
    """Which cases rebuild which report."""
    by = collections.defaultdict(list)
    for case in (case for each in found.values() for case in each):
        if case.get("report"):
            by[case["report"]].append(case["name"])
    return json.dumps(dict(sorted(by.items())), indent=1) + "\n"


def problems(found):
    faults = []
    for file, each in found.items():
        names = collections.Counter(case["name"] for case in each)
        faults += [f"{file}: {name} stands twice" for name, count in names.items() if count > 1]
        faults += [f"{name}: not kebab-case" for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)]
    for case in found["inputs.jsonl"] + found["good.jsonl"]:
        faults += [f"{case['name']}: {case['verdict']}, with errors {case['errors']}"] if bool(case["errors"]) != (case["verdict"] == "invalid") and case["errors"] is not None else []
    for case in found["good.jsonl"]:
        faults += [f"{case['name']}: not good"] if case["errors"] or case["warnings"] else []
    return faults


def rules_of(case):
    sides = [case, *case.get("other", [])]
    return {rule for side in sides for severity in ("errors", "warnings") for rule in side.get(severity) or ()}


def summary(found):
    for file, each in found.items():
        print(f"{file}: {len(each)}; " + ", ".join(f"{count} {kind}" for kind, count in collections.Counter(case["kind"] for case in each).items()))
        if file in ("inputs.jsonl", "good.jsonl"):
            print("   " + ", ".join(f"{count} {vendor}" for vendor, count in collections.Counter(case["vendor"] for case in each).items()))
    first = collections.Counter(rule for case in found["inputs.jsonl"] for severity in ("errors", "warnings") for rule in case[severity] or ())
    print("rules expected first:", dict(first.most_common()))
    every = {rule for case in found["inputs.jsonl"] for rule in rules_of(case)}
    every |= {rule for case in found["declarations.jsonl"] for rule in rules_of(case)}
    every |= {finding["rule"] for case in found["environments.jsonl"] for finding in case["findings"]}
    print("not in today's list:", sorted(every - KNOWN))
    print("unsure:", sum(1 for each in found.values() for case in each if case.get("unsure")))


def main(arguments):
    found = files()
    if faults := problems(found):
        sys.exit("\n".join(faults))
    texts = {file: "".join(map(line, each)) for file, each in found.items()} | {"reported.json": reported(found)}
    match arguments:
        case []:
            for file, text in texts.items():
                (HERE / file).write_text(text, "ascii", newline="\n")
        case ["--check"]:
            for file, text in texts.items():
                if (HERE / file).read_text("ascii") != text:
                    sys.exit(f"{file} is not what make.py writes; run `python3 make.py`")
        case ["--summary"]:
            summary(found)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
