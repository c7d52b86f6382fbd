import type { Sha256Hex } from '../x509/brand.ts';
import type { KeyBeside } from './inventory.ts';

/** A private key found where the key of a file's certificates belongs: its public half, or why there is none. */
export type KeyHalf = { readonly spkiSha256: Sha256Hex } | { readonly why: 'encrypted' } | { readonly why: 'not-read' };

/**
 * Tells for each certificate (or request) of one file what the private key beside the file is to it.
 *
 * In a bundle a key belongs to the certificate it matches, and the others have none beside them: a CA bundle of the new
 * and the old CA has the new one's key only, and nothing is wrong with it. Only when no certificate of the file is
 * matched does the first one, which a server would present, have a key that is not its own.
 *
 * @param spkis  of the file's certificates, in order
 * @param keys   every private key beside the file, in any order
 */
export function keysBeside(spkis: readonly Sha256Hex[], keys: readonly KeyHalf[]): readonly KeyBeside[] {
  const known = new Set(keys.flatMap((key) => ('spkiSha256' in key ? [key.spkiSha256] : [])));
  if (spkis.some((spki) => known.has(spki))) return spkis.map((spki) => (known.has(spki) ? 'matches' : 'absent'));
  const first = unmatchedKey(keys);
  return spkis.map((_spki, position) => (position === 0 ? first : 'absent'));
}

/** A key that cannot be opened may be the right one: as long as there is one, `differs` would be a guess. */
function unmatchedKey(keys: readonly KeyHalf[]): KeyBeside {
  if (keys.length === 0) return 'absent';
  if (keys.some((key) => 'why' in key && key.why === 'encrypted')) return 'encrypted';
  return keys.some((key) => 'why' in key) ? 'not-read' : 'differs';
}

/**
 * Where the private key of the certificates in `path` is looked for, beside that file itself: kubeadm and Secrets
 * (`x.crt` and `x.key`), cfssl and minikube (`x.pem` and `x-key.pem`), Istio (`x-cert.pem` and `x-key.pem`, `cert-chain.pem`
 * and `key.pem`), certbot (`fullchain.pem` and `privkey.pem`), and `kubeadm certs generate-csr`, which leaves the key of
 * `admin.conf.csr` in the kubeconfig `admin.conf`.
 */
export function keyPathsBeside(path: string): readonly string[] {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  const name = path.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const names = [`${stem}.key`, `${stem}-key.pem`, `${stem}.key.pem`];
  if (stem.endsWith('-cert')) names.push(`${stem.slice(0, -'-cert'.length)}-key.pem`);
  if (stem === 'cert' || stem === 'cert-chain') names.push('key.pem');
  if (stem === 'cert' || stem === 'fullchain') names.push('privkey.pem');
  if (name.endsWith('.csr')) names.push(stem);
  return names.filter((beside) => beside !== name).map((beside) => folder + beside);
}
