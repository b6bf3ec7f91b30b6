"""From a folder to a workspace: every file read, every fault with its place, everything joined."""

import copy
import gc
from collections.abc import Iterable
from dataclasses import dataclass, field

from mandat.diagnostics import Diagnostic
from mandat.schema.community import CommunityFile
from mandat.schema.mandate import MandateFile
from mandat.schema.meeting import MeetingFile
from mandat.schema.paths import steps_to
from mandat.schema.people import PeopleFile
from mandat.schema.plan import PlanFile
from mandat.schema.process import ProcessFile
from mandat.schema.read import FileData, Misread, kind_of, read_values
from mandat.schema.rest import rest_of
from mandat.source.folder import MANDATES, Folder
from mandat.source.text import decode
from mandat.source.yaml_faults import Fault, Span
from mandat.source.yaml_sections import readable_sections
from mandat.source.yaml_text import Parsed, Value, parse_yaml, quick_values
from mandat.workspace.faults import fault_diagnostic, misread_diagnostic
from mandat.workspace.identities import shared_names
from mandat.workspace.model import Community, Mandate, Meeting, Network, People, Plan, Process, Workspace
from mandat.workspace.placing import is_read, misnamed, misplaced


@dataclass(slots=True)
class _Reading:
    """What has been read of one community so far."""

    names: frozenset[str]
    community: tuple[str, CommunityFile] | None = None
    mandates: list[Mandate] = field(default_factory=list)
    processes: list[Process] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    people: People | None = None
    unread: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    faults: list[Diagnostic] = field(default_factory=list)


def load(folder: Folder, paths: Iterable[str] | None = None) -> Workspace:
    """Read every file of a workspace. Faults never stop the reading; a file with a fault is left out and named.

    `paths` are those of all files of some communities, if not the whole is wanted.

    Raises:
        NotReadable: a file or folder that is there cannot be opened; without it nothing can be said of the whole.
    """
    was_enabled = gc.isenabled()
    gc.disable()  # nothing that is read is thrown away again: collecting would only cost time (1.4 to 1.7 times)
    try:
        return _load(folder, folder.paths() if paths is None else tuple(paths))
    finally:
        if was_enabled:
            gc.enable()


def _load(folder: Folder, paths: tuple[str, ...]) -> Workspace:
    beside: dict[str, set[str]] = {}
    for path in paths:
        beside.setdefault(path.split("/")[1], set()).add(path.rsplit("/", 1)[1])
    readings: dict[str, _Reading] = {}
    for path in paths:
        names = path.split("/")[1:]
        where = names[0] if len(names) > 1 else ""
        reading = readings.setdefault(where, _Reading(frozenset(beside[names[0]])))
        if is_read(names):
            _read(folder, path, names, reading)
        elif fault := misplaced(path, names):
            reading.faults.append(fault_diagnostic(path, "", fault))
    shared = shared_names(reading.community[1] for reading in readings.values() if reading.community is not None)
    communities = tuple(_join(name, reading, shared) for name, reading in sorted(readings.items()) if name)
    faults = tuple(fault for reading in readings.values() for fault in reading.faults)
    return Workspace(folder, tuple(c for c in communities if c is not None), faults)


def _read(folder: Folder, path: str, names: list[str], reading: _Reading) -> None:
    text = decode(folder.read(path))
    stem = names[-1].removesuffix(".yaml")
    if isinstance(text, Fault):
        reading.unread.add(stem)
        reading.faults.append(fault_diagnostic(path, "", text))
        return
    value = quick_values(text.characters)
    misreads = () if value is None else _taken(path, names, value, reading)
    if value is None or misreads:
        _told(path, names, text.characters, reading)


def _taken(path: str, names: list[str], value: Value, reading: _Reading) -> tuple[Misread, ...]:
    """Keep what the values mean; what does not fit."""
    data = read_values(value)
    if isinstance(data, tuple):
        return data
    wrong = tuple(misnamed(names, data, reading.names))
    networks, local = _networks(data, value) if isinstance(data, MandateFile) else ((), ())
    if not (wrong or local):
        _keep(path, data, networks, reading)
    return (*wrong, *local)


def _told(path: str, names: list[str], text: str, reading: _Reading) -> None:
    """Read a file that has something wrong with it for the places of its faults; what can be kept of it is kept."""
    parsed = parse_yaml(text)
    if parsed.broken:
        _told_in_part(path, names, text, readable_sections(text, parsed), reading)
        return
    reading.faults.extend(fault_diagnostic(path, text, fault) for fault in parsed.faults)
    data = read_values(parsed.value)
    misreads = data if isinstance(data, tuple) else _kept(path, names, data, parsed.value, reading)
    rest = rest_of(parsed.value, data) if isinstance(data, tuple) else None
    if rest is not None:
        # What does not fit is told; the names in the rest of the file are still looked up.
        reading.partial.add(path)
        _keep(path, rest, _networks(rest, parsed.value)[0] if isinstance(rest, MandateFile) else (), reading)
    reading.faults.extend(
        misread_diagnostic(path, text, parsed, misread) for misread in misreads if not _is_told(parsed, misread)
    )
    if parsed.faults or misreads:
        reading.unread.update(_ids_of(parsed.value, names[-1].removesuffix(".yaml")))


def _told_in_part(path: str, names: list[str], text: str, parsed: Parsed, reading: _Reading) -> None:
    """Tell the faults of a file of which only some sections can be read; nothing of it is kept.

    What the file lacks as a whole may well stand in the lines that cannot be read, so nobody is asked for it.
    """
    reading.faults.extend(fault_diagnostic(path, text, fault) for fault in parsed.faults)
    data = read_values(parsed.value) if not parsed.broken and kind_of(parsed.value) else ()
    misreads = (one for one in data if one.steps and not _is_told(parsed, one)) if isinstance(data, tuple) else ()
    reading.faults.extend(misread_diagnostic(path, text, parsed, misread) for misread in misreads)
    reading.unread.update(_ids_of(parsed.value, names[-1].removesuffix(".yaml")))


def _kept(path: str, names: list[str], data: FileData, value: object, reading: _Reading) -> tuple[Misread, ...]:
    """Keep a file that fits the format although its name or a local value does not."""
    networks, local = _networks(data, value) if isinstance(data, MandateFile) else ((), ())
    wrong = tuple(misnamed(names, data, reading.names))
    if not any("copy" in one.help for one in wrong):  # a copy beside its original would declare everything twice
        _keep(path, data, networks, reading)
    return (*wrong, *local)


def _is_told(parsed: Parsed, misread: Misread) -> bool:
    """What stands where the reader found a fault (an empty value, a doubled key, an alias) is told once, by the reader."""
    places = {(fault.span.line, fault.span.column) for fault in parsed.faults}
    spans = (parsed.span(misread.steps), parsed.span(misread.steps, at_key=True))
    return bool(misread.steps) and any((span.line, span.column) in places for span in spans)


def _keep(path: str, data: FileData, networks: tuple[Network, ...], reading: _Reading) -> None:
    match data:
        case CommunityFile():
            reading.community = (path, data)
        case MandateFile():
            reading.mandates.append(Mandate(path, data, networks))
        case PlanFile():
            reading.plans.append(Plan(path, data))
        case MeetingFile():
            reading.meetings.append(Meeting(path, data))
        case ProcessFile():
            reading.processes.append(Process(path, data))
        case PeopleFile():
            reading.people = People(path, data)


def _networks(data: MandateFile, value: object) -> tuple[tuple[Network, ...], tuple[Misread, ...]]:
    """The networks of a mandate, each with the rules that hold there."""
    if not data.networks:
        return (Network(data.mandate, data.short_title or data.title, "", data.members, data),), ()
    networks: list[Network] = []
    misreads: list[Misread] = []
    for own in data.networks:
        rules: MandateFile | tuple[Misread, ...] = _local_rules(value, own.id, own.local) if own.local else data
        if isinstance(rules, tuple):
            misreads.extend(rules)
            rules = data
        networks.append(Network(own.id, own.name, f"networks.{own.id}", own.members, rules, own))
    return tuple(networks), tuple(misreads)


def _local_rules(value: object, network: str, local: dict[str, object]) -> MandateFile | tuple[Misread, ...]:
    """The mandate with a network's own values put in place."""
    changed = copy.deepcopy(value)
    entry = steps_to(value, f"networks.{network}") or ()
    for path, new in local.items():
        steps = (*entry, "local", path)
        parent = steps_to(changed, path.rpartition(".")[0])
        container = _at(changed, parent) if parent is not None else None
        if not isinstance(container, dict):
            return (
                Misread("REF05", steps, f'"{path}" is no rule of this mandate.', "name a rule that the mandate has", at_key=True),
            )
        container[path.rpartition(".")[2]] = new
    data = read_values(changed)
    if isinstance(data, MandateFile):
        return data
    misreads = data if isinstance(data, tuple) else ()
    return tuple(Misread(m.code, (*entry, *_local_steps(changed, local, m.steps)), m.message, m.help, m.at_key) for m in misreads)


def _local_steps(changed: object, local: dict[str, object], steps: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Where a misread value stands in `local`: below the path that put it into the mandate."""
    for path in local:
        put = steps_to(changed, path)
        if put is not None and steps[: len(put)] == put:
            return ("local", path, *steps[len(put) :])
    return ("local",)


def _at(value: object, steps: tuple[str | int, ...]) -> object:
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        else:
            return None
    return value


def _ids_of(value: object, stem: str) -> set[str]:
    """The ids that a file would declare, as far as they can be seen."""
    found = {stem}
    if isinstance(value, dict):
        found.update(v for k in ("mandate", "process") if isinstance(v := value.get(k), str))
        for key in ("networks", "organisations", "areas", "bodies"):
            entries = value.get(key)
            if isinstance(entries, list):
                found.update(e["id"] for e in entries if isinstance(e, dict) and isinstance(e.get("id"), str))
    return found


def _join(name: str, reading: _Reading, shared: tuple[tuple[str, str], ...]) -> Community | None:
    if reading.community is None:
        if "community" not in reading.unread:
            fault = Fault(
                "FMT06", Span(1, 1, 1, 1), f"The folder `{name}` has no `community.yaml`.", "add one: see `mandat init`"
            )
            reading.faults.append(fault_diagnostic(f"{MANDATES}/{name}/community.yaml", "", fault))
        return None
    file, data = reading.community
    return Community(
        file,
        data,
        tuple(reading.mandates),
        tuple(reading.processes),
        tuple(sorted(reading.plans, key=lambda plan: plan.data.plan)),
        tuple(reading.meetings),
        reading.people,
        frozenset(reading.unread),
        frozenset(reading.partial),
        shared,
    )
