"""Subscribing over HTTP to the running server: a first time, after the change, and once more."""

import socket
import subprocess
import time
import urllib.error
import urllib.request

import compare
import wire
import world
from clients import Subscription, environment

# What is subscribed to, and in which language it is.
PATHS = {
    "fi/ayrapaan-oljymaen-ja-avikin-hyvinvointialue.ics": "fi",
    "sv/ayrapaa-oljymaki-och-aviks-valfardsomrade.ics": "sv",
    "en/1-2025.ics": "en",
}


class Server:
    """`velvoite serve` on loopback, ended by its id."""

    def __init__(self, binary, records, arguments, log):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.at = f"127.0.0.1:{free.getsockname()[1]}"
        command = [binary, "serve", records, *arguments, "--listen", self.at]
        self.log = open(log, "wb")
        self.process = subprocess.Popen([str(part) for part in command], stdout=self.log, stderr=self.log)

    def __enter__(self):
        for _ in range(150):
            if self.process.poll() is not None:
                raise RuntimeError(f"serve ended with {self.process.returncode}: {open(self.log.name).read()}")
            try:
                self.get("/")
                return self
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        raise RuntimeError("serve does not answer")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.log.close()

    def get(self, path, **headers):
        """Status, headers, body."""
        asked = urllib.request.Request(f"http://{self.at}{path}", headers=headers)
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()


def http(server, path):
    """What every client counts on: the type, a validator that holds, nothing packed that was not asked for."""
    out = []
    status, headers, body = server.get(path)
    if status != 200 or headers.get("Content-Type", "").lower() != "text/calendar; charset=utf-8":
        out.append(f"{path}: {status}, {headers.get('Content-Type')}")
    if headers.get("Content-Encoding"):
        out.append(f"{path}: packed unasked")
    for name, value in (("If-None-Match", headers.get("ETag")), ("If-Modified-Since", headers.get("Last-Modified"))):
        again, _, empty = server.get(path, **{name: value or ""})
        if again != 304 or empty:
            out.append(f"{path}: {name} {value} gives {again}")
    return out, headers.get("ETag"), body


def run(folder, binary, paths):
    """Complaints, and a record per feed: what vdirsyncer and khal showed at each of three subscriptions. `paths` gives the
    language of every feed."""
    place = world.fresh(folder / "served")
    laid = world.lay(place / "world", "first")
    arguments = ["--rules", laid / "rules", "--as-of", world.AS_OF, "--state", place / "state.json"]
    out, record, tags = [], {}, {}
    with Server(binary, laid / "register", arguments, place / "log.txt") as server:
        subscribed = {
            path: Subscription(folder, place / f"client-{number}", environment(folder), f"http://{server.at}/feeds/{path}")
            for number, path in enumerate(paths)
        }
        for round, state in (("first", "first"), ("second", "second"), ("third", "second")):
            if round == "second":
                world.lay(laid, state)
                probe, begun = f"/feeds/{next(iter(paths))}", time.monotonic()
                while server.get(probe)[1].get("ETag") == tags[next(iter(paths))]:
                    if time.monotonic() - begun > 60:
                        return [*out, "the change never arrives at the feed"], record
                    time.sleep(0.2)
                print(f"  the change is served after {time.monotonic() - begun:.1f} s")
                time.sleep(3)  # several files were changed: the last of them must have been seen too
            for path, one in subscribed.items():
                complaints, tag, body = http(server, f"/feeds/{path}")
                entries, _, broken = wire.read(body)
                changed = one.sync()
                listed = one.listed()
                differs = compare.differences("vdirsyncer", entries, {"entries": one.entries()})[0]
                if round == "third" and (changed or tag != tags[path]):
                    differs.append(f"a third sync changes {changed} items; ETag {tags[path]} → {tag}")
                if round != "first":
                    differs += world.between(record[path]["first"]["wire"], entries, paths[path])[0]
                    differs += [f"vdirsyncer holds {len(one.raw())} items of {len(entries)}"] * (len(one.raw()) != len(entries))
                cancelled = sorted(this["title"] for this in listed if this.get("cancelled", "").strip())
                if cancelled != sorted(this["title"] for this in entries if this["status"] == "CANCELLED"):
                    differs.append(f"khal shows as cancelled: {cancelled}")
                out += [f"{round} subscription of {path}: {why}" for why in [*complaints, *broken, *differs]]
                record.setdefault(path, {})[round] = {"wire": entries, "khal": listed, "written": changed}
                tags[path] = tag
                print(f"  {round} subscription of {path}: {len(entries)} entries, {changed} items written, {len(differs)} disagreements")
    return out, record
