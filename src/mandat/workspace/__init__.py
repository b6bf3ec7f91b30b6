"""The workspace: every file joined, look-ups by id, references resolved, and where everything came from."""

from mandat.workspace.load import load
from mandat.workspace.model import Community, Mandate, Meeting, Network, People, Plan, Process, Thing, Workspace

__all__ = ["Community", "Mandate", "Meeting", "Network", "People", "Plan", "Process", "Thing", "Workspace", "load"]
