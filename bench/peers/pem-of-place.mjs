// What every peer that runs on Node shares: the PEM blocks of a file, or of all files of a folder.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu;

/** @param {string} place  a file or a folder */
export function filesOf(place) {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** @param {string} path @returns {readonly string[]} */
export const pemBlocks = (path) => readFileSync(path, 'utf8').match(block) ?? [];
