import type { Assessment } from '../../pki/assessment.ts';
import { secondMs } from '../../x509/milliseconds.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import type { Step } from '../plan.ts';
import { defaultLeafValidityMs } from '../prediction.ts';
import { lines, sh, type ShellScript } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { reading, step } from '../step.ts';
import type { KubeadmNode, NodeLeaf } from './kubeadm-node.ts';
import { labelOf, onNode } from './node-label.ts';

/** A renewed certificate has nearly all of its life before it; an old one has not. */
const freshShare = 0.5;

/** What is on the disk of a node: dates, and that each fits the CA beside it. */
export function verifyFiles(words: PlanWords, node: KubeadmNode): Step {
  const files = node.leaves.filter(({ leaf }) => leaf.kind === 'pki');
  const kubeconfigs = node.leaves.filter(({ leaf }) => leaf.kind === 'kubeconfig');
  const freshSeconds = Math.floor(((node.leafValidityMs ?? defaultLeafValidityMs) * freshShare) / secondMs);
  return step(words, 'verify-files', {
    of: labelOf(node),
    where: onNode(node),
    commands: [
      reading(
        lines(
          ...files.map(({ path }) => sh`openssl x509 -in ${path} -noout -subject -enddate -checkend ${freshSeconds}`),
        ),
      ),
      ...chains(node, files).map(reading),
      ...(kubeconfigs.length === 0 ? [] : [reading(lines(...kubeconfigs.map(({ path }) => endOfKubeconfig(path))))]),
    ].filter(({ text }) => text !== ''),
    values: { node: labelOf(node) },
    minutes: 1,
    risk: 'none',
    source: sources.kubeadmCerts,
  });
}

/** One line a CA: its leaves verify under what lies in its file. */
function chains(node: KubeadmNode, files: readonly NodeLeaf[]): readonly ShellScript[] {
  const roles = [...new Set(files.map(({ leaf }) => leaf.ca))];
  return roles.map((role) => {
    const ca = `${node.certificatesDir}/${role === 'etcd-ca' ? 'etcd/ca' : role}.crt`;
    return sh`openssl verify -CAfile ${ca} ${files.filter(({ leaf }) => leaf.ca === role).map(({ path }) => path)}`;
  });
}

/** The client certificate inside a kubeconfig, of its first user: kubeadm writes one. */
function endOfKubeconfig(path: string): ShellScript {
  return sh`kubectl config view --raw --kubeconfig=${path} -o jsonpath='{.users[0].user.client-certificate-data}' |
  base64 --decode | openssl x509 -noout -subject -enddate`;
}

/** What is on the disk need not be what is served: the two are told apart by their fingerprints. */
export function verifyServed(words: PlanWords, node: KubeadmNode): Step {
  const endpoint = (port: number, file: string): ShellScript =>
    lines(
      sh`openssl x509 -in ${file} -noout -enddate -fingerprint -sha256`,
      sh`openssl s_client -connect ${`127.0.0.1:${port}`} < /dev/null 2> /dev/null | openssl x509 -noout -enddate -fingerprint -sha256`,
    );
  const hasEtcd = !node.usesExternalEtcd && node.leaves.some(({ leaf }) => leaf.role === 'etcd-server');
  return step(words, 'verify-served', {
    of: labelOf(node),
    where: onNode(node),
    commands: [
      reading(endpoint(6443, `${node.certificatesDir}/apiserver.crt`)),
      ...(hasEtcd ? [reading(endpoint(2379, `${node.certificatesDir}/etcd/server.crt`))] : []),
    ],
    values: { node: labelOf(node) },
    minutes: 1,
    risk: 'none',
    source: sources.kubeadmCerts,
  });
}

/** Looks at the same places once more; a copy has to be fetched anew first. */
export function verifyLook(words: PlanWords, { inventory }: Assessment, places: readonly string[]): Step {
  const named = [...new Set(places)].filter((place) => {
    const kind = inventory.places.find((each) => each.place === place)?.kind;
    return kind !== 'upload' && kind !== 'sample' && kind !== 'missing';
  });
  const live = inventory.endpoints.length > 0 ? sh` --live` : sh``;
  return step(words, 'verify-look', {
    where: { kind: 'own-machine' },
    commands: [reading(sh`notafter check ${named.length > 0 ? named.map(asOperand) : ['/etc/kubernetes']}${live}`)],
    minutes: 1,
    risk: 'none',
    source: sources.kubeadmCerts,
  });
}

/** A relative path that begins like an option. */
function asOperand(place: string): string {
  return place.startsWith('-') ? `./${place}` : place;
}
