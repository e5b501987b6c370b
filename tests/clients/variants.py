"""A good feed written by hand, and the ways to break it: the harness must tell each of them from the good one.

Each variant names who must notice: `wire` is this harness's own reader, the others are clients. A client notices by refusing
the feed or by showing another UID, day or title than the good feed has. Measured once by hand, held here ever after.
"""

from pathlib import Path

# Unfolded, with line feeds; `feed` makes the wire of it. `tests/feed_wire.rs` begins with the same.
SAMPLE = (Path(__file__).resolve().parent / "sample.txt").read_text(encoding="utf-8")

DTSTAMP = "DTSTAMP:20260215T000000Z\n"


def folded(line, limit=75, by_octets=False):
    """A logical line in pieces: between characters, or (wrongly) wherever the octets end."""
    raw, out, room = line.encode(), [], limit
    while len(raw) > room:
        at = room
        while not by_octets and raw[at] & 0xC0 == 0x80:
            at -= 1
        out.append(raw[:at])
        raw, room = raw[at:], limit - 1
    return b"\r\n ".join([*out, raw])


def feed(text=SAMPLE, **how):
    """The text as a feed."""
    return b"".join(folded(line, **how) + b"\r\n" for line in text.splitlines())


def splits(data):
    """Whether a line of a feed is not UTF-8 by itself."""
    try:
        return not all(line.decode() is not None for line in data.split(b"\r\n"))
    except UnicodeDecodeError:
        return True


def changed(old, new, count=-1):
    """The sample with something else in it, which must be there."""
    assert old in SAMPLE, old
    return feed(SAMPLE.replace(old, new, count))


def variants():
    """Name, bytes, who must notice."""
    first, second = "UID:0a5f4f2c-6c1e-5f0b-9d52-0c8d0f6f6a01\n", "UID:0a5f4f2c-6c1e-5f0b-9d52-0c8d0f6f6a02\n"
    third = SAMPLE[SAMPLE.rindex("BEGIN:VEVENT") : SAMPLE.rindex("END:VCALENDAR")]
    twin = third.replace("6a03", "6a04")
    yield "name-with-a-raw-newline", feed().replace(b"NAME:\xc3\x84", b"NAME:\r\n\xc3\x84", 1), ["wire", "icalendar", "vobject", "ical", "ical.js", "vdirsyncer"]
    yield "two-titles", changed("SUMMARY:KUMOTTU: Ilmoita vuosi\n", "SUMMARY:KUMOTTU: Ilmoita vuosi\nSUMMARY:UPPHÄVD: Anmäl år\n"), ["wire", "ical", "vdirsyncer"]
    split = next(data for limit in range(75, 60, -1) if splits(data := feed(by_octets=True, limit=limit)))
    yield "fold-inside-a-character", split, ["wire", "icalendar", "node-ical"]
    yield "byte-order-mark", b"\xef\xbb\xbf" + feed(), ["wire", "vobject", "ical", "vdirsyncer"]
    yield "bare-cr-in-a-title", feed().replace(b"Ilmoita vuosi", b"Ilmoita\rvuosi"), ["wire", "icalendar"]
    yield "uid-twice", changed(second, first), ["wire", "recurring-ical-events", "node-ical", "vdirsyncer"]
    yield "end-on-the-day", changed("DTEND;VALUE=DATE:20260401", "DTEND;VALUE=DATE:20260331"), ["wire", "ical.js", "calcurse"]
    yield "stamp-in-the-zone", changed("TZID:Europe/Helsinki\n", "TZID:Europe/Helsinki\n" + DTSTAMP + first), ["wire", "ics", "libical"]
    yield "uid-in-an-alarm", changed("TRIGGER:-P6DT15H\n", "TRIGGER:-P6DT15H\nUID:alarm\n"), ["wire", "node-ical"]
    yield "no-stamp", changed(DTSTAMP, ""), ["wire", "vobject"]
    yield "uid-of-the-calendar", changed("CALSCALE:GREGORIAN\n", "CALSCALE:GREGORIAN\nUID:calendar\n"), ["wire", "vdirsyncer"]
    yield "alike-but-for-uid", feed(SAMPLE.replace("END:VCALENDAR", twin + "END:VCALENDAR")), ["wire", "vdirsyncer"]
    yield "related-to-a-uri", changed("RELATED-TO:0", "RELATED-TO;VALUE=URI:urn:uuid:0"), ["wire", "ical"]
    yield "language-of-a-title", changed("SUMMARY:✓", "SUMMARY;LANGUAGE=fi:✓"), ["wire", "node-ical"]
    yield "method", changed("CALSCALE:GREGORIAN\n", "CALSCALE:GREGORIAN\nMETHOD:PUBLISH\n"), ["wire", "libical"]
    yield "line-feeds-only", feed().replace(b"\r\n", b"\n"), ["wire"]
    yield "not-folded", feed(limit=100_000), ["wire"]
    yield "no-zone", feed(SAMPLE[: SAMPLE.index("BEGIN:VTIMEZONE")] + SAMPLE[SAMPLE.index("BEGIN:VEVENT") :]), ["wire"]
    yield "comma-in-the-name", changed("NAME:Äyräpään ", "NAME:Äyräpään\\, Åvikin "), ["wire"]
    yield "comma-not-escaped", changed("talous\\, terveys", "talous, terveys"), ["wire"]
    yield "busy", changed("TRANSP:TRANSPARENT\n", ""), ["wire"]
    yield "random-uid", changed("0c8d0f6f6a01", "0c8d0f6f6a01@host"), ["wire"]
    yield "stamp-with-a-clock", changed("DTSTAMP:20260115T000000Z", "DTSTAMP:20260115T101112Z"), ["wire"]
    yield "cut-short", feed()[:-200], ["wire", "icalendar", "ical", "ical.js"]
    # What only a comparison tells: the feed is well-formed and says something else than the sample.
    yield "another-day", changed("20260331", "20260330").replace(b"20260401", b"20260331"), ["said"]
    yield "another-title", changed("Karkauspäivä", "Karkaus-päivä"), ["said"]
    yield "an-entry-lost", feed(SAMPLE.replace(third, "")), ["said"]
    yield "an-entry-doubled", changed("0c8d0f6f6a03", "0c8d0f6f6a05"), ["said"]
