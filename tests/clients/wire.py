"""What a feed says, read from its raw bytes by the letter of RFC 5545, with nobody's library.

Shares nothing with velvoite's writer. `read` gives the entries (UID, day, title and more) and every complaint it has: about
the wire (section 3.1), about properties that must or must not be there, and about what is known to break a real client.
"""

import datetime
import re
from dataclasses import dataclass, field

NAME = re.compile(r"[A-Za-z0-9-]+")
UUID5 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
DAY = re.compile(r"\d{8}")
STAMP = re.compile(r"\d{8}T000000Z")
DAYS_BEFORE = re.compile(r"-P\d+D(T\d+H)?|-P\d+W|-PT\d+H")
LIMIT = 500_000

# What stands in an entry at most once, and what must stand there.
ONCE = "UID DTSTAMP LAST-MODIFIED CREATED SEQUENCE STATUS SUMMARY DESCRIPTION URL DTSTART DTEND DUE TRANSP CLASS COMPLETED".split()
EVENT = "UID DTSTAMP LAST-MODIFIED SEQUENCE STATUS SUMMARY DESCRIPTION DTSTART DTEND TRANSP X-MICROSOFT-CDO-BUSYSTATUS".split()
TASK = "UID DTSTAMP LAST-MODIFIED SEQUENCE STATUS SUMMARY DESCRIPTION DUE".split()
TEXTS = {"SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "COMMENT", "LOCATION", "CONTACT"}
STATUS = {"VEVENT": {"TENTATIVE", "CONFIRMED", "CANCELLED"}, "VTODO": {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"}}


@dataclass
class Property:
    """A content line: name, parameters (each a list of values), value as it stands."""

    name: str
    params: dict
    value: str


@dataclass
class Component:
    """A component with its own lines and what is nested in it."""

    name: str
    properties: list = field(default_factory=list)
    components: list = field(default_factory=list)

    def all(self, name):
        return [one for one in self.properties if one.name == name]

    def value(self, name):
        found = self.all(name)
        return found[0].value if found else None

    def inside(self, name):
        return [one for one in self.components if one.name == name]


def lines(data, complain):
    """Physical lines into logical ones (3.1)."""
    if data.startswith(b"\xef\xbb\xbf"):
        complain("byte order mark")
        data = data[3:]
    if not data.endswith(b"\r\n"):
        complain("does not end with CRLF")
    out = []
    for number, physical in enumerate(data.split(b"\r\n")[:-1] if data.endswith(b"\r\n") else data.splitlines(), 1):
        if len(physical) > 75:
            complain(f"line {number}: {len(physical)} octets")
        if b"\r" in physical or b"\n" in physical:
            complain(f"line {number}: a bare CR or LF")
        if not physical:
            complain(f"line {number}: empty")
        try:
            text = physical.decode("utf-8")
        except UnicodeDecodeError:
            complain(f"line {number}: not UTF-8 by itself (folded inside a character?)")
        if any(octet < 32 and octet != 9 and octet not in b"\r\n" or octet == 127 for octet in physical):
            complain(f"line {number}: control character")
        if physical[:1] in (b" ", b"\t"):
            if not out:
                complain(f"line {number}: a continuation of nothing")
                out.append(b"")
            if physical[:1] == b"\t":
                complain(f"line {number}: folded with a tab")
            out[-1] += physical[1:]
        else:
            out.append(physical)
    return [line.decode("utf-8", "replace") for line in out]


def prop(line, complain):
    """A content line into name, parameters and value (3.1, 3.2)."""
    match = NAME.match(line)
    if not match:
        complain(f"no property name: {line[:40]!r}")
        return None
    name, at, params = match.group().upper(), match.end(), {}
    while line[at : at + 1] == ";":
        match = NAME.match(line, at + 1)
        if not match or line[match.end() : match.end() + 1] != "=":
            complain(f"broken parameter: {line[:60]!r}")
            return None
        key, at, values = match.group().upper(), match.end() + 1, []
        while True:
            if line[at : at + 1] == '"':
                end = line.find('"', at + 1)
                if end < 0:
                    complain(f"open quote: {line[:60]!r}")
                    return None
                values.append(line[at + 1 : end])
                at = end + 1
            else:
                match = re.compile(r'[^";:,]*').match(line, at)
                values.append(match.group())
                at = match.end()
            if line[at : at + 1] != ",":
                break
            at += 1
        if key in params:
            complain(f"{name}: {key} twice")
        params[key] = values
    if line[at : at + 1] != ":":
        complain(f"no colon: {line[:60]!r}")
        return None
    return Property(name, params, line[at + 1 :])


def text(value, complain, where, several=False):
    """A TEXT value without its escapes (3.3.11)."""
    out, at = [], 0
    while at < len(value):
        sign = value[at]
        if sign == "\\":
            following = value[at + 1 : at + 2]
            if following not in ("\\", ";", ",", "n", "N"):
                complain(f"{where}: illegal escape \\{following}")
            out.append("\n" if following in ("n", "N") else following)
            at += 2
            continue
        if sign == ";" or (sign == "," and not several):
            complain(f"{where}: {sign} is not escaped")
        out.append(sign)
        at += 1
    return "".join(out)


def tree(content, complain):
    """Logical lines into one VCALENDAR."""
    stack, roots = [], []
    for line in content:
        one = prop(line, complain)
        if one is None:
            continue
        if one.name == "BEGIN":
            component = Component(one.value.upper())
            (stack[-1].components if stack else roots).append(component)
            stack.append(component)
        elif one.name == "END":
            if not stack or stack[-1].name != one.value.upper():
                complain(f"END:{one.value} closes nothing")
            else:
                stack.pop()
        elif stack:
            stack[-1].properties.append(one)
            if stack[-1].components:
                complain(f"{stack[-1].name}: {one.name} after a component")
        else:
            complain(f"{one.name} stands outside")
    if stack:
        complain(f"{stack[-1].name} is not closed")
    if len(roots) != 1 or roots[0].name != "VCALENDAR":
        complain("not exactly one VCALENDAR")
        return roots[0] if roots else None
    return roots[0]


def calendar(root, complain):
    """The calendar's own lines (3.6, 3.7; RFC 7986 5)."""
    names = [one.name for one in root.properties]
    if names[:3] != ["VERSION", "PRODID", "CALSCALE"]:
        complain(f"begins with {names[:3]}")
    for name in set(names):
        if names.count(name) > 1 and name not in ("CATEGORIES", "IMAGE"):
            complain(f"calendar: {name} {names.count(name)} times")
    if root.value("VERSION") != "2.0":
        complain("VERSION is not 2.0")
    for name, why in (("METHOD", "asks for an ORGANIZER"), ("UID", "vdirsyncer keeps one entry")):
        if name in names:
            complain(f"calendar: {name} ({why})")
    for name in ("NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
        if name not in names:
            complain(f"calendar: no {name}")
    if root.value("NAME") != root.value("X-WR-CALNAME"):
        complain("NAME and X-WR-CALNAME differ")
    if re.search(r"[,;\\]", root.value("NAME") or ""):
        complain(f"NAME with , ; or \\: {root.value('NAME')}")
    for one in root.all("REFRESH-INTERVAL"):
        if one.params.get("VALUE") != ["DURATION"] or one.value != root.value("X-PUBLISHED-TTL"):
            complain("REFRESH-INTERVAL without VALUE=DURATION or unlike X-PUBLISHED-TTL")
        if re.search(r"\d{3,}S", one.value):
            complain(f"REFRESH-INTERVAL in seconds: {one.value}")
    for one in root.properties:
        if one.name in TEXTS:
            text(one.value, complain, one.name)
    zones = root.inside("VTIMEZONE")
    if [zone.value("TZID") for zone in zones] != ["Europe/Helsinki"]:
        complain("not exactly one VTIMEZONE, Europe/Helsinki")
    for zone in zones:
        for part in [zone, *zone.components]:
            if part.value("UID") or part.value("DTSTAMP"):
                complain("UID or DTSTAMP in VTIMEZONE")
        if sorted(part.name for part in zone.components) != ["DAYLIGHT", "STANDARD"]:
            complain("VTIMEZONE without STANDARD and DAYLIGHT")
        for part in zone.components:
            if not part.value("RRULE") or part.all("RDATE"):
                complain(f"{part.name} without RRULE or with RDATE")
            for name in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"):
                if len(part.all(name)) != 1:
                    complain(f"{part.name}: {name}")


def day(value):
    """`20260331` as a day; none if there is no such day."""
    try:
        return datetime.datetime.strptime(value, "%Y%m%d").date() if DAY.fullmatch(value or "") else None
    except ValueError:
        return None


def entry(one, complain):
    """An event or a task (3.6.1, 3.6.2) as a plain record."""
    uid = one.value("UID") or ""
    say = lambda what: complain(f"{uid[:8] or '?'}: {what}")
    event = one.name == "VEVENT"
    for name in EVENT if event else TASK:
        if not one.all(name):
            say(f"no {name}")
    # What rests on no act has nowhere to lead.
    if one.all("LINK") and not one.all("URL"):
        say("LINK without URL")
    for name in ONCE:
        if len(one.all(name)) > 1:
            say(f"{name} {len(one.all(name))} times")
    # What gives notice of another entry has that one's UID and the number of days.
    related = one.value("RELATED-TO")
    if not UUID5.fullmatch(re.sub(r"-\d{1,3}$", "", uid) if related and uid.startswith(f"{related}-") else uid):
        say(f"UID is no lower-case UUID of version 5: {uid}")
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        if not STAMP.fullmatch(one.value(name) or ""):
            say(f"{name} is not the beginning of a day: {one.value(name)}")
    if one.value("DTSTAMP") != one.value("LAST-MODIFIED"):
        say("DTSTAMP and LAST-MODIFIED differ")
    if not re.fullmatch(r"0|[1-9]\d*", one.value("SEQUENCE") or ""):
        say("SEQUENCE is no number")
    if one.value("STATUS") not in STATUS[one.name]:
        say(f"STATUS:{one.value('STATUS')}")
    for name in ("DTSTART", "DTEND", "DUE"):
        for this in one.all(name):
            if this.params.get("VALUE") != ["DATE"] or not day(this.value):
                say(f"{name} is no day")
    begins, ends = day(one.value("DTSTART")), day(one.value("DTEND"))
    if event:
        if begins and ends and ends != begins + datetime.timedelta(days=1):
            say(f"DTEND {ends} is not the day after {begins}")
        if one.value("TRANSP") != "TRANSPARENT" or one.value("X-MICROSOFT-CDO-BUSYSTATUS") != "FREE":
            say("makes people busy")
    elif begins and day(one.value("DUE")) and day(one.value("DUE")) <= begins:
        say("DUE is not after DTSTART")
    for this in one.properties:
        where = f"{uid[:8]} {this.name}"
        if "LANGUAGE" in this.params:
            complain(f"{where}: LANGUAGE (node-ical gives an object)")
        if "ALTREP" in this.params or this.name in ("X-ALT-DESC", "STYLED-DESCRIPTION"):
            complain(f"{where}: markup")
        if this.name in TEXTS:
            text(this.value, complain, where)
        if this.name == "CATEGORIES":
            text(this.value, complain, where, several=True)
            if "\\," in this.value:
                complain(f"{where}: comma inside a category (node-ical splits there)")
        if this.name == "RELATED-TO" and this.params.get("VALUE"):
            complain(f"{where}: VALUE (Home Assistant refuses the feed)")
        if this.name in ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "DURATION", "ATTENDEE", "ORGANIZER"):
            complain(f"{where} does not belong here")
    alarms = one.inside("VALARM")
    for other in one.components:
        if other.name != "VALARM":
            say(f"{other.name} inside")
    for alarm in alarms:
        if sorted(this.name for this in alarm.properties) != ["ACTION", "DESCRIPTION", "TRIGGER"]:
            say(f"VALARM with {sorted(this.name for this in alarm.properties)}")
        if alarm.value("ACTION") != "DISPLAY" or not DAYS_BEFORE.fullmatch(alarm.value("TRIGGER") or ""):
            say(f"VALARM {alarm.value('ACTION')} {alarm.value('TRIGGER')}")
    if alarms and one.value("STATUS") == "CANCELLED":
        say("cancelled and still rings")
    quiet = lambda _: None
    at = begins if event else day(one.value("DUE"))
    return {
        "kind": "event" if event else "task",
        "uid": uid,
        "day": at.isoformat() if at else None,
        "title": text(one.value("SUMMARY") or "", quiet, ""),
        "status": one.value("STATUS"),
        "sequence": one.value("SEQUENCE"),
        "stamp": one.value("DTSTAMP"),
        "text": text(one.value("DESCRIPTION") or "", quiet, ""),
        "url": one.value("URL"),
        "related": one.value("RELATED-TO"),
        "alarms": [alarm.value("TRIGGER") for alarm in alarms],
        "lines": [f"{this.name}{this.params}{this.value}" for this in one.properties],
    }


def read(data):
    """Entries in the order of the file, the calendar's name, and complaints."""
    complaints = []
    root = tree(lines(data, complaints.append), complaints.append)
    if root is None:
        return [], None, complaints
    calendar(root, complaints.append)
    if not root.components:
        complaints.append("no component")
    if len(data) >= LIMIT:
        complaints.append(f"{len(data)} octets")
    for other in root.components:
        if other.name not in ("VTIMEZONE", "VEVENT", "VTODO"):
            complaints.append(f"{other.name} in a calendar")
    entries = [entry(one, complaints.append) for one in root.components if one.name in STATUS]
    if len({one["kind"] for one in entries}) > 1:
        complaints.append("events and tasks in one feed")
    seen, alike = set(), set()
    for one in entries:
        if one["uid"] in seen:
            complaints.append(f"{one['uid'][:8]}: UID twice")
        seen.add(one["uid"])
        without = tuple(line for line in one["lines"] if not line.startswith("UID{"))
        if without in alike:
            complaints.append(f"{one['uid'][:8]}: like another entry but for its UID (vdirsyncer keeps one)")
        alike.add(without)
    name = root.value("NAME")
    return entries, text(name, lambda _: None, "") if name else None, complaints
