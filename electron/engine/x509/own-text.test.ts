import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { yamlDocuments } from '../sources/kubeconfig/yaml-documents.ts';
import { ownText } from './own-text.ts';
import { pemBlocks } from './pem.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const texts = 32;
const megabyte = 1024 * 1024;

/** How many of 32 texts of a megabyte are still in memory while what was taken out of each is kept. */
function textsHeld(takeOut: (megabyteOfText: string, index: number) => unknown): number {
  collectGarbage();
  const before = process.memoryUsage();
  const kept = Array.from({ length: texts }, (_each, index) =>
    takeOut(String(index).padEnd(megabyte, 'secret '), index),
  );
  // The last expression that matched holds its text.
  /x/u.exec('x');
  collectGarbage();
  const after = process.memoryUsage();
  expect(kept).toHaveLength(texts);
  return Math.round((after.heapUsed + after.external - before.heapUsed - before.external) / megabyte);
}

describe('a text of its own', () => {
  it.each([
    '',
    'short',
    'ENCRYPTED PRIVATE KEY',
    'Grüße aus dem Rechenzentrum',
    '証明書の名前はとても長いのです',
    `lone \ud800 surrogate`,
  ])('is the same text: %j', (text) => {
    expect(ownText(`before ${text} behind`.slice(7, 7 + text.length))).toBe(text);
  });

  it('holds on to nothing it was cut out of, as a slice does', () => {
    expect(textsHeld((text) => text.slice(100, 200))).toBeGreaterThan(texts / 2);
    expect(textsHeld((text) => ownText(text.slice(100, 200)))).toBeLessThan(texts / 4);
  });
});

it('the label of a key does not hold on to the file of the key', () => {
  const labels = (text: string): unknown =>
    [...pemBlocks(`-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n${text}`)].map(
      ({ label }) => label,
    );
  expect(textsHeld(labels)).toBeLessThan(texts / 4);
});

it('the names in a kubeconfig do not hold on to what else is in it', () => {
  const names = (text: string, index: number): unknown => {
    const yaml = yamlDocuments(`name: a-rather-long-name-of-a-user-${index}\ntoken: ${text}\n`);
    const [document] = 'documents' in yaml ? yaml.documents : [];
    expect(document).toMatchObject({ name: `a-rather-long-name-of-a-user-${index}` });
    return (document as { readonly name: string }).name;
  };
  expect(textsHeld(names)).toBeLessThan(texts / 4);
});
