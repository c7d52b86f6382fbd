import { stringify } from 'yaml';
import { issueCertificate, privateKeyPem, type Issued } from '../../../electron/engine/sources/sample/issue.ts';
import type { Role } from '../../kubernetes/role.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import type { EpochMs } from '../../x509/brand.ts';
import type { PlannedKubeconfig, PlannedLeaf, TreePlan } from './tree-plan.ts';

/** Where a tree departs from a healthy one; by the path of the file on the node. */
export type TreeDeparture =
  | 'omit'
  | {
      /** Days from `at`; negative for the past. */
      readonly fromDays?: number;
      readonly toDays?: number;
      readonly subject?: string;
      readonly dns?: readonly string[];
      readonly ip?: readonly string[];
      /** Signed by another CA of the same name. */
      readonly isByAnother?: true;
      /** The file holds another key than its certificate. */
      readonly hasWrongKey?: true;
    };

export interface TreeWish {
  readonly at: EpochMs;
  /** In front of every path: `cp-1/`. */
  readonly root?: string;
  /** How old leaves are; CAs are a hundred days older. */
  readonly ageDays?: number;
  readonly departures?: Readonly<Record<string, TreeDeparture>>;
}

export interface BuiltTree {
  /** Text by path, relative. */
  readonly files: Readonly<Record<string, string>>;
  /** What the reference says each file's own certificate is for; of a kubeconfig, its user's. */
  readonly roles: Readonly<Record<string, Role>>;
}

/** Real certificates, with real signatures, of a planned tree. */
export async function buildTree(plan: TreePlan, wish: TreeWish): Promise<BuiltTree> {
  const { at, root = '', ageDays = 65, departures = {} } = wish;
  const files: Record<string, string> = {};
  const roles: Record<string, Role> = {};
  const day = (days: number): EpochMs => (at + days * dayMs) as EpochMs;
  const departure = (file: string): Exclude<TreeDeparture, 'omit'> => {
    const found = departures[file];
    return found === undefined || found === 'omit' ? {} : found;
  };
  const put = (file: string, text: string): void => {
    if (departures[file] !== 'omit') files[root + file] = text;
  };

  const authorities = new Map<string, Issued>();
  const strangers = new Map<string, Issued>();
  for (const [name, { subject, days, files: paths, keys = [], role, serialNumber, extKeyUsage }] of Object.entries(
    plan.authorities,
  )) {
    const { fromDays, toDays } = departure(paths[0] ?? '');
    const order = {
      subject,
      issuer: undefined,
      usage: 'ca',
      notBefore: day(fromDays ?? -ageDays - 100),
      notAfter: day(toDays ?? days - ageDays - 100),
      ...(serialNumber === undefined ? {} : { serialNumber }),
      ...(extKeyUsage === undefined ? {} : { extKeyUsage }),
    } as const;
    const issued = await issueCertificate(order);
    authorities.set(name, issued);
    strangers.set(name, await issueCertificate(order));
    for (const path of paths) {
      put(path, issued.certificatePem);
      roles[root + path] = role;
    }
    for (const path of keys) put(path, privateKeyPem(issued.keys));
  }

  const issue = async (
    file: string,
    leaf: Omit<PlannedLeaf, 'file' | 'role'>,
  ): Promise<{ issued: Issued; by: Issued }> => {
    const { fromDays, toDays, isByAnother, subject, dns, ip } = departure(file);
    const by = (isByAnother === true ? strangers : authorities).get(leaf.issuer);
    if (by === undefined) throw new Error(`${file}: no authority ${leaf.issuer}`);
    const names = { dns: dns ?? leaf.dns ?? [], ip: ip ?? leaf.ip ?? [] };
    const { usage, serialNumber, extKeyUsage } = leaf;
    const issued = await issueCertificate({
      subject: subject ?? leaf.subject,
      issuer: by,
      usage,
      notBefore: day(fromDays ?? -ageDays),
      notAfter: day(toDays ?? leaf.days - ageDays),
      ...names,
      ...(serialNumber === undefined ? {} : { serialNumber }),
      ...(extKeyUsage === undefined ? {} : { extKeyUsage }),
    });
    return { issued, by };
  };
  const keyOf = async (file: string, issued: Issued): Promise<string> => {
    if (departure(file).hasWrongKey !== true) return privateKeyPem(issued.keys);
    const { keys } = await issueCertificate({
      subject: 'CN=other',
      issuer: undefined,
      usage: 'client',
      notBefore: at,
      notAfter: at,
    });
    return privateKeyPem(keys);
  };

  for (const leaf of plan.leaves) {
    const { issued, by } = await issue(leaf.file, leaf);
    const key = await keyOf(leaf.file, issued);
    const parts = [issued.certificatePem];
    if (leaf.withIssuer === true) parts.push(by.certificatePem);
    if (leaf.withKey === true) parts.push(key);
    else put(keyFileOf(leaf.file), key);
    put(leaf.file, parts.join(''));
    roles[root + leaf.file] = leaf.role;
  }
  for (const kubeconfig of plan.kubeconfigs ?? []) {
    const { file, ca, credential } = kubeconfig;
    const authority = authorities.get(ca);
    if (authority === undefined) throw new Error(`${file}: no authority ${ca}`);
    let user: Readonly<Record<string, unknown>>;
    if (credential.kind === 'certificate') {
      const { subject, days, role } = credential;
      const { issued } = await issue(file, { subject, days, issuer: ca, usage: 'client' });
      user = {
        'client-certificate-data': base64(issued.certificatePem),
        'client-key-data': base64(await keyOf(file, issued)),
      };
      roles[root + file] = role;
    } else if (credential.kind === 'files') {
      user = { 'client-certificate': credential.certificate, 'client-key': credential.key };
    } else {
      const { command, args } = credential;
      user = { exec: { apiVersion: 'client.authentication.k8s.io/v1', command, args } };
    }
    put(file, kubeconfigText(kubeconfig, authority.certificatePem, user));
  }
  for (const [path, text] of Object.entries(plan.texts ?? {})) put(path, text);
  return { files, roles };
}

/** `x.key` beside `x.crt`, `x-key.pem` beside `x.pem`. */
function keyFileOf(file: string): string {
  return file.endsWith('.pem') ? file.replace(/\.pem$/u, '-key.pem') : file.replace(/\.crt$/u, '.key');
}

function kubeconfigText(
  { server, cluster, context, user: name }: PlannedKubeconfig,
  authorityPem: string,
  user: Readonly<Record<string, unknown>>,
): string {
  return stringify(
    {
      apiVersion: 'v1',
      clusters: [{ cluster: { 'certificate-authority-data': base64(authorityPem), server }, name: cluster }],
      contexts: [{ context: { cluster, user: name }, name: context }],
      'current-context': context,
      kind: 'Config',
      users: [{ name, user }],
    },
    { lineWidth: 0 },
  );
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
