"""Named Hypothesis profiles: how many cases every property is tried with."""

import os

from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import engine

from wireproof.errors import WireproofError

__all__ = ["CASES", "load_profile"]

CASES = {"desk": 20, "ci": 100, "deep": 2000}
"""While no source changes, `desk` and `ci` try the same cases, so that red stays red; `deep` looks for new ones."""

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.target, Phase.shrink)
"""All but `explain`: what fails is explained by what was on the wire."""

SHRINKING = 10
"""Seconds after which the smallest case that was found until then is shown."""


def load_profile() -> str:
    """
    Load the profile that the environment variable `WIREPROOF_PROFILE` names (`desk` without it), and return its name.

    Raises:
        WireproofError: There is no such profile.
    """
    name = os.environ.get("WIREPROOF_PROFILE", "desk")
    if name not in CASES:
        raise WireproofError(f"WIREPROOF_PROFILE: there is no profile {name!r}; choose one of {', '.join(CASES)}")
    settings.register_profile(
        name,
        max_examples=CASES[name],
        deadline=None,
        derandomize=name != "deep",
        print_blob=name == "deep",
        phases=PHASES,
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow],  # the first draw compiles the schema
    )
    settings.load_profile(name)
    engine.MAX_SHRINKING_SECONDS = SHRINKING
    return name
