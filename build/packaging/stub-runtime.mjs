// Stands in for the Electron runtime where none can be downloaded: files of the names that electron-builder expects, and
// a program that holds Electron's fuse sentinel, so that fuses are flipped and read back by the tool that does it for real.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @see node_modules/@electron/fuses/dist/constants.js */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wireVersion = 1;
/** As Electron ships them: `0` off, `1` on. */
const defaultFuses = '10110001';

/**
 * @param {string} folder  is made
 * @param {string} version  of Electron
 */
export function writeStubRuntime(folder, version) {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const wire = Buffer.from([wireVersion, defaultFuses.length]);
  const program = Buffer.concat([
    Buffer.from('#!/bin/sh\necho "This is a stand-in for the Electron runtime." >&2; exit 70\n'),
    Buffer.from(sentinel),
    wire,
    Buffer.from(defaultFuses),
    Buffer.alloc(64),
  ]);
  writeFileSync(join(folder, 'electron'), program);
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak']) {
    writeFileSync(join(folder, name), 'stand-in\n');
  }
  writeFileSync(join(folder, 'version'), version);
}
