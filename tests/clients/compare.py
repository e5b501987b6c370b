"""Whether a client says what the feed says, and the few disagreements that are known and explained."""

import json
import re
from collections import Counter

# Clients that throw something away. What is left must agree still.
WITHOUT_UID = {
    "calcurse": "calcurse keeps no UID in its files; day and title are compared",
    "vdirsyncer": "vdirsyncer's HTTP storage names every item by a hash of its content instead of its UID; day and title are compared",
}
NO_TASKS = {
    "khal": "khal shows no tasks",
    "vdirsyncer": "khal, which lists what vdirsyncer fetched, shows no tasks",
}
TASKS_WITHOUT_DAY = {"calcurse": "calcurse's tasks have no day; titles are compared"}

# (client, what the difference looks like, why it is no defect of the feed). Each is about the one title that is made up to
# hold a backslash before an n, or about the feed whose name holds BEGIN:VEVENT.
UNESCAPES = r"^6ee5f969 title: (['\"])(.*)\\\\n(.*)\1 is shown as \1\2\\\\\\n\3\1$"
BEGINS = r"^refuses the feed: Error: Line not valid:  – (määräajat|tidsfrister|deadlines)$"
EXPLAINED = [
    ("ics", UNESCAPES, "takes \\\\n for an escaped line break (RFC 5545 3.3.11 reads it as a backslash and an n)"),
    ("node-ical", UNESCAPES, "takes \\\\n for an escaped line break (RFC 5545 3.3.11 reads it as a backslash and an n)"),
    ("ts-ics", BEGINS, "takes BEGIN:VEVENT inside a name for the beginning of an event"),
]


def differences(client, wanted, said):
    """What a client's answer has otherwise than the entries of the wire, each as one line; and how many it has."""
    if "refused" in said:
        return [f"refuses the feed: {said['refused']}"], 0
    got = said["entries"]
    if client in NO_TASKS:
        wanted = [one for one in wanted if one["kind"] != "task"]
    key = lambda one: (
        None if client in WITHOUT_UID else one["uid"],
        None if one["kind"] == "task" and client in TASKS_WITHOUT_DAY else one["day"],
        one["title"] if isinstance(one.get("title"), str) else json.dumps(one.get("title")),
        one["kind"],
    )
    lost, extra = Counter(map(key, wanted)), Counter(map(key, got))
    lost, extra = lost - extra, extra - lost
    out = []
    for (uid, day, title, kind), count in sorted(lost.items(), key=str):
        twin = next((other for other in extra if uid and other[0] == uid), None)
        if twin:
            del extra[twin]
            for what, old, new in (("day", day, twin[1]), ("title", title, twin[2]), ("kind", kind, twin[3])):
                if old != new:
                    out.append(f"{uid[:8]} {what}: {old!r} is shown as {new!r}")
        else:
            out.append(f"lost{'' if count == 1 else f' {count} times'}: {uid and uid[:8]} {day} {title!r}")
    for (uid, day, title, kind), count in sorted(extra.items(), key=str):
        out.append(f"nobody wrote{'' if count == 1 else f' {count} times'}: {uid and uid[:8]} {day} {title!r}")
    rings = {one["uid"]: len(one["alarms"]) for one in wanted}
    for one in got:
        has = one.get("alarms")
        has = len(has) if isinstance(has, list) else has
        if has is not None and int(has) != rings.get(one["uid"], 0):
            out.append(f"{one['uid'][:8]} alarms: {rings.get(one['uid'], 0)} are shown as {has}")
    return out, len(got)


def explained(client, difference):
    """Why a difference is no defect of the feed; none if nobody knows."""
    for name, looks, why in EXPLAINED:
        if name == client and re.search(looks, difference, re.DOTALL):
            return why
    return None
