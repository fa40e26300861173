"""What holds for all tests."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")
"""No test asserts a time: a loaded machine, or what is built at its first use, is no fault."""
