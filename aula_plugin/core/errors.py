"""The one exception of the core that a planner reads."""


class InputError(ValueError):
    """An input that a person can mend.

    The message is French and complete: what is wrong, in which layer, field and object, and what is accepted.
    Algorithms show it as it is; no other exception of the core is meant to be read by a planner.
    """
