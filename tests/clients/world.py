"""The made-up shore in its two states, and what must have changed between them."""

import json
import shutil
import uuid
from pathlib import Path

from clients import sh

WORLD = Path(__file__).resolve().parent / "world"
AS_OF = "2026-03-10"
HORIZON = ("2025-01-01", "2029-12-31")
# The namespace of velvoite's UIDs, written here once more: if it ever changed, every subscriber would see all twice.
INSTANCES = uuid.UUID("fa779221-5ab6-470d-9563-c608af7cf872")

COUNTY = "county-91"
MOVED = {
    # By an amendment; by a correction of the day on which a request came.
    "county-shore-plan/county-91/once": ("2026-05-15", "2026-06-15"),
    "county-opinion/county-91/pyynt%C3%B6-1": ("2026-03-16", "2026-04-07"),
}
GONE = {
    # By an amendment.
    "county-noise-survey/county-91/once": {"fi": "KUMOTTU", "sv": "UPPHÄVD", "en": "REPEALED"},
    # Because the request was withdrawn.
    "county-opinion/county-91/pyynt%C3%B6-2": {"fi": "POISTUNUT", "sv": "UTGÅR", "en": "WITHDRAWN"},
}
MET = ["county-summer-time/county-91/once", "municipality-yearly-report/municipality-912/2025"]
# Entries that stand for all municipalities, and count the one that met its duty.
COUNTED = ["municipality-yearly-report//2025", "municipality-yearly-report/kind:municipality/2025"]


def uid(instance):
    """The UID of an instance, as RFC 9562 5.5 makes it."""
    return str(uuid.uuid5(INSTANCES, instance))


def lay(place, state):
    """Lays the world of a state out as rules and a register; files are put in place whole, as an editor saves them."""
    wanted = {}
    for source, target in (("common", "rules"), (state, "")):
        for path in sorted((WORLD / source).rglob("*")):
            if path.is_file():
                inner = path.relative_to(WORLD / source)
                where = place / "rules" / inner if target or inner.suffix == ".velvoite" else place / inner
                wanted[where] = path.read_bytes()
    for where, data in wanted.items():
        where.parent.mkdir(parents=True, exist_ok=True)
        if not where.exists() or where.read_bytes() != data:
            beside = where.with_name(f".{where.name}.new")
            beside.write_bytes(data)
            beside.rename(where)
    return place


class Velvoite:
    """The program, judging one world."""

    def __init__(self, binary, records, *world):
        self.binary, self.records, self.world = binary, records, [*world]

    def feed(self, *arguments, as_of=AS_OF):
        return sh(self.binary, "feed", self.records, *self.world, "--as-of", as_of, *arguments)

    def days(self, *arguments, as_of=AS_OF, horizon=HORIZON):
        """Instance → finding, of all that has a due day in the horizon, as `check` says."""
        import subprocess

        command = [self.binary, "check", self.records, *self.world, "--as-of", as_of, "--from", horizon[0], "--to", horizon[1]]
        ran = subprocess.run([*map(str, command), "--format", "json", *arguments], capture_output=True, text=True)
        if ran.returncode not in (0, 1):
            raise RuntimeError(ran.stderr)
        found = json.loads(ran.stdout)["findings"]
        return {one["instance"]: one for one in found if one["effective_due"] and horizon[0] <= one["effective_due"] <= horizon[1]}


def against_check(entries, findings, wanted):
    """What a feed has otherwise than `check`: lost, too many, on another day, met or not. `wanted` picks the findings."""
    live = {one["uid"]: one for one in entries if one["status"] != "CANCELLED" and not one["related"]}
    out = []
    for instance, finding in findings.items():
        if finding["verdict"] == "not-applicable" or not wanted(finding):
            continue
        one = live.pop(uid(instance), None)
        if one is None:
            out.append(f"{instance} is not in the feed")
        elif one["day"] != finding["effective_due"]:
            out.append(f"{instance}: {finding['effective_due']}, in the feed {one['day']}")
        elif ("✓" in one["title"]) != (finding["verdict"] in ("met", "met-late")):
            out.append(f"{instance} is {finding['verdict']}: {one['title']}")
    return out + [f"no finding: {one['uid'][:8]} {one['day']} {one['title']}" for one in live.values()]


def between(first, second, lang):
    """What is wrong with the way from the first edition of a feed to the second; and what was seen to change."""
    before, after = ({one["uid"]: one for one in entries} for entries in (first, second))
    out, seen = [], []
    names = {uid(name): name for name in [*MOVED, *GONE, *MET, *COUNTED]}
    if len(after) != len(second):
        out.append("an entry stands twice")
    for one in before.keys() ^ after.keys():
        out.append(f"{names.get(one, one)} {'came' if one in after else 'went'}")
    for one in before.keys() & after.keys():
        old, new, name = before[one], after[one], names.get(one)
        said = f"{old['day']} → {new['day']}, {old['status']} → {new['status']}, SEQUENCE {old['sequence']} → {new['sequence']}, {new['title']!r}"
        if name is None:
            if old["lines"] != new["lines"]:
                out.append(f"changed without a reason: {said}")
            continue
        seen.append(name)
        raised = int(new["sequence"]) > int(old["sequence"])
        if new["stamp"] <= old["stamp"]:
            out.append(f"{name}: LAST-MODIFIED {old['stamp']} → {new['stamp']}")
        if name in MOVED and ((old["day"], new["day"]) != MOVED[name] or not raised or new["status"] == "CANCELLED"):
            out.append(f"{name} is not moved: {said}")
        if name in GONE and (new["status"] != "CANCELLED" or not raised or not new["title"].startswith(f"{GONE[name][lang]}: ")):
            out.append(f"{name} is not cancelled: {said}")
        if name in COUNTED and [old[key] for key in ("day", "status", "title")] != [new[key] for key in ("day", "status", "title")]:
            out.append(f"{name} changes more than what it counts: {said}")
        if name in GONE and old["day"] != new["day"]:
            out.append(f"{name} is cancelled on another day: {said}")
        if name in MET and ("✓" not in new["title"] or "✓" in old["title"] or old["day"] != new["day"]):
            out.append(f"{name} does not say that it is met: {said}")
    return out, seen


def fresh(place):
    """An empty folder."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    return place
