"""JSON lines: one object a line in, one response a line out. README.md describes them."""

import json
import sys


def serve(program, modes):
    """Responds to every line of stdin, in the mode of the command line."""
    if len(sys.argv) != 2 or sys.argv[1] not in modes:
        sys.exit(f"usage: {program} {'|'.join(modes)}")
    for line in sys.stdin.buffer:
        print(answer(modes[sys.argv[1]], line), flush=True)


def answer(mode, line):
    name = None
    try:
        case = parse(line)
        name = case.get("name")
        return json.dumps({"name": name, **mode(case)}, allow_nan=False)
    except KeyError as error:
        problem = f"the line lacks {error}"
    except Exception as error:  # whatever it was, it is this line's answer; the next line is another matter
        problem = str(error)
    return json.dumps({"name": name, "ok": False, "error": problem})


def parse(line):
    try:
        case = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ValueError("the line is not JSON") from None
    if not isinstance(case, dict):
        raise ValueError("the line is not a JSON object")
    return case
