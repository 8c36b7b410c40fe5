"""Named Hypothesis profiles: how many cases every property is tried with."""

import os

from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import engine

from wireproof.errors import WireproofError

__all__ = ["CASES", "draws", "is_deep", "load_profile", "profile_name"]

CASES = {"quick": 4, "desk": 20, "ci": 100, "deep": 2000}
"""While no source changes, all but `deep` try the same cases, so that red stays red; `deep` looks for new ones."""

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.target, Phase.shrink)
"""All but `explain`: what fails is explained by what was on the wire."""

SHRINKING = 10
"""Seconds after which the smallest case that was found until then is shown."""


FEWER = 10
"""How many times fewer cases are tried where others like them are tried as well, unless the profile is `deep`."""


def is_deep() -> bool:
    """Whether nothing is left out because something like it is tried elsewhere."""
    return settings.get_current_profile_name() == "deep"


def draws(repeats: bool) -> settings:
    """How many cases a property is tried with; fewer if it repeats what is tried elsewhere."""
    usual = CASES[settings.get_current_profile_name()]
    return settings(max_examples=max(1, usual // FEWER) if repeats and not is_deep() else usual)


def profile_name() -> str:
    """The name of the profile that is asked for."""
    return os.environ.get("WIREPROOF_PROFILE", "desk")


def load_profile() -> str:
    """
    Load the profile that the environment variable `WIREPROOF_PROFILE` names (`desk` without it), and return its name.

    Raises:
        WireproofError: There is no such profile.
    """
    name = profile_name()
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
