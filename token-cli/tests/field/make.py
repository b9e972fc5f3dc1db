"""Writes the five .jsonl files of this folder. README.md describes their members.

python3 make.py              writes the files
python3 make.py --check      fails when a file is not what this program writes
python3 make.py --summary    counts the cases by kind and by vendor, and the rules
"""

import collections
import importlib
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
MODULES = {
    "inputs": "values forms encrypted identity sids secrets regions names foreign"
    " livekit livekit_fields zoom zoom_kinds meant siblings",
    "good": "good good_names good_vendors",
    "environments": "environments.values environments.around environments.names environments.good"
    " environments.siblings",
    "explain": "explain",
    "declarations": "declarations declared_siblings",
}


STRICT = ("errors", "warnings", "findings")
"""Members that are exact sets, even if empty. Others are left out if they are empty."""


def cases_of(modules):
    for module in modules.split():
        for kind, found in importlib.import_module(f"cases.{module}").CASES.items():
            for case in found:
                yield {"name": case.pop("name"), "kind": kind} | case


def line(case):
    return json.dumps({key: value for key, value in case.items() if present(key, value)}) + "\n"


def present(key, value):
    return value is not None and (key in STRICT or value not in ([], {}))


FILES = {f"{file}.jsonl": list(cases_of(modules)) for file, modules in MODULES.items()}


def problems():
    for file, found in FILES.items():
        for name, count in collections.Counter(case["name"] for case in found).items():
            if count > 1:
                yield f"{file}: {name} is there {count} times"
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
                yield f"{file}: {name} is not in kebab-case"
    for case in FILES["inputs.jsonl"]:
        if case["errors"] is not None and bool(case["errors"]) != (case["verdict"] == "invalid"):
            yield f"{case['name']}: the verdict is {case['verdict']}, with the errors {case['errors']}"
    for case in FILES["good.jsonl"]:
        if case["errors"] or case["warnings"]:
            yield f"{case['name']}: a good token has no findings"


def summary():
    for file, found in FILES.items():
        print(f"{file}: {len(found)}; {counts(case['kind'] for case in found)}")
        if "vendor" in found[0]:
            print(f"    {counts(case['vendor'] for case in found)}")
    rules = (rule for case in FILES["inputs.jsonl"] for rule in (case["errors"] or []) + (case["warnings"] or []))
    print(f"rules: {counts(rules)}")


def counts(values):
    return ", ".join(f"{count} {value}" for value, count in collections.Counter(values).most_common())


def main(arguments):
    if faults := list(problems()):
        sys.exit("\n".join(faults))
    texts = {file: "".join(map(line, found)) for file, found in FILES.items()}
    match arguments:
        case []:
            for file, text in texts.items():
                (HERE / file).write_text(text, "ascii", newline="\n")
        case ["--check"]:
            for file, text in texts.items():
                if (HERE / file).read_text("ascii") != text:
                    sys.exit(f"{file} is not what make.py writes; run `python3 make.py`")
        case ["--summary"]:
            summary()
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
