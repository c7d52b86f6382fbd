import type { Role } from '../../kubernetes/role.ts';

/** What a distribution leaves on a node, as the reference tells it: independent of the tables under test. */
export interface TreePlan {
  readonly authorities: Readonly<Record<string, PlannedAuthority>>;
  readonly leaves: readonly PlannedLeaf[];
  readonly kubeconfigs?: readonly PlannedKubeconfig[];
  /** Files without certificates. */
  readonly texts?: Readonly<Record<string, string>>;
}

export interface PlannedAuthority {
  /** In the order of the DER: `O=…, CN=…`. */
  readonly subject: string;
  readonly days: number;
  readonly files: readonly string[];
  /** Files of its key. */
  readonly keys?: readonly string[];
  readonly role: Role;
  readonly serialNumber?: string;
  readonly extKeyUsage?: readonly ('serverAuth' | 'clientAuth')[];
}

export interface PlannedLeaf {
  readonly file: string;
  readonly subject: string;
  readonly issuer: string;
  readonly usage: 'server' | 'client' | 'server-and-client';
  readonly days: number;
  readonly role: Role;
  readonly dns?: readonly string[];
  readonly ip?: readonly string[];
  readonly serialNumber?: string;
  readonly extKeyUsage?: readonly ('serverAuth' | 'clientAuth')[];
  /** The issuer's certificate follows in the same file. */
  readonly withIssuer?: true;
  /** The key lies in the same file. */
  readonly withKey?: true;
}

export interface PlannedKubeconfig {
  readonly file: string;
  readonly server: string;
  readonly ca: string;
  readonly cluster: string;
  readonly context: string;
  readonly user: string;
  readonly credential:
    | { readonly kind: 'certificate'; readonly subject: string; readonly days: number; readonly role: Role }
    | { readonly kind: 'files'; readonly certificate: string; readonly key: string }
    | { readonly kind: 'exec'; readonly command: string; readonly args: readonly string[] };
}
