import type { SubjectAltName } from './certificate.ts';
import { type DerReader, tags } from './der.ts';
import { asciiOrBestText } from './der-string.ts';
import type { DefectList } from './defect-list.ts';
import { directoryName, generalNameTags, rareGeneralName } from './general-name.ts';
import { hexPreview } from './hex.ts';
import { ipAddressText } from './ip-address.ts';
import type { Name } from './name.ts';
import { asciiText } from './octet-text.ts';

/** Ten thousand are real (a load balancer with every tenant); beyond this a list serves nobody. */
export const maxSubjectAltNames = 50_000;

const none: readonly string[] = Object.freeze([]);
export const noSubjectAltName: SubjectAltName = Object.freeze({
  dns: none,
  ip: none,
  email: none,
  uri: none,
  other: none,
});

/**
 * From a walk over the value of the extension (a SEQUENCE OF GeneralName). What cannot be read of it is noted once, with how often
 * it happened, and the rest is still read.
 *
 * @see RFC 5280 section 4.2.1.6
 */
export function readSubjectAltName(names: DerReader, defects: DefectList): SubjectAltName {
  const { bytes } = names;
  if (!names.nextIs(tags.sequence)) {
    defects.add('extension-malformed', 'subjectAltName is not a list of names.');
    return noSubjectAltName;
  }
  names.enter();
  let dns: string[] | undefined;
  let ip: string[] | undefined;
  let email: string[] | undefined;
  let uri: string[] | undefined;
  let other: string[] | undefined;
  let directoryNames: Name[] | undefined;
  let count = 0;
  let notAscii = 0;
  let wrongLength = 0;
  let unreadable = 0;
  const text = (): string => {
    const ascii = asciiText(bytes, names.from, names.to);
    if (ascii !== undefined) return ascii;
    notAscii++;
    return asciiOrBestText(bytes, names.from, names.to);
  };
  while (names.next()) {
    if (count === maxSubjectAltNames) {
      defects.add('san-too-many', `subjectAltName has more than ${maxSubjectAltNames} names; the rest was not read.`);
      names.broken = false;
      break;
    }
    count++;
    switch (names.tag) {
      case generalNameTags.dNSName:
        (dns ??= []).push(text());
        break;
      case generalNameTags.iPAddress: {
        const address = ipAddressText(bytes, names.from, names.to);
        if (address === undefined) wrongLength++;
        (ip ??= []).push(address ?? hexPreview(bytes, names.from, names.to));
        break;
      }
      case generalNameTags.rfc822Name:
        (email ??= []).push(text());
        break;
      case generalNameTags.uniformResourceIdentifier:
        (uri ??= []).push(text());
        break;
      default: {
        const rare = rareGeneralName(names);
        if (rare === undefined) unreadable++;
        else {
          (other ??= []).push(rare);
          const directory =
            names.tag === generalNameTags.directoryName ? directoryName(bytes, names.from, names.to) : undefined;
          if (directory !== undefined) (directoryNames ??= []).push(directory.name);
        }
      }
    }
  }
  if (names.broken) defects.add('extension-malformed', 'subjectAltName is cut off.');
  else if (count === 0) defects.add('extension-malformed', 'subjectAltName is empty.');
  if (notAscii > 0)
    defects.add('extension-malformed', `subjectAltName has characters above ASCII in ${times(notAscii)}.`);
  if (wrongLength > 0) {
    defects.add(
      'extension-malformed',
      `subjectAltName has an address that is neither IPv4 nor IPv6 in ${times(wrongLength)}.`,
    );
  }
  if (unreadable > 0)
    defects.add('extension-malformed', `subjectAltName has something unreadable in ${times(unreadable)}.`);
  const read = { dns: exact(dns), ip: exact(ip), email: exact(email), uri: exact(uri), other: exact(other) };
  return directoryNames === undefined ? read : { ...read, directoryNames };
}

/** An array that grew by push() holds room for sixteen more, which a hundred thousand certificates would keep. */
function exact(names: readonly string[] | undefined): readonly string[] {
  return names === undefined ? none : names.slice();
}

function times(count: number): string {
  return count === 1 ? '1 name' : `${count} names`;
}
