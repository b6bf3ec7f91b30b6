"""A mandate's rules as they hold in its networks: the common ones, and those that a network changes under `local`."""

from collections.abc import Iterator

from mandat.diagnostics import Place
from mandat.frozen import frozen
from mandat.schema.mandate import MandateFile
from mandat.workspace.basis import covers
from mandat.workspace.model import Mandate, Network


@frozen
class Version:
    """The rules of a mandate as some of its networks follow them.

    `changed` are the rule paths that `own` gives under `local`; the common rules have neither.
    """

    mandate: Mandate
    rules: MandateFile
    networks: tuple[Network, ...]
    own: Network | None = None
    changed: tuple[str, ...] = ()

    def place(self, *names: object) -> Place:
        """Where a rule stands: in the mandate, or under `local` of the network that changes it."""
        path = ".".join(str(name) for name in names)
        if self.own is not None and any(covers(key, path) for key in self.changed):
            return self.mandate.place("networks", self.own.id, "local", path)
        return self.mandate.place(path)

    def says(self, *paths: str) -> bool:
        """Whether this version speaks for itself about one of these rules; the common rules always do."""
        return self.own is None or any(covers(key, path) or covers(path, key) for key in self.changed for path in paths)


def versions(mandate: Mandate) -> Iterator[Version]:
    """The common rules, then those of every network that changes some."""
    common = tuple(network for network in mandate.networks if network.rules is mandate.data)
    yield Version(mandate, mandate.data, common)
    for network in mandate.networks:
        if network.own is not None and network.rules is not mandate.data:
            yield Version(mandate, network.rules, (network,), network, tuple(network.own.local))
