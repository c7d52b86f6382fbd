import { readPkcs7 } from '../../x509/pkcs7.ts';
import { addBundles, addCertificate, addFault, startJudgingPart, type JudgedFile } from '../judged-file.ts';
import { addRevocationList } from '../revocation-list.ts';

/**
 * Takes the certificates and revocation lists of a PKCS#7 for one bundle.
 * @param what  how sentences name it, `The block PKCS7 at line 3 of x.p7b`
 */
export function judgePkcs7(judged: JudgedFile, bytes: Uint8Array, what: string): void {
  const pkcs7 = readPkcs7(bytes);
  if (pkcs7 === undefined) {
    addFault(judged, 'bad-container', `${what} is a PKCS#7 that is broken or cut off; fetch it again.`);
    return;
  }
  if (pkcs7 === 'other') {
    addFault(judged, 'unsupported-container', `${what} is a PKCS#7 without certificates in the open.`);
    return;
  }
  const part = startJudgingPart(judged, { encoding: 'pkcs7' });
  // The certificates of a file have their keys beside that file, in whatever they are wrapped.
  const bundle = { ...part.bundle, besideFile: judged.bundle.besideFile };
  const whole: JudgedFile = { ...part, bundle };
  let broken = 0;
  for (const der of pkcs7.certificates) if (!addCertificate(whole, der)) broken++;
  for (const der of pkcs7.revocationLists) if (!addRevocationList(whole, der)) broken++;
  addBundles(whole);
  if (broken > 0) addFault(judged, 'bad-der', `${broken} members of ${what} are no certificates or revocation lists.`);
  else if (pkcs7.certificates.length + pkcs7.revocationLists.length === 0)
    addFault(judged, 'not-a-certificate', `${what} is a PKCS#7 without certificates.`);
}
