import { addressText } from '../pki/server-host.ts';
import type { SigningRequest } from '../x509/signing-request.ts';
import type { NodeObject } from './node-object.ts';
import type { SigningRequestObject } from './signing-request-object.ts';

/**
 * Why a request of a kubelet should not be approved as it stands:
 * - `unreadable`: what it would hold cannot be read;
 * - `subject`: not `O=system:nodes, CN=system:node:…`, which the signer refuses;
 * - `requester`: somebody else than that node asked;
 * - `no-node`: the cluster has no node of that name;
 * - `names`: it names addresses or hosts that are not the node's;
 * - `no-names`, `other-names`: a serving certificate without a name, or with e-mail or URI names, which the signer refuses;
 * - `client-names`: a client certificate with names, which the signer refuses;
 * - `usages`: not the usages of its signer.
 *
 * @see kubernetes/kubernetes pkg/apis/certificates/v1/helpers.go ValidateKubeletServingCSR, ValidateKubeletClientCSR
 */
export type Misfit =
  'unreadable' | 'subject' | 'requester' | 'no-node' | 'names' | 'no-names' | 'other-names' | 'client-names' | 'usages';

export interface SigningRequestFit {
  /** The node it says to be of; `undefined` where its common name says no such thing. */
  readonly node: string | undefined;
  readonly misfits: readonly Misfit[];
  /** Of `names`: those that are not the node's. */
  readonly foreignNames: readonly string[];
}

const nodePrefix = 'system:node:';
const serving = 'kubernetes.io/kubelet-serving';
const client = 'kubernetes.io/kube-apiserver-client-kubelet';
const usagesOf: Readonly<Record<string, readonly [needed: string, allowed: ReadonlySet<string>]>> = {
  [serving]: ['server auth', new Set(['digital signature', 'key encipherment', 'server auth'])],
  [client]: ['client auth', new Set(['digital signature', 'key encipherment', 'client auth'])],
};

/**
 * Holds a request to the node it speaks for, as a person should before approving it. Only the kubelets' two signers are
 * known; `undefined` for any other.
 *
 * @param nodes  of its cluster by name; `undefined` where the nodes could not be listed, so that none is missed
 */
export function signingRequestFit(
  { signerName, username, groups, usages, request }: SigningRequestObject,
  nodes: ReadonlyMap<string, NodeObject> | undefined,
): SigningRequestFit | undefined {
  const usage = usagesOf[signerName];
  if (usage === undefined) return undefined;
  if (request === undefined) return { node: undefined, misfits: ['unreadable'], foreignNames: [] };
  const misfits: Misfit[] = [];
  const { commonName, isNodes } = subjectOf(request);
  const node = commonName?.startsWith(nodePrefix) === true ? commonName.slice(nodePrefix.length) : undefined;
  if (node === undefined || node === '' || !isNodes) misfits.push('subject');
  const bootstraps = signerName === client && groups.includes('system:bootstrappers');
  if (commonName !== undefined && username !== commonName && !bootstraps) misfits.push('requester');
  const known = node === undefined ? undefined : nodes?.get(node);
  // A node that joins asks for its client certificate before there is an object of it.
  if (node !== undefined && nodes !== undefined && known === undefined && !bootstraps) misfits.push('no-node');
  const { dns, ip, email, uri, other } = request.subjectAltName;
  const foreignNames = signerName === serving && known !== undefined ? foreign([...dns, ...ip], known) : [];
  if (foreignNames.length > 0) misfits.push('names');
  if (signerName === serving && dns.length + ip.length === 0) misfits.push('no-names');
  if (email.length + uri.length + other.length > 0)
    misfits.push(signerName === serving ? 'other-names' : 'client-names');
  else if (signerName === client && dns.length + ip.length > 0) misfits.push('client-names');
  const [needed, allowed] = usage;
  if (!usages.includes(needed) || usages.some((each) => !allowed.has(each))) misfits.push('usages');
  return { node, misfits, foreignNames };
}

function subjectOf({ subject }: SigningRequest): {
  readonly commonName: string | undefined;
  readonly isNodes: boolean;
} {
  const valuesOf = (type: string) => subject.attributes.filter((each) => each.type === type).map(({ value }) => value);
  const organizations = valuesOf('O');
  return {
    commonName: valuesOf('CN').at(-1),
    isNodes: organizations.length === 1 && organizations[0] === 'system:nodes',
  };
}

function foreign(names: readonly string[], { name, addresses, labels }: NodeObject): readonly string[] {
  const own = new Set(
    [name, labels['kubernetes.io/hostname'] ?? name, ...addresses.map(({ address }) => address)].map(plain),
  );
  return names.filter((each) => !own.has(plain(each)));
}

function plain(name: string): string {
  return addressText(name) ?? name.toLowerCase();
}
