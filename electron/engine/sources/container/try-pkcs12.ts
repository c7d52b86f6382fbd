import { readDerKey } from '../../x509/keys.ts';
import { isMacOf, openSafe, readBags, readPkcs12, type Bag, type Pkcs12, type Safe } from '../../x509/pkcs12.ts';
import {
  decrypted,
  maxRounds,
  UnsupportedPkcs12,
  type DerivationBudget,
  type Pkcs12Password,
} from '../../x509/pkcs12-algorithms.ts';
import { addBundles, addCertificate, addFault, addKey, startJudgingPart, type JudgedFile } from '../judged-file.ts';
import { addRevocationList } from '../revocation-list.ts';
import type { TimeSlices } from '../time-slices.ts';

/** A key is only its public half here, or `undefined` where it stayed encrypted or is of no kind that is read. */
type OpenedBag = Omit<Bag, 'algorithm'>;

/**
 * - `opened`: everything that can be read is;
 * - `locked`: no password fits; what lies in the open is in `bags`;
 * - `broken`: it has not the structure; `damaged`: a password fits, and the content is not what it was;
 * - `unsupported`: it needs something that is not done here.
 */
export type Pkcs12Try =
  | { readonly kind: 'opened' | 'locked'; readonly bags: readonly OpenedBag[] }
  | { readonly kind: 'broken' | 'damaged' }
  | { readonly kind: 'unsupported'; readonly what: string };

export interface PasswordsToTry {
  readonly usual: readonly Pkcs12Password[];
  /** By a person: only for these it is worth telling a damaged file from a wrong password. */
  readonly given: readonly string[];
}

/** Tries passwords on one container. Never rejects for what the bytes are. */
export async function tryPkcs12(
  bytes: Uint8Array,
  { usual, given }: PasswordsToTry,
  slices: TimeSlices,
): Promise<Pkcs12Try> {
  const pkcs12 = readPkcs12(bytes);
  if (pkcs12 === undefined) return { kind: 'broken' };
  const clear = clearBags(pkcs12);
  if (clear === undefined) return { kind: 'broken' };
  const encryptedSafes = pkcs12.safes.filter((safe) => safe.kind === 'encrypted');
  const hasEncryptedKeys = clear.some(({ kind }) => kind === 'encrypted-key');
  if (encryptedSafes.length === 0 && !hasEncryptedKeys) return { kind: 'opened', bags: clear };
  try {
    for (const password of [...usual, ...given]) {
      const budget: DerivationBudget = { roundsLeft: maxRounds, slices };
      const isMac = pkcs12.mac === undefined ? undefined : await isMacOf(pkcs12, password, budget);
      const isGiven = password !== undefined && given.includes(password);
      if (isMac === false && !isGiven) continue;
      const bags = await openAll(encryptedSafes, clear, password, budget);
      if (bags !== undefined && isMac !== false) return { kind: 'opened', bags };
      if (bags !== undefined || isMac === true) return { kind: 'damaged' };
    }
  } catch (error) {
    if (!(error instanceof UnsupportedPkcs12)) throw error;
    return { kind: 'unsupported', what: error.message };
  }
  // Certificates in the open need no password, and a key that stays shut is told as such.
  if (encryptedSafes.length === 0 && clear.some(({ kind }) => kind === 'certificate'))
    return { kind: 'opened', bags: clear };
  return { kind: 'locked', bags: clear };
}

function clearBags({ safes }: Pkcs12): readonly Bag[] | undefined {
  const bags: Bag[] = [];
  for (const safe of safes) {
    const some = safe.kind === 'clear' ? readBags(safe.contents) : [];
    if (some === undefined) return undefined;
    bags.push(...some);
  }
  return bags;
}

/** @returns `undefined` where this password opens not all of it */
async function openAll(
  safes: readonly Extract<Safe, { kind: 'encrypted' }>[],
  clear: readonly Bag[],
  password: Pkcs12Password,
  budget: DerivationBudget,
): Promise<readonly OpenedBag[] | undefined> {
  const bags = [...clear];
  for (const safe of safes) {
    const some = await openSafe(safe, password, budget);
    if (some === undefined) return undefined;
    bags.push(...some);
  }
  const opened: OpenedBag[] = [];
  for (const bag of bags) {
    if (bag.algorithm === undefined) {
      opened.push(bag);
      continue;
    }
    const content = await decrypted(bag.algorithm, bag.content, password, budget);
    if (content?.[0] !== sequenceTag) return undefined;
    opened.push({ ...bag, kind: 'key', content });
  }
  return opened;
}

const sequenceTag = 0x30;

/** Takes what was found; private keys become their public half and are wiped. */
export function takePkcs12(judged: JudgedFile, { bags, kind }: Extract<Pkcs12Try, { readonly bags: unknown }>): void {
  const part = startJudgingPart(judged, { encoding: 'pkcs12' });
  let broken = 0;
  for (const { kind: what, content, friendlyName, localKeyId } of bags) {
    // In a Secret the field is already the key of its data.
    const field = judged.field ?? (localKeyId === undefined ? undefined : `localKeyID ${localKeyId}`);
    const named: JudgedFile = { ...part, entryName: friendlyName, field };
    switch (what) {
      case 'certificate':
        if (!addCertificate(named, content)) broken++;
        break;
      case 'revocation-list':
        if (!addRevocationList(named, content)) broken++;
        break;
      case 'key':
        addKey(named, readDerKey(content) ?? shutKey(false));
        content.fill(0);
        break;
      case 'encrypted-key':
        // A container that stayed shut gave nothing, and whether a key belongs to its certificates is not known.
        if (kind === 'opened') addKey(named, shutKey(true));
    }
  }
  addBundles(part);
  if (broken > 0) addFault(judged, 'bad-der', `${broken} members of ${judged.file.path} are no certificates.`);
  else if (bags.length === 0 && kind === 'opened')
    addFault(judged, 'not-a-certificate', `${judged.file.path} is a PKCS#12 without certificates and keys.`);
}

function shutKey(encrypted: boolean): Parameters<typeof addKey>[1] {
  const pemLabel = encrypted ? 'ENCRYPTED PRIVATE KEY' : 'PRIVATE KEY';
  return { kind: 'private', pemLabel, encrypted, spkiSha256: undefined, isBroken: false };
}
