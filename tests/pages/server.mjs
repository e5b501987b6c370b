// The program under test: built, run, served on a free port of this machine, ended by its process id.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

// The program: that which was named, else built from this tree, so that no old one is looked at by mistake.
export function binary(named, release) {
  if (named) {
    if (!existsSync(named)) throw new Missing(`${named}: not there`);
    return named;
  }
  const built = spawnSync('cargo', ['build', '--locked', ...(release ? ['--release'] : [])], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (built.error || built.status !== 0) throw new Missing(`velvoite does not build: ${built.error?.message ?? built.stderr.split('\n').filter(line => line.startsWith('error')).slice(0, 3).join('; ')}`);
  return join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), release ? 'release' : 'debug', 'velvoite');
}

export class Missing extends Error {}

// Runs the program to its end.
export function velvoite(program, args, options = {}) {
  const ran = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' }, timeout: 120_000, maxBuffer: 1 << 28, ...options });
  return { status: ran.status ?? ran.signal ?? ran.error?.message, out: ran.stdout ?? '', err: ran.stderr ?? '' };
}

// A running server. `port` 0 takes a free one; what it says is kept in `said`.
export async function serve(program, args, { port = 0 } = {}) {
  const began = performance.now();
  const child = spawn(program, ['serve', ...args, '--listen', `127.0.0.1:${port}`], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const server = { child, pid: child.pid, said: '', base: '', stop };
  const ended = new Promise(done => child.once('exit', status => done(status)));
  function stop() {
    child.kill('SIGTERM');
    return ended;
  }
  running.add(server);
  ended.then(() => running.delete(server));
  await new Promise((done, fail) => {
    const late = setTimeout(() => { stop(); fail(new Error(`velvoite serve ${args.join(' ')}: silent for a minute`)); }, 60_000);
    const hear = text => {
      server.said += text;
      const at = server.said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (at && !server.base) {
        server.base = at[0];
        server.started = performance.now() - began;
        clearTimeout(late);
        done();
      }
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', text => (server.said += text));
    ended.then(status => { clearTimeout(late); fail(new Error(`velvoite serve ended with ${status}: ${server.said}`)); });
  });
  return server;
}

const running = new Set();

// Ends what still runs.
export function stopAll() {
  return Promise.all([...running].map(server => server.stop()));
}

export const worldArgs = world => [...world.records, ...world.more, '--as-of', world.asOf];
