// The limit on this machine: every file below a folder is read and its SHA-256 taken, nothing else, one file after the other.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { filesOf } from './pem-of-place.mjs';

for (const path of filesOf(process.argv[2] ?? '')) hash('sha256', readFileSync(path), 'hex');
