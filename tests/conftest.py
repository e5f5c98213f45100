"""Settings for all tests."""

from hypothesis import HealthCheck, settings

# A busy machine makes the first inputs slow; how fast we are is told by the benchmark.
settings.register_profile("clausebook", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("clausebook")
