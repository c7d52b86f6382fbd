import type { IssuerProof } from '../pki/inventory.ts';
import type { InEachLanguage, Language } from './language.ts';

interface ProofWords {
  /** On the line from a CA to what it issued, where there is room for one or two words. */
  readonly short: Readonly<Record<IssuerProof, string>>;
  readonly name: Readonly<Record<IssuerProof, string>>;
  readonly sentence: Readonly<Record<IssuerProof, string>>;
}

const proofWords: InEachLanguage<ProofWords> = {
  en: {
    short: {
      signature: 'verified',
      'key-identifier': 'key ID',
      'name-only': 'name only',
      'signature-mismatch': 'wrong key',
    },
    name: {
      signature: 'signature verified',
      'key-identifier': 'key identifier only',
      'name-only': 'name only',
      'signature-mismatch': 'not signed by this CA',
    },
    sentence: {
      signature: 'Its signature was verified with the key of this CA.',
      'key-identifier': 'It names the key of this CA, but its signature could not be checked here.',
      'name-only': 'Only the name matches this CA; nothing proves that this CA issued it.',
      'signature-mismatch': 'The name matches, but its signature was NOT made with the key of this CA.',
    },
  },
  ja: {
    short: {
      signature: '検証済み',
      'key-identifier': '鍵 ID',
      'name-only': '名前のみ',
      'signature-mismatch': '別の鍵',
    },
    name: {
      signature: '署名を検証済み',
      'key-identifier': '鍵 ID のみ一致',
      'name-only': '名前の一致のみ',
      'signature-mismatch': 'この CA の署名ではありません',
    },
    sentence: {
      signature: 'この CA の鍵で署名を検証済みです。',
      'key-identifier': 'この CA の鍵を指していますが、ここでは署名を確認できませんでした。',
      'name-only': 'この CA と名前が一致するだけで、この CA が発行した証拠はありません。',
      'signature-mismatch': '名前は一致しますが、この CA の鍵による署名ではありません。',
    },
  },
};

/** One or two words for how it is known who issued a certificate. */
export function proofShort(proof: IssuerProof, language: Language): string {
  return proofWords[language].short[proof];
}

/** How it is known who issued a certificate, as a note beside it. */
export function proofName(proof: IssuerProof, language: Language): string {
  return proofWords[language].name[proof];
}

/** How it is known who issued a certificate, as a sentence about the certificate. */
export function proofSentence(proof: IssuerProof, language: Language): string {
  return proofWords[language].sentence[proof];
}
