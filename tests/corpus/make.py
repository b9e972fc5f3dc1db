"""Writes cases.jsonl, the corpus for `token_core::diagnose`. README.md describes it.

python3 make.py              writes the file
python3 make.py --check      fails when the file is not what this program writes
python3 make.py --summary    prints how often each rule is expected, and how often alone
"""

import base64
import collections
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
# Both corpora forge their tokens with the same module.
sys.path.append(str(HERE.parents[1] / "token-cli/tests/field"))

import cases.claims
import cases.fields
import cases.foreign
import cases.forms
import cases.good
import cases.grants
import cases.header
import cases.identity
import cases.input
import cases.libraries
import cases.limits
import cases.page_51130
import cases.signature
import cases.threads
import cases.times
import rules

FILE = HERE / "cases.jsonl"
MODULES = (
    cases.good,
    cases.libraries,
    cases.page_51130,
    cases.threads,
    cases.input,
    cases.forms,
    cases.foreign,
    cases.header,
    cases.claims,
    cases.times,
    cases.grants,
    cases.fields,
    cases.identity,
    cases.signature,
    cases.limits,
)


def main(arguments):
    found = [line(case) for module in MODULES for case in module.CASES]
    faults = problems(found)
    if faults:
        sys.exit("\n".join(faults))
    text = "".join(json.dumps(case, ensure_ascii=True) + "\n" for case in found)
    match arguments:
        case []:
            FILE.write_text(text, "ascii", newline="\n")
        case ["--check"]:
            if FILE.read_text("ascii") != text:
                sys.exit("cases.jsonl is not what make.py writes; run `python3 make.py`")
        case ["--summary"]:
            summary(found)
        case _:
            sys.exit(__doc__)


def line(case):
    """A case as a line of the file. The verdict is derived, so that no case can contradict itself."""
    given = case["input"]
    if isinstance(given, bytes):
        given = {"input_base64": base64.b64encode(given).decode()}
    else:
        given = {"input": given}
    if case["errors"]:
        verdict = "invalid"
    else:
        verdict = "unverified" if case["secret"] == "none" else "valid"
    return {
        "name": case["name"],
        "why": case["why"],
        **given,
        **({"sdk": case["sdk"]} if case["sdk"] else {}),
        "secret": case["secret"],
        "at": case["at"],
        "errors": sorted(case["errors"]),
        "warnings": sorted(case["warnings"]),
        "verdict": verdict,
        "inner": case["inner"],
    }


def problems(found):
    """The errors of the corpus itself."""
    faults = []
    names = collections.Counter(case["name"] for case in found)
    faults += [f"{name}: two cases have this name" for name, count in names.items() if count > 1]
    for case in found:
        name = case["name"]
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            faults.append(f"{name}: not kebab-case")
        for severity in ("errors", "warnings"):
            faults += [f"{name}: {rule} is no rule" for rule in case[severity] if rule not in rules.KNOWN[severity]]
    alone = {rule for case in found if len(rules_of(case)) == 1 for rule in rules_of(case)}
    listed = {rule for rule_set in rules.LISTED.values() for rule in rule_set}
    faults += [f"{rule}: never alone" for rule in sorted(listed - alone)]
    return faults


def rules_of(case):
    return case["errors"] + case["warnings"]


def summary(found):
    verdicts = collections.Counter(case["verdict"] for case in found)
    good = [case for case in found if case["verdict"] != "invalid"]
    print(f"{len(found)} cases, {len(good)} good: " + ", ".join(f"{count} {name}" for name, count in verdicts.items()))
    expected, alone = collections.Counter(), collections.Counter()
    for case in found:
        ours = [(severity, rule) for severity in ("errors", "warnings") for rule in case[severity]]
        expected.update(ours)
        alone.update(ours if len(ours) == 1 else ())
    for severity in ("errors", "warnings"):
        print(f"\n{severity:<32} cases  alone")
        for rule in rules.KNOWN[severity]:
            note = "" if rule in rules.LISTED[severity] else "  (not in the list of ids)"
            print(f"  {rule:<30} {expected[severity, rule]:>5}  {alone[severity, rule]:>5}{note}")


if __name__ == "__main__":
    main(sys.argv[1:])
