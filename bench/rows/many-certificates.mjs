// `check` of many certificates as a whole process: as a bundle, as files, as a fleet's trees, as kubeconfigs.
import { benchInput } from '../input.mjs';
import { fleetInput, kubeconfigsInput } from '../fleet-input.mjs';
import { atMost, atMostTimes, fasterThanPeers, justShown, shownBeside } from '../row.mjs';
import { check, limit, nodePeer, pythonCryptography, shell } from './process-contender.mjs';

const own = 'notafter check';

/** What `openssl` and `certtool` take is a bundle: of files, people make one on the way. @param {string} place @param {string} read */
function bundlePeers(place, read) {
  return [
    shell(
      'openssl crl2pkcs7 | pkcs7 -print_certs',
      'openssl',
      `${read} | openssl crl2pkcs7 -nocrl -certfile /dev/stdin | openssl pkcs7 -print_certs -noout`,
      place,
    ),
    shell('certtool -i', 'certtool', `${read} | certtool --certificate-info`, place),
    pythonCryptography(place),
  ];
}
const everyFile = 'find "$1" -name "*.crt" -exec cat {} +';

/** @param {number} count @returns {readonly import('../row.mjs').Row[]} */
export const manyCertificates = (count) => [
  {
    id: 'bundle',
    title: `check of a bundle of ${count} certificates`,
    begin: async () => {
      const { bundle } = benchInput(count);
      return {
        contenders: [
          check(bundle),
          shell('openssl storeutl -text', 'openssl', 'openssl storeutl -noout -text -certs "$1"', bundle),
          ...bundlePeers(bundle, 'cat "$1"'),
          nodePeer('node:crypto loop', 'node-crypto.mjs', bundle),
        ],
      };
    },
    goals: [fasterThanPeers(6, own)],
  },
  {
    id: 'files',
    title: `check of ${count} files`,
    begin: async () => {
      const { folder } = benchInput(count);
      return {
        contenders: [
          check(folder),
          shell('openssl storeutl -text', 'openssl', 'openssl storeutl -noout -text -certs -r "$1"', folder),
          ...bundlePeers(folder, everyFile),
          nodePeer('node:crypto loop', 'node-crypto.mjs', folder),
          nodePeer('@peculiar/x509 loop', 'peculiar-x509.mjs', folder),
        ],
      };
    },
    goals: [fasterThanPeers(8, own)],
  },
  {
    id: 'limit',
    title: `check of ${count * 10} files`,
    begin: async () => {
      const { folder } = benchInput(count * 10);
      return { contenders: [check(folder), limit(folder)] };
    },
    goals: [atMostTimes(2.5, own, 'read + SHA-256'), atMost(3000, 'ms', own), atMost(600, 'MB', own, 'peakMb', 'peak')],
  },
  {
    id: 'scaling',
    title: 'check of files, for each certificate',
    begin: async () => ({
      contenders: [count / 10, count, count * 10].map((each) => perCertificate(each)),
    }),
    goals: [count / 10, count, count * 10].map((each) =>
      justShown(sizeName(each), 'µs', 'usPerCertificate', `${each}:`),
    ),
    shown: ['ms', 'cpuMs', 'peakMb', 'usPerCertificate'],
  },
  {
    id: 'fleet',
    title: 'check of a fleet of 300 nodes, copied by kubeadm trees',
    begin: async () => {
      const fleet = fleetInput(count >= 10_000 ? 30 : 2);
      return { contenders: [check(fleet), nodePeer('node:crypto loop', 'node-crypto.mjs', fleet), limit(fleet)] };
    },
    goals: [justShown(own, 'ms'), shownBeside(own, 'read + SHA-256')],
  },
  {
    id: 'kubeconfigs',
    title: `check of ${count / 2} kubeconfigs`,
    begin: async () => {
      const folder = kubeconfigsInput(count / 2);
      return { contenders: [check(folder), limit(folder)] };
    },
    goals: [justShown(own, 'ms'), shownBeside(own, 'read + SHA-256')],
  },
];

/** @param {number} count */
const sizeName = (count) => `${own}, ${count} files`;

/** @param {number} count @returns {import('../row.mjs').Contender} */
function perCertificate(count) {
  const { name, take } = check(benchInput(count).folder, sizeName(count));
  return {
    name,
    take: async () => {
      const figures = await take();
      return { ...figures, usPerCertificate: ((figures['ms'] ?? NaN) * 1_000) / count };
    },
  };
}
