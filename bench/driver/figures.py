"""The requirements, one row each."""

from dataclasses import dataclass

OURS = "bench-token-core"
PEER = "bench-jsonwebtoken-rust-crypto"
SIGN = (OURS, "sign")


@dataclass(frozen=True)
class Row:
    """A figure and its limits."""

    title: str
    required: float
    aim: float
    values: tuple | None
    """Lower quartile, median and upper quartile of the rounds; `None` if not measured."""
    unit: str = " ×"
    more: bool = True
    """Whether a higher figure is better."""

    def reached(self):
        """`aim`, `required`, or `no`; `None` if not measured."""
        if self.values is None:
            return None
        if self._holds(self.aim):
            return "aim"
        return "required" if self._holds(self.required) else "no"

    def _holds(self, limit):
        value = self.values[1]
        return value >= limit if self.more else value <= limit


def rows(figures, builds):
    """The rows in the order of the page."""

    def at_least(title, required, aim, over, under):
        return Row(title, required, aim, figures.ratio(over, under))

    def within(title, required, aim, over, under):
        return Row(title, required, aim, figures.ratio(over, under), more=False)

    def allocations(title, required, case):
        one = figures.of(OURS, case)
        return Row(title, required, required, one and (one["allocations"],) * 3, unit="", more=False)

    build = builds and builds["ratio"]
    return [
        at_least("sign, against jsonwebtoken (borrowed claims, key made once)", 4, 6, (PEER, "sign"), SIGN),
        within("sign, against its floor (remaining compressions alone)", 2.4, 1.7, SIGN, (OURS, "floor_rest")),
        within("sign with 8 constant grants, against 1", 1.3, 1.1, (*SIGN, 8), (*SIGN, 1)),
        allocations("sign, allocations", 1, "sign"),
        at_least("sign, against npm `twilio` as its users call it", 300, 1000, ("npm-twilio", "sign"), SIGN),
        at_least("sign, against npm `twilio` with a KeyObject", 25, 60, ("npm-twilio-keyobject", "sign"), SIGN),
        at_least("sign, against PyPI `twilio`", 80, 150, ("pypi-twilio", "sign"), SIGN),
        at_least(
            "verify any library's token into typed claims, against jsonwebtoken",
            1.87, 2.2, (PEER, "verify"), (OURS, "verify_as"),
        ),
        allocations("verify into typed claims, allocations", 2, "verify_as"),
        within(
            "verify with the keys of 20,000 tenants, against those of one",
            1.3, 1.1, (OURS, "verify_tenants"), (OURS, "verify_one_tenant"),
        ),
        at_least("sign on two threads, against one", 1.8, 1.95, SIGN, (*SIGN, 2, 2)),
        Row(
            "clean `cargo build` of a user's crate with one declaration, against the same with jsonwebtoken `rust_crypto`",
            0.78, 0.7, build and tuple(build), more=False,
        ),
        within("`diagnose` of a good token, against verify", 10, 5, (OURS, "diagnose"), (OURS, "verify")),
    ]
