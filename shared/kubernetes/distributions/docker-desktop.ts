import type { Distribution } from './distribution.ts';
import { kubeadm } from './kubeadm.ts';
import { leaf, markers, name, typical } from './known.ts';

const reports = typical('docker/for-mac #6765, #7026; docker/for-win #13598');

/** kubeadm's files on the host. Nothing renews them; resetting the cluster wipes it. */
export const dockerDesktop: Distribution = {
  ...kubeadm,
  ...reports,
  id: 'docker-desktop',
  displayName: 'Docker Desktop',
  refines: 'kubeadm',
  markers: [
    ...markers(
      reports,
      'com.docker.docker/pki',
      { weight: 'decides', part: 'control-plane', onlyAtHome: true },
      'apiserver.crt',
      'front-proxy-ca.crt',
    ),
    ...markers(
      reports,
      'Docker/pki',
      { weight: 'decides', part: 'control-plane', onlyAtHome: true },
      'apiserver.crt',
      'front-proxy-ca.crt',
    ),
    ...markers(reports, 'com.docker.docker/pki', { weight: 'supports', onlyAtHome: true }, 'ca.crt'),
    ...markers(reports, 'Docker/pki', { weight: 'supports', onlyAtHome: true }, 'ca.crt'),
  ],
  names: [name(reports, 'context', /^docker-desktop$/u), name(reports, 'user', /^docker-desktop$/u)],
  files: leaf(reports, 'apiserver', 'com.docker.docker/pki/apiserver.crt', 'Docker/pki/apiserver.crt'),
  commands: [],
  expected: [],
};
