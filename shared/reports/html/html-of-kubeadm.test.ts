import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'parse5';
import { look } from '../../../electron/engine/look.ts';
import { built, judged } from '../../testing/a-report.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { treeAsOnANode } from '../../testing/tree-as-on-a-node.ts';

const fixtures = fileURLToPath(new URL('../../../e2e/fixtures/kubeadm', import.meta.url));
const nodes = {
  'mixed-validity': treeAsOnANode(join(fixtures, 'mixed-validity', 'etc-kubernetes')),
  'corrupt-cert': treeAsOnANode(join(fixtures, 'corrupt-cert', 'etc-kubernetes')),
} as const;
const canLint = spawnSync('xmllint', ['--version']).error === undefined;
if (!canLint) console.warn('SKIPPED: the HTML reports are not read by xmllint (libxml2-utils).');

/**
 * The report of a node that the kubeadm program made, on the day it was made. `npx vitest run -u` writes them anew; look
 * at the difference before keeping it.
 */
it.each([
  ['mixed-validity', 'en'],
  ['mixed-validity', 'ja'],
  ['corrupt-cert', 'en'],
  ['corrupt-cert', 'ja'],
] as const)('the HTML report of %s in %s is what it was, and well-formed', async (tree, language) => {
  const place = nodes[tree];
  const { inventory } = await look([place], {});
  const instant = readFileSync(join(fixtures, tree, 'expected', 'now.txt'), 'utf8').trim();
  const html = built('html', judged(inventory, instant), { language }).replaceAll(place, '/etc/kubernetes');
  await expect(html).toMatchFileSnapshot(`../golden/${tree}.${language}.html`);

  const errors: string[] = [];
  parse(html, { onParseError: ({ code }) => void errors.push(code) });
  expect(errors).toEqual([]);
  if (!canLint) return;
  const file = join(tempFolder(), 'report.html');
  writeFileSync(file, html);
  const said = spawnSync('xmllint', ['--html', '--noout', file], { encoding: 'utf8' }).stderr;
  // libxml2 knows the elements of HTML 4 alone, and complains of each that came later.
  const faults = said.split('\n').filter((line) => /error/u.test(line) && !/Tag \w+ invalid/u.test(line));
  expect(faults).toEqual([]);
});
