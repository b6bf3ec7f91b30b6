"""What holds for all tests: properties are about results, never about how long an example took on a busy machine."""

from hypothesis import settings

settings.register_profile("results only", deadline=None)
settings.load_profile("results only")
