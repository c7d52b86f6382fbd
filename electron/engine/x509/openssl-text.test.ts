import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { corpora } from '../../../shared/testing/corpora.ts';
import { corpusCertificates } from '../../../shared/testing/corpus-certificates.ts';
import { certificateDetails } from './details.ts';

/** Whole texts beside what the openssl program on this machine prints; its versions differ only in the space around `=`. */
const tidied = (text: string): string[] =>
  text
    .replaceAll(' = ', '=')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

function opensslSays(der: Uint8Array): string[] | undefined {
  try {
    const text = execFileSync(
      'openssl',
      ['x509', '-inform', 'DER', '-noout', '-text', '-nameopt', 'oneline,utf8,-esc_msb'],
      {
        input: der,
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    return tidied(text.toString());
  } catch {
    return undefined;
  }
}

/**
 * Where openssl prints values we tell in our own lines: DSA keys, the parts of a distribution point with reasons or issuers, user
 * notices, unique identifiers, names inside a SAN (`/C=US/…`), GN for givenName, unknown values as dots.
 */
const toldOtherwise =
  /^\s*(?:Public-Key: \(1024 bit\)|Unable to load Public Key|DirName:\/|CRL Issuer:|Full Name:|Relative Name:|User Notice:|(?:Issuer|Subject) Unique ID:|(?:Issuer|Subject): .*, GN=|\.\.\.)/u;

const kubeadm = corpusCertificates(`${corpora}/kubeadm`);
const pkits = corpusCertificates(`${corpora}/pkits/certs`);
if (kubeadm.length === 0) console.warn(`SKIPPED: the text against openssl, because ${corpora} is not there.`);

describe.skipIf(kubeadm.length === 0)('the text of a certificate', () => {
  it('is what openssl prints, line by line, for the certificates of kubeadm', async () => {
    for (const { file, der } of kubeadm.filter((_, index) => index % 2 === 0)) {
      const { text } = await certificateDetails(der);
      expect(tidied(text), file).toEqual(opensslSays(der));
    }
  });

  it('is what openssl prints for the test suite of NIST, but for what is not decoded the same way', async () => {
    const different: string[] = [];
    // Starting the program takes its time: every third will do.
    for (const { file, der } of pkits.filter((_, index) => index % 3 === 0)) {
      const { text } = await certificateDetails(der);
      const ours = tidied(text);
      const theirs = opensslSays(der) ?? ours;
      const at = theirs.findIndex((line, index) => line !== ours[index]);
      if (at >= 0 && !toldOtherwise.test(theirs[at] ?? '')) different.push(`${file}: ${theirs[at]} | ${ours[at]}`);
    }
    expect(different).toEqual([]);
  });
});
