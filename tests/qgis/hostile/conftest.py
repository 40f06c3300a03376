"""The budget of the properties here: many runs of small things, the same ones everywhere."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "hostile",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
)
