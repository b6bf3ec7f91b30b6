"""The one list of checks: whoever wants to know what mandat looks at reads it here.

A new check is a function in the module of its family, a line in this list, and a folder of examples in the tests. Codes
are never used again.
"""

from mandat.checks import references, roles
from mandat.checks.check import Check

CHECKS: tuple[Check, ...] = (
    references.unknown_reference,
    references.id_used_twice,
    references.wrong_kind_of_thing,
    references.circle,
    references.basis_path_leads_nowhere,
    references.quote_not_in_source,
    roles.two_ways_at_once,
)


def find_check(code: str) -> Check | None:
    """The check with this code or name, however it is written."""
    wanted = code.strip().lower().replace("_", "-")
    return next((check for check in CHECKS if wanted in (check.code.lower(), check.name)), None)
