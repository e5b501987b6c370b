"""The clients: how each is installed below one folder and how it is asked what a file says.

Nothing is installed outside that folder. What comes from Debian (libical, calcurse) is asked for, not installed.
"""

import http.server
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

HERE = Path(__file__).resolve().parent
READERS = HERE / "readers"
PYTHON = {
    "icalendar": "icalendar_reader.py",
    "recurring-ical-events": "recurring_reader.py",
    "vobject": "vobject_reader.py",
    "ical": "ical_reader.py",
    "ics": "ics_reader.py",
}
NODE = {"ical.js": "icaljs.mjs", "node-ical": "node-ical.mjs", "ts-ics": "ts-ics.mjs"}
DEBIAN = ["libical", "calcurse"]
SUBSCRIBERS = ["khal", "vdirsyncer"]
ALL = [*PYTHON, *NODE, *DEBIAN, *SUBSCRIBERS]


class Missing(Exception):
    """What could not be installed, or may not be installed by this script; a line each."""


def sh(*command, input="", **how):
    """Runs a command and gives its standard output, line ends as they are; its errors are shown if it fails."""
    ran = subprocess.run([str(part) for part in command], capture_output=True, input=input.encode(), **how)
    out, err = ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace")
    if ran.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))[:300]}\nstatus {ran.returncode}\n{out[-2000:]}{err[-4000:]}")
    return out


def install(folder):
    """Everything that can be installed below `folder`; what is there already is kept. Raises Missing with all that is not."""
    missing = []
    debian = {"node": "nodejs", "npm": "npm", "cc": "gcc", "pkg-config": "pkg-config", "calcurse": "calcurse"}
    missing += [f"{name}: on Debian, apt-get install {package}" for name, package in debian.items() if not shutil.which(name)]
    if shutil.which("pkg-config") and subprocess.run(["pkg-config", "--exists", "libical"]).returncode:
        missing.append("libical: on Debian, apt-get install libical-dev")
    for place, wanted in (("readers", "requirements.txt"), ("subscribers", "requirements-subscribers.txt")):
        pip = ["install", "-q", "--disable-pip-version-check", "-r", READERS / wanted]
        commands = [[sys.executable, "-m", "venv", "--clear", folder / place], [folder / place / "bin/pip", *pip]]
        missing += once(folder / place, READERS / wanted, commands)
    if shutil.which("npm"):
        node = folder / "node"
        node.mkdir(parents=True, exist_ok=True)
        for script in [*READERS.glob("*.mjs"), READERS / "package.json"]:
            shutil.copy(script, node)
        missing += once(node, READERS / "package.json", [["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]], cwd=node)
    if missing:
        raise Missing("\n".join(missing))
    flags = sh("pkg-config", "--cflags", "--libs", "libical").split()
    sh("cc", "-O1", "-Wall", "-o", folder / "libical", READERS / "libical.c", *flags)


def once(place, wanted, commands, **how):
    """Runs the commands unless they were run for the same list before; what went wrong."""
    stamp, text = place / "installed.txt", wanted.read_text()
    if stamp.exists() and stamp.read_text() == text:
        return []
    print(f"installing {wanted.name} …", file=sys.stderr)
    try:
        for command in commands:
            sh(*command, **how)
    except (OSError, RuntimeError) as error:
        return [f"{wanted.name}: {error}"]
    stamp.write_text(text)
    return []


def versions(folder):
    """Client → version, as installed."""
    out = {}
    for place in ("readers", "subscribers"):
        listed = json.loads(sh(folder / place / "bin/pip", "list", "--format", "json", "--disable-pip-version-check"))
        out.update({name: one["version"] for one in listed if (name := one["name"].lower()) in ALL and name not in out})
    for name in NODE:
        out[name] = json.loads((folder / "node/node_modules" / name / "package.json").read_text())["version"]
    out["libical"] = sh("pkg-config", "--modversion", "libical").strip()
    out["calcurse"] = re.search(r"[\d.]+\d", sh("calcurse", "--version")).group()
    return out


def environment(folder):
    """Nothing of the user's own settings, and a zone in which a wrong day shows."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "HOME": str(home), "TZ": "Europe/Helsinki", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "NO_COLOR": "1"}


def ask(folder, client, paths):
    """What a client says of each file: path → {"entries": [...]} or {"refused": "why"}."""
    paths, env = [str(path) for path in paths], environment(folder)
    if client in PYTHON:
        return json.loads(sh(folder / "readers/bin/python", READERS / PYTHON[client], *paths, env=env))
    if client in NODE:
        return json.loads(sh("node", folder / "node" / NODE[client], *paths, env=env))
    if client == "libical":
        return json.loads(sh(folder / "libical", *paths, env=env))
    if client == "calcurse":
        return {path: calcurse(folder, path, env) for path in paths}
    if client == "khal":
        return {path: khal_import(folder, [path], env) for path in paths}
    return vdirsyncer(folder, paths, env)


def calcurse(folder, path, env):
    """calcurse imports a file into its own folder; it keeps days and titles, never a UID."""
    own = folder / "calcurse"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    with open(path, "rb") as file:
        ran = subprocess.run(["calcurse", "-D", own, "-q", "-i", "-"], stdin=file, env=env, capture_output=True, text=True)
    skipped = re.search(r"(\d+) skipped", ran.stdout + ran.stderr)
    if ran.returncode or (skipped and skipped.group(1) != "0"):
        return {"refused": (ran.stdout + ran.stderr).strip()[-300:] or f"status {ran.returncode}"}
    found = []
    for line in (own / "apts").read_text(encoding="utf-8").splitlines():
        # On the day of 25 hours calcurse takes the next midnight for another day, and writes an event that comes again
        # until the day on which it is: once.
        match = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4}) \[\d+\] (?:\{1D -> \1/\2/\3\} )?(?:>[0-9a-f]+ )?(.*)", line)
        if not match:
            return {"refused": f"not an event of a day: {line[:100]}"}
        month, day, year, title = match.groups()
        found.append({"kind": "event", "uid": None, "day": f"{year}-{month}-{day}", "title": title})
    todo = own / "todo"
    for line in todo.read_text(encoding="utf-8").splitlines() if todo.exists() else []:
        found.append({"kind": "task", "uid": None, "day": None, "title": re.sub(r"^\[-?\d+\](>[0-9a-f]+)? ", "", line)})
    return {"entries": found}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, without a word."""

    def log_message(self, *_):
        pass


def khal_import(folder, paths, env):
    """khal imports the files one after the other into one calendar of its own, as a user would; it keeps the UIDs."""
    place = folder / "khal"
    shutil.rmtree(place, ignore_errors=True)
    one = Khal(folder, place, env)
    try:
        for path in paths:
            one.run("khal", "-c", one.shown, "import", "--batch", "-a", "feed", path)
        return {"entries": one.entries()}
    except RuntimeError as error:
        return {"refused": str(error)[-300:]}


def vdirsyncer(folder, paths, env):
    """Each file served on loopback, fetched by vdirsyncer, listed by khal."""
    out = {}
    handler = functools.partial(Quiet, directory="/")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for path in paths:
            place = folder / "vdirsyncer"
            shutil.rmtree(place, ignore_errors=True)
            try:
                one = Subscription(folder, place, env, f"http://127.0.0.1:{server.server_port}{path}")
                one.sync()
                out[path] = {"entries": one.entries()}
            except RuntimeError as error:
                out[path] = {"refused": str(error)[-300:]}
        server.shutdown()
    return out


class Khal:
    """khal with one calendar in a folder of items."""

    def __init__(self, folder, place, env):
        self.bin, self.place, self.env = folder / "subscribers/bin", place, env
        self.items = place / "items"
        self.items.mkdir(parents=True)
        self.shown = place / "khal.ini"
        self.shown.write_text(
            f"""[calendars]
[[feed]]
path = {self.items}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Helsinki
default_timezone = Europe/Helsinki
[sqlite]
path = {place}/khal.db
"""
        )

    def run(self, program, *arguments, **how):
        return sh(self.bin / program, *arguments, env=self.env, **how)

    def listed(self):
        """What khal shows from 1990 to 2100."""
        fields = [part for name in ("uid", "start-date", "title", "status", "cancelled") for part in ("--json", name)]
        out = self.run("khal", "-c", self.shown, "list", "--notstarted", "--once", *fields, "1990-01-01", "2100-01-01")
        return [one for line in out.splitlines() if line.startswith("[") for one in json.loads(line)]

    def entries(self):
        return [{"kind": "event", "uid": one["uid"], "day": one["start-date"], "title": one["title"]} for one in self.listed()]


class Subscription(Khal):
    """vdirsyncer keeps the folder like the feed at an address; khal shows what is in it."""

    def __init__(self, folder, place, env, url):
        super().__init__(folder, place, env)
        self.config = place / "vdirsyncer.ini"
        self.config.write_text(
            f"""[general]
status_path = "{place}/status"
[pair feed]
a = "mine"
b = "theirs"
collections = null
conflict_resolution = "b wins"
partial_sync = "revert"
[storage mine]
type = "filesystem"
path = "{self.items}"
fileext = ".ics"
[storage theirs]
type = "http"
url = "{url}"
"""
        )
        self.run("vdirsyncer", "-c", self.config, "discover", "feed", input="y\n" * 9)

    def sync(self):
        """Syncs; gives how many items were written or deleted."""
        before = {path.name: path.read_bytes() for path in self.items.glob("*.ics")}
        self.run("vdirsyncer", "-c", self.config, "sync")
        after = {path.name: path.read_bytes() for path in self.items.glob("*.ics")}
        return sum(before.get(name) != after.get(name) for name in before.keys() | after.keys())

    def raw(self):
        """The items as vdirsyncer stored them."""
        return [path.read_bytes() for path in sorted(self.items.glob("*.ics"))]
