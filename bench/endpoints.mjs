// How long `notafter check` takes for 500 endpoints, every one a real TLS listener of node:tls on the loopback.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { endpoints: { type: 'string', default: '500' }, rounds: { type: 'string', default: '5' } },
});
const cli = fileURLToPath(new URL('../dist/cli.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'notafter-bench-'));
const make =
  'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out cert.pem -days 365 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1';
execFileSync('openssl', make.split(' '), { cwd: folder, stdio: 'pipe' });
const pair = { cert: readFileSync(join(folder, 'cert.pem')), key: readFileSync(join(folder, 'key.pem')) };
const servers = Array.from({ length: Number(values.endpoints) }, () =>
  createServer(pair).on('tlsClientError', () => {}),
);
await Promise.all(
  servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))),
);
const places = servers.map(
  (server) => `127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
);

const seconds = [];
for (let round = 0; round < Number(values.rounds); round++) {
  const began = performance.now();
  const child = spawn(process.execPath, [cli, 'check', '--output', 'json', ...places], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  seconds.push((performance.now() - began) / 1000);
  const { endpoints } = JSON.parse(text);
  const answered = endpoints.filter((/** @type {{ chain: string[] }} */ { chain }) => chain.length === 1).length;
  if (answered !== places.length) throw new Error(`only ${answered} of ${places.length} answered`);
}
const sorted = seconds.toSorted((a, b) => a - b);
console.log(
  `${places.length} endpoints: median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)} s (${sorted[0]?.toFixed(2)}-${sorted.at(-1)?.toFixed(2)} s)`,
);
for (const server of servers) server.close();
rmSync(folder, { recursive: true });
