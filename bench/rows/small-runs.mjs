// What people run most: one tree of kubeadm, one file, a version. The start of the process is what they wait for.
import { fileURLToPath } from 'node:url';
import { benchInput } from '../input.mjs';
import { atMost, atMostOverFloor, timesFasterThan } from '../row.mjs';
import { check, cli, floor, program, shell } from './process-contender.mjs';
import { join } from 'node:path';

const tree = fileURLToPath(new URL('../../e2e/fixtures/kubeadm/default-rsa/etc-kubernetes', import.meta.url));
const loop = 'openssl x509 per file';
const version = 'notafter --version';
const oneFile = 'notafter check, one file';

/** @type {readonly import('../row.mjs').Row[]} */
export const smallRuns = [
  {
    id: 'kubeadm',
    title: 'check of the /etc/kubernetes that kubeadm made',
    begin: async () => ({
      contenders: [
        check(tree),
        shell(
          loop,
          'openssl',
          `show='openssl x509 -noout -subject -issuer -enddate'
for file in $(find "$1" -name "*.crt"); do $show -in "$file"; done
for file in "$1"/*.conf; do sed -n 's/.*client-certificate-data: *//p' "$file" | base64 -d | $show; done`,
          tree,
        ),
        floor,
      ],
    }),
    goals: [timesFasterThan(5, 'notafter check', loop), atMost(150, 'ms', 'notafter check')],
  },
  {
    id: 'start',
    title: 'start of the command line',
    begin: async () => ({
      contenders: [
        program(version, [process.execPath, cli, '--version']),
        check(join(benchInput(100).folder, 'folder-000/certificate-7.crt'), oneFile),
        floor,
      ],
    }),
    goals: [atMostOverFloor(60, version), atMostOverFloor(90, oneFile)],
  },
];
