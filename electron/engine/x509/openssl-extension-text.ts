import type { ExtensionDetails } from '../../../shared/bridge/certificate-details.ts';
import { hexLines } from './openssl-hex-lines.ts';
import { opensslNameOfText } from './openssl-name.ts';
import { opensslWords } from './openssl-names.ts';

const hexBytesPerLine = 16;

/**
 * What `openssl x509 -text` prints below the name of an extension, from the lines of the details. What openssl itself
 * does not decode, or decodes into something only a program reads, keeps our own lines.
 */
export function opensslExtensionLines({ oid, lines, hex }: ExtensionDetails): readonly string[] {
  if (lines.length === 0) return hexLines(hex, hexBytesPerLine, '');
  switch (oid) {
    case '2.5.29.15':
    case '2.5.29.37':
    case '2.16.840.1.113730.1.1':
      return [lines.map((line) => opensslWords.get(line) ?? line).join(', ')];
    case '2.5.29.14':
      return [upperColons(lines[0] ?? '')];
    case '2.5.29.17':
    case '2.5.29.18':
      return [lines.map(generalName).join(', ')];
    case '2.5.29.19':
      return [lines.map((line) => line.replace('cA:', 'CA:').replace('pathLenConstraint', 'pathlen')).join(', ')];
    case '2.5.29.16':
      return [
        lines.map((line) => line.replace('notBefore:', 'Not Before: ').replace('notAfter:', 'Not After: ')).join(', '),
      ];
    case '2.5.29.30':
      return [...subtrees(lines, 'permitted', 'Permitted:'), ...subtrees(lines, 'excluded', 'Excluded:')];
    case '2.5.29.31':
    case '2.5.29.46':
      return lines.every((line) => !/^(?:reasons|cRLIssuer|nameRelative)/u.test(line))
        ? lines.flatMap((line) => ['Full Name:', `  ${generalName(line)}`])
        : lines;
    case '2.5.29.32':
      return lines.map(policy);
    case '2.5.29.33':
      return [lines.map((line) => line.split(' = ').map(policyName).join(':')).join(', ')];
    case '2.5.29.35':
      return authorityKeyIdentifier(lines);
    case '2.5.29.36':
      return [
        lines
          .map((line) =>
            line
              .replace('requireExplicitPolicy', 'Require Explicit Policy')
              .replace('inhibitPolicyMapping', 'Inhibit Policy Mapping'),
          )
          .join(', '),
      ];
    case '2.5.29.54':
      return [(lines[0] ?? '').replace('skipCerts:', '')];
    case '1.3.6.1.5.5.7.1.1':
    case '1.3.6.1.5.5.7.1.11':
      return lines.map((line) => {
        const space = line.indexOf(' ');
        const method = line.slice(0, space);
        return `${opensslWords.get(method) ?? method} - ${generalName(line.slice(space + 1))}`;
      });
    case '1.3.6.1.5.5.7.1.24':
      return [lines.join(', ')];
    default:
      return lines;
  }
}

function generalName(line: string): string {
  return line
    .replace(/^IP:(?<address>.*:.*)$/u, (_all, address: string) => `IP Address:${fullIpv6(address)}`)
    .replace(/^IP:/u, 'IP Address:')
    .replace(/^directoryName:(?<name>.*)$/su, (_all, name: string) => `DirName:${opensslNameOfText(name)}`)
    .replace(/^registeredID:/u, 'Registered ID:');
}

/** openssl writes all eight groups, in capitals, without leading zeros. */
function fullIpv6(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = (text: string): string[] =>
    text === ''
      ? []
      : text.split(':').flatMap((group) => {
          if (!group.includes('.')) return [group];
          const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
          return [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)];
        });
  const first = groups(head);
  const last = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last].join(':').toUpperCase();
}

function upperColons(hex: string): string {
  return hex.toUpperCase().replaceAll(/(..)(?=.)/gu, '$1:');
}

function subtrees(lines: readonly string[], word: string, title: string): readonly string[] {
  const own = lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  return own.length === 0 ? [] : [title, ...own.map((line) => `  ${constrained(line)}`)];
}

/** A range of addresses has its mask spelt out: `IP:10.0.0.0/255.0.0.0`. */
function constrained(line: string): string {
  const range = /^IP:(?<net>[\d.]+)\/(?<bits>\d+)$/u.exec(line)?.groups;
  if (range === undefined) return generalName(line);
  const bits = Number(range['bits']);
  const mask = [0, 8, 16, 24].map((at) => 256 - 2 ** (8 - Math.max(0, Math.min(8, bits - at))));
  return `IP:${range['net']}/${mask.join('.')}`;
}

function policy(line: string): string {
  if (line.startsWith('  cPSuri:')) return line.replace('cPSuri:', 'CPS: ');
  if (line.startsWith('  ')) return line;
  const [oid = ''] = line.split(' ');
  return `Policy: ${policyName(oid)}`;
}

function policyName(oid: string): string {
  return oid === '2.5.29.32.0' ? 'X509v3 Any Policy' : oid;
}

function authorityKeyIdentifier(lines: readonly string[]): readonly string[] {
  return lines.map((line) =>
    generalName(line.replace(/^authorityCertIssuer /u, ''))
      .replace(/^keyIdentifier:(?<hex>.*)$/u, (_all, hex: string) =>
        lines.length > 1 ? `keyid:${upperColons(hex)}` : upperColons(hex),
      )
      .replace(/^authorityCertSerialNumber:(?<hex>.*)$/u, (_all, hex: string) => `serial:${upperColons(hex)}`),
  );
}
