"""Fingerprints made of names alone: the tie-break between plans of equal cost, and the digest of a plan.

Neither depends on the process, the machine or the order of the input.
"""

from collections.abc import Iterable
from hashlib import sha256

from mandat.planning.problem import Slot

TIE_BITS = 20
"""How wide a tie is. Wide enough that equal sums are rare, narrow enough that the solver's arithmetic stays exact."""


def tie(request: str, slot: Slot) -> int:
    """A number below `2 ** TIE_BITS` drawn from the meeting's id, date and start: of equally good plans, least wins."""
    drawn = sha256(f"{request}|{slot}".encode()).digest()
    return int.from_bytes(drawn[:4], "big") >> (32 - TIE_BITS)


def plan_digest(chosen: Iterable[tuple[str, Slot]]) -> str:
    """The fingerprint of a plan, `sha256:` and 64 hexadecimal digits."""
    lines = sorted(f"{request} {slot}\n" for request, slot in chosen)
    return f"sha256:{sha256(''.join(lines).encode()).hexdigest()}"
