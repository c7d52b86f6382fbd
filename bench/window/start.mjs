// From the start of `serve` until a page of it can be used; the browser itself is already running.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openWindow, printRow } from './open-window.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '1' }, json: { type: 'boolean' }, certificates: { type: 'string' } },
});
const tree = fileURLToPath(new URL('../../e2e/fixtures/kubeadm/default-rsa/etc-kubernetes', import.meta.url));
const [untilAddress, untilUsable, untilOverview] = [[], [], []].map((/** @type {number[]} */ list) => list);
for (let round = 0; round < Number(values.rounds); round++) {
  const window = await openWindow(tree);
  untilAddress?.push(window.addressMs);
  const began = performance.now();
  await window.page.goto(window.address);
  // A click is answered.
  await window.page.getByRole('tab', { name: 'Certificates' }).click();
  await window.page.locator('[role=tab][aria-selected=true]', { hasText: 'Certificates' }).waitFor();
  untilUsable?.push(performance.now() - began);
  await window.page.locator('[role=row][aria-rowindex="2"]').waitFor();
  untilOverview?.push(performance.now() - began);
  await window.close();
}
printRow('serve: until its address is printed', untilAddress ?? [], '');
printRow('page: until it can be used', untilUsable ?? [], '');
printRow('page: until the certificates of a tree are there', untilOverview ?? [], '');
