"""Typography of the core, under its former name."""

from ..core.typography import *  # noqa: F403
