import type { CommandTemplate, Distribution } from './distribution.ts';
import { inClusterNames, name, port, typical } from './known.ts';

const notices = typical('notices of Google Kubernetes Engine to its users');
const update = (flag: string): readonly string[] => [
  'gcloud',
  'container',
  'clusters',
  'update',
  '{cluster}',
  '--location',
  '{location}',
  flag,
];
const command = (purpose: CommandTemplate['purpose'], argv: readonly string[]): CommandTemplate => ({
  ...notices,
  purpose,
  argv,
  runOn: 'here',
  needsRoot: false,
});

/** Only its kubeconfigs are known here: its nodes are nobody's to look into. */
export const gke: Distribution = {
  ...notices,
  id: 'gke',
  displayName: 'GKE',
  isManaged: true,
  markers: [],
  names: [
    name(notices, 'exec', /^gke-gcloud-auth-plugin(?:\.exe)?$/u),
    name(notices, 'context', /^gke_[^_]+_[^_]+_.+$/u),
    name(notices, 'cluster', /^gke_[^_]+_[^_]+_.+$/u),
  ],
  files: [],
  // Five years where the CA is of 2019 or 2020.
  lifetimes: [{ ...notices, roles: ['ca'], kind: 'ca', days: 1825, upToDays: 10_950 }],
  renewals: [],
  reloads: [],
  commands: [
    command('rotate-ca', update('--start-credential-rotation')),
    command('rotate-ca', update('--complete-credential-rotation')),
    command('fetch-kubeconfig', [
      'gcloud',
      'container',
      'clusters',
      'get-credentials',
      '{cluster}',
      '--location',
      '{location}',
    ]),
  ],
  ports: [port(notices, 'kube-apiserver', 443)],
  designs: [],
  apiServerNames: inClusterNames,
  expected: [],
};
