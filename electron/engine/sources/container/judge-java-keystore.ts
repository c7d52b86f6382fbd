import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { readJavaKeystore } from '../../x509/java-keystore.ts';
import { addBundles, addCertificate, addFault, addKey, startJudgingPart, type JudgedFile } from '../judged-file.ts';

/** Takes every entry of a JKS or JCEKS; whether it is whole is asked when a password for it is known. */
export function judgeJavaKeystore(judged: JudgedFile, bytes: Buffer): void {
  const path = visibleText(judged.file.path);
  const keystore = readJavaKeystore(bytes);
  if (keystore === undefined) {
    addFault(judged, 'bad-container', `${path} begins like a Java keystore and is cut off; fetch it again.`);
    return;
  }
  const { type, entries, stoppedBy } = keystore;
  let broken = 0;
  for (const { kind, alias, certificates } of entries) {
    const part = startJudgingPart(judged, { entryName: alias, encoding: 'jks' });
    for (const der of certificates) if (!addCertificate(part, der)) broken++;
    if (kind === 'key') addKey(part, encryptedKey);
    addBundles(part);
  }
  if (broken > 0) addFault(judged, 'bad-der', `${broken} members of the keystore ${path} are no certificates.`);
  if (stoppedBy === 'broken') {
    addFault(
      judged,
      'bad-container',
      `The keystore ${path} (${type}) is broken or cut off after ${entries.length} entries.`,
    );
  } else if (stoppedBy === 'secret-key') {
    addFault(
      judged,
      'unsupported-container',
      `The keystore ${path} has a secret key after ${entries.length} entries; what follows it is not read: convert it with keytool to PKCS#12.`,
    );
  } else if (entries.length === 0) {
    addFault(judged, 'not-a-certificate', `The keystore ${path} (${type}) has no entries.`);
  } else judged.locked.push({ part: judged, kind: 'java-keystore', bytes: new Uint8Array(bytes) });
}

/** A keystore holds no key in the open. */
const encryptedKey = {
  kind: 'private',
  pemLabel: 'ENCRYPTED PRIVATE KEY',
  encrypted: true,
  spkiSha256: undefined,
  isBroken: false,
} as const;
