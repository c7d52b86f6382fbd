// npm run bench:window [-- --certificates N]: every script beside this one, one after the other.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const notMeasuring = ['run.mjs', 'open-window.mjs'];
console.log(`${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);
for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith('.mjs') || notMeasuring.includes(file)) continue;
  const { status } = spawnSync(process.execPath, [`${folder}${file}`, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
