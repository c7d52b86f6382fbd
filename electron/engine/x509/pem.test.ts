import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixtureTrees } from '../../../shared/testing/corpora.ts';
import { bytesFromBase64, pemBlocks } from './pem.ts';

const ca = readFileSync(`${fixtureTrees}/default-rsa/etc-kubernetes/pki/ca.crt`, 'latin1');
const der = [...pemBlocks(ca)][0]!.der!;
const body = ca.split('\n').slice(1, -2).join('\n');

describe('a PEM block is read', () => {
  it.each([
    ['as written', ca],
    ['with CRLF', ca.replaceAll('\n', '\r\n')],
    ['with CR alone', ca.replaceAll('\n', '\r')],
    ['without a last line end', ca.trimEnd()],
    ['all in one line', ca.replaceAll('\n', '')],
    ['with blanks in the base64', ca.replace(body, body.replaceAll(/(.{10})/gu, '$1 \t '))],
    ['with blank lines in it', ca.replaceAll('\n', '\n\n')],
    ['indented, as in YAML', ca.replaceAll(/^/gmu, '    ')],
    ['with its line ends written as \\n, as in JSON', `"${ca.replaceAll('\n', String.raw`\n`)}"`],
    ['after other text', `subject=CN = kubernetes\nissuer=CN = kubernetes\n${ca}`],
    ['with headers of RFC 1421', ca.replace(body, `X-Note: a\n b\nX-Other: c\n\n${body}`)],
  ])('%s', (_case, text) => {
    const [block, ...more] = [...pemBlocks(text)];
    expect(more).toEqual([]);
    expect(block).toMatchObject({ label: 'CERTIFICATE', defect: undefined });
    expect(Buffer.from(block!.der!).equals(der)).toBe(true);
  });
});

describe('a broken PEM block is told with its line, and the next one is read', () => {
  it.each([
    ['no END', 'missing-end', '-----BEGIN CERTIFICATE-----\nAAAA\n'],
    ['the END of another kind', 'other-end', `-----BEGIN CERTIFICATE-----\nAAAA\n-----END PUBLIC KEY-----\n`],
    ['a foreign character', 'bad-base64', '-----BEGIN CERTIFICATE-----\nAA*A\n-----END CERTIFICATE-----\n'],
    ['a lost character', 'bad-base64', '-----BEGIN CERTIFICATE-----\nAAAAA\n-----END CERTIFICATE-----\n'],
    ['padding in the middle', 'bad-base64', '-----BEGIN CERTIFICATE-----\nAA==AAAA\n-----END CERTIFICATE-----\n'],
    ['no body', 'empty', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'],
  ] as const)('%s', (_case, defect, text) => {
    const [broken, whole, ...more] = [...pemBlocks(`one\ntwo\n${text}${ca}`)];
    expect(more).toEqual([]);
    expect(broken).toMatchObject({ label: 'CERTIFICATE', line: 3, der: undefined, defect });
    expect(Buffer.from(whole!.der!).equals(der)).toBe(true);
  });

  it('at the end of the file', () => {
    expect([...pemBlocks(`${ca}-----BEGIN CERTIFICATE-----\nAAAA`)].map(({ defect }) => defect)).toEqual([
      undefined,
      'missing-end',
    ]);
  });
});

describe('what is no PEM block is passed over', () => {
  it.each([
    ['lower case', ca.toLowerCase()],
    ['four dashes', ca.replaceAll('-----', '----')],
    ['a BEGIN whose label never ends', `-----BEGIN ${'A'.repeat(200)}\n`],
    ['a label over two lines', '-----BEGIN CERT\nIFICATE-----\nAAAA\n-----END CERT\nIFICATE-----\n'],
  ])('%s', (_case, text) => {
    expect([...pemBlocks(text)]).toEqual([]);
  });
});

it('sees an encrypted key by its header', () => {
  const text =
    '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n';
  expect([...pemBlocks(text)]).toMatchObject([{ isEncrypted: true, hasHeaders: true, defect: undefined }]);
});

it('goes through a file full of BEGINs once, not once for each', () => {
  const text = '-----BEGIN CERTIFICATE-----\n'.repeat(200_000);
  let count = 0;
  for (const { line } of pemBlocks(text)) if (line === count + 1) count++;
  expect(count).toBe(200_000);
});

it('gives bytes that share no memory with anything decoded before', () => {
  expect(bytesFromBase64('AAAA')?.buffer.byteLength).toBe(3);
});
