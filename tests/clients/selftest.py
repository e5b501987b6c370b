"""Whether the harness can fail: the good sample is agreed on by all, each broken variant is told by those named for it."""

import clients
import compare
import variants
import wire

# These start several processes for each file: they see only the variants that name them.
SLOW = ["khal", "vdirsyncer"]


def run(folder):
    """Complaints; empty if every client agrees on the sample and every variant is told. Prints who told what."""
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
