"""Whether the harness can fail: the good sample is agreed on by all, each broken variant is told by those named for it."""

import clients
import compare
import variants
import wire
import world

# These start several processes for each file: they see only the variants that name them.
SLOW = ["khal", "vdirsyncer"]


def editions():
    """Two editions as they should be, and second editions that should not pass: what is wrong with each, and its entries."""
    steady = "county-leap-day/county-91/once"
    days = {name: "2026-09-30" for name in [*world.GONE, *world.MET, steady]} | {name: pair[0] for name, pair in world.MOVED.items()}

    def entry(name, **other):
        found = {"uid": world.uid(name), "day": days[name], "status": "CONFIRMED", "sequence": "0", "stamp": "20260220T000000Z", "title": "Otsikko", **other}
        return {**found, "lines": [f"{key}:{value}" for key, value in found.items()]}

    later = {"stamp": "20260309T000000Z"}
    good = {steady: entry(steady)}
    good.update({name: entry(name, day=pair[1], sequence="1", **later) for name, pair in world.MOVED.items()})
    good.update({name: entry(name, status="CANCELLED", sequence="1", title=f"{prefix['fi']}: Otsikko", **later) for name, prefix in world.GONE.items()})
    good.update({name: entry(name, title="✓ Otsikko", **later) for name in world.MET})
    moved, gone, met = next(iter(world.MOVED)), next(iter(world.GONE)), world.MET[0]

    def but(name, **other):
        return [*({**good, name: {**good[name], **other}}).values()]

    return [entry(name) for name in days], [*good.values()], {
        "moved under another UID": but(moved, uid=world.uid("another")),
        "moved and left behind": [*good.values(), entry(moved)],
        "not moved": but(moved, day=days[moved]),
        "moved, SEQUENCE as before": but(moved, sequence="0"),
        "moved, LAST-MODIFIED as before": but(moved, stamp="20260220T000000Z"),
        "moved and cancelled": but(moved, status="CANCELLED"),
        "repealed and silently gone": [one for name, one in good.items() if name != gone],
        "repealed and still standing": but(gone, status="CONFIRMED"),
        "repealed, title as before": but(gone, title="Otsikko"),
        "withdrawn, called repealed": but([*world.GONE][1], title="KUMOTTU: Otsikko"),
        "repealed, SEQUENCE as before": but(gone, sequence="0"),
        "repealed on another day": but(gone, day="2026-10-01"),
        "met and not said": but(met, title="Otsikko"),
        "changed without a reason": but(steady, lines=["other"]),
        "an entry from nowhere": [*good.values(), entry(steady, uid=world.uid("another"))],
    }


def run(folder):
    """Complaints; empty if every client agrees on the sample and every variant is told. Prints who told what."""
    out = []
    first, second, broken = editions()
    out += [f"two good editions: {why}" for why in world.between(first, second, "fi")[0]]
    for name, entries in broken.items():
        told = world.between(first, entries, "fi")[0]
        print(f"  a second edition, {name}: {'told' if told else 'not told'}")
        if not told:
            out.append(f"a second edition, {name}, passes")
    return out + files(folder)


def files(folder):
    """The same of single files, by the clients."""
    place = folder / "variants"
    place.mkdir(exist_ok=True)
    good = place / "good.ics"
    good.write_bytes(variants.feed())
    wanted, _, complaints = wire.read(variants.feed())
    out = [f"the good sample: {one}" for one in complaints]
    paths = {}
    named = list(variants.variants())
    for name, data, _ in named:
        paths[name] = place / f"{name}.ics"
        paths[name].write_bytes(data)
    said = {}
    for client in clients.ALL:
        asked = [good] + [paths[name] for name, _, who in named if client not in SLOW or client in who]
        said[client] = clients.ask(folder, client, asked)
        for one in compare.differences(client, wanted, said[client][str(good)])[0]:
            out.append(f"the good sample: {client}: {one}")
    for name, data, who in named:
        entries, _, complaints = wire.read(data)
        noticed = ["wire"] if complaints else []
        if compare.differences("wire", wanted, {"entries": entries})[0]:
            noticed.append("said")
        for client in clients.ALL:
            answer = said[client].get(str(paths[name]))
            if answer is None:
                continue
            if any(compare.differences(client, this, answer)[0] for this in (wanted, entries)):
                noticed.append(client)
        print(f"  {name}: told by {', '.join(noticed) or 'nobody'}")
        for one in who:
            if one not in noticed:
                out.append(f"{name}: {one} does not tell it from the good sample")
    return out
