import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../testing/accessibility.ts';
import { expect, kubeadmTree, test } from '../testing/app.ts';

/** Opens the hierarchy as a graph. */
async function openGraph(page: Page, appUrl: string): Promise<Locator> {
  await page.goto(appUrl);
  await page.getByRole('tab', { name: /^(?:Hierarchy|階層)$/u }).click();
  await page.getByRole('radio', { name: /^(?:Graph|グラフ)$/u }).click();
  const graph = page.getByRole('tree', { name: /^(?:Graph of CAs and certificates|CA と証明書のグラフ)$/u });
  await expect(graph).toBeVisible();
  return graph;
}

/** A point on a line of the graph, `share` of its length from the issuer. */
const pointOn = (line: Locator, share: number) =>
  line.evaluate((element, part) => {
    const path = element as SVGPathElement;
    const at = path.getPointAtLength(path.getTotalLength() * part);
    const toScreen = path.getScreenCTM();
    if (!toScreen) throw new Error('The line is not drawn.');
    const { x, y } = at.matrixTransform(toScreen);
    return { x, y };
  }, share);

/** Cards whose boxes meet. */
const overlapping = (graph: Locator) =>
  graph.getByRole('treeitem').evaluateAll((cards) => {
    const boxes = cards.map((card) => card.getBoundingClientRect());
    const meet = (one: DOMRect, other: DOMRect) =>
      one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    return boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => meet(one, other))).length;
  });

test.describe('on a control plane', () => {
  test.use({ places: [kubeadmTree('default-rsa')] });

  test('the graph is walked along its lines by keyboard alone, and says where one is', async ({ page, appUrl }) => {
    const graph = await openGraph(page, appUrl);
    const focused = graph.locator(':focus');
    await expect(graph.locator('[tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('Tab');
    await expect(focused).toHaveAccessibleName(/^ca, root CA, .*takes 7 with it.*, 7 below$/u);
    await page.keyboard.press('ArrowRight');
    await expect(focused).toHaveAccessibleName(/^apiserver, .*signature verified$/u);
    await page.keyboard.press('ArrowDown');
    await expect(focused).toHaveAccessibleName(/^apiserver-kubelet-client, /u);
    await page.keyboard.press('ArrowLeft');
    await expect(focused).toHaveAccessibleName(/^ca, /u);
    await page.keyboard.press('ArrowDown');
    await expect(focused).toHaveAccessibleName(/^front-proxy-ca, /u);
    await page.keyboard.press('End');
    await expect(focused).toHaveAccessibleName(/^etcd-healthcheck-client, /u);
    await page.keyboard.press('o');
    await expect(page.getByRole('status').filter({ hasText: 'No other issuer.' })).toHaveCount(1);

    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Certificate', exact: true })).toContainText(
      'etcd-healthcheck-client',
    );
    await expect(focused).toHaveAttribute('aria-selected', 'true');
  });

  test('the focus follows from the graph to the tree and back', async ({ page, appUrl }) => {
    const graph = await openGraph(page, appUrl);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect(graph.locator(':focus')).toHaveAccessibleName(/^apiserver, /u);
    await page.keyboard.press('ControlOrMeta+g');
    const row = page.getByRole('treegrid', { name: 'Hierarchy of CAs' }).locator('[role="row"]:focus');
    await expect(row).toContainText('kube-apiserver');
    await page.keyboard.press('ArrowDown');
    await expect(row).toContainText('admin.conf');
    await page.keyboard.press('ControlOrMeta+g');
    await expect(graph.locator(':focus')).toHaveAccessibleName(/^admin\.conf, /u);
  });

  test('pointing at a CA shows what stops with it, and names the first', async ({ page, appUrl }) => {
    const graph = await openGraph(page, appUrl);
    await graph.getByRole('treeitem', { name: /^etcd-ca, / }).hover();
    await expect(page.getByRole('note')).toContainText(
      'Without etcd-ca, 4 certificates stop, first of all apiserver-etcd-client: the API server cannot reach etcd',
    );
    await expect(graph.locator('[data-fate="dies"]')).toHaveCount(5);
    await page.getByRole('radio', { name: 'Tree' }).click();
    await page.getByRole('row', { name: /^etcd-ca/u }).hover();
    await expect(page.getByRole('note')).toContainText('Without etcd-ca, 4 certificates stop');
    await expect(page.locator('[role="row"][data-fate="dies"]')).toHaveCount(5);
  });

  test('a line says how it is known who issued whom, and which fields agree', async ({ page, appUrl }) => {
    const graph = await openGraph(page, appUrl);
    await expect(graph.locator('.graph-edge')).toHaveCount(12);
    await expect(graph.locator('.graph-edge[data-proof="signature"]')).toHaveCount(12);
    await graph.getByRole('treeitem', { name: /^ca, / }).scrollIntoViewIfNeeded();
    const { x, y } = await pointOn(graph.locator('.graph-edge__hit').first(), 0.5);
    await page.mouse.move(x, y);
    const tooltip = page.getByRole('tooltip');
    await expect(tooltip).toContainText('apiserver and ca: Its signature was verified with the key of this CA.');
    await expect(tooltip).toContainText(/AKI \w{8}…\w{8} = SKI/u);
    await expect(tooltip).toContainText('signature (sha256WithRSAEncryption) verified');
  });
});

test.describe('on the sample cluster', () => {
  test.use({ places: ['sample:'] });

  test('every kind of line is drawn in its own way, and no card lies on another', async ({ page, appUrl }) => {
    const graph = await openGraph(page, appUrl);
    expect(await overlapping(graph)).toBe(0);
    const dashes = (proof: string) =>
      graph
        .locator(`.graph-edge[data-proof="${proof}"] .graph-edge__line`)
        .first()
        .evaluate((line) => getComputedStyle(line).strokeDasharray);
    expect(await dashes('signature')).toBe('none');
    expect(await dashes('signature-mismatch')).toBe('none');
    expect(await dashes('name-only')).toBe('1px, 4px');
    await expect(graph.locator('.graph-edge[data-kind="replaced-by"]')).toHaveCount(1);
    await expect(graph.locator('.graph-edge-label[data-proof="signature-mismatch"]').first()).toHaveText('wrong key');
    await expect(
      graph.getByRole('treeitem', { name: /^kubernetes, missing CA, not found in this look/u }),
    ).toBeVisible();
  });

  test('a card of several opens a list beside the graph, and Escape goes back to the card', async ({
    page,
    appUrl,
  }) => {
    const graph = await openGraph(page, appUrl);
    const bundle = graph.getByRole('treeitem', { name: /^kubelet client, /u }).first();
    const cards = await graph.getByRole('treeitem').count();
    await bundle.focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('complementary', { name: 'Certificates in this card' });
    const count = Number((await bundle.locator('.graph-card__count').textContent())?.slice(1));
    expect(count).toBeGreaterThan(3);
    await expect(list.getByRole('row', { name: /^system:node:/u })).toHaveCount(count);
    await expect(list.locator('[role="row"]:focus')).toHaveAttribute('aria-posinset', '1');
    await expect(graph.getByRole('treeitem')).toHaveCount(cards);
    await page.keyboard.press('End');
    const last = list.locator('[role="row"]:focus');
    await expect(last).toHaveAttribute('aria-posinset', String(count));
    await page.keyboard.press('Enter');
    await expect(last).toHaveAttribute('aria-selected', 'true');
    const end = /\d+ \w+ \d{4}/u.exec((await last.textContent()) ?? '')?.[0] ?? 'no date';
    await expect(page.getByRole('complementary', { name: 'Certificate', exact: true })).toContainText(end);
    await list.locator('[role="row"]:focus').press('Escape');
    await expect(list).toBeHidden();
    await expect(bundle).toBeFocused();
  });

  test('o goes round the issuers of a cross-signed CA and back', async ({ page, appUrl }) => {
    const graph = await openGraph(page, appUrl);
    const focused = graph.locator(':focus');
    await graph.getByRole('treeitem', { name: /^ca, external CA/u }).focus();
    await page.keyboard.press('o');
    await expect(focused).toHaveAccessibleName(/^ca, root CA/u);
    await expect(page.getByRole('status').filter({ hasText: 'Issuer 1 of 1: ca, signature verified' })).toHaveCount(1);
    await page.keyboard.press('o');
    await expect(focused).toHaveAccessibleName(/^ca, external CA/u);
  });

  for (const [colorScheme, locale] of [
    ['light', 'en-GB'],
    ['dark', 'ja-JP'],
  ] as const) {
    test.describe(`in ${colorScheme} and ${locale}`, () => {
      test.use({ colorScheme, locale });

      test('the graph, a lit CA and an opened card are accessible', async ({ page, appUrl }) => {
        const graph = await openGraph(page, appUrl);
        await expectAccessible(page);
        await graph.getByRole('treeitem', { name: /^ca, (?:root CA|ルート CA)/u }).hover();
        await expectAccessible(page);
        await graph.getByRole('treeitem', { name: /^etcd-peer, /u }).click();
        await expect(
          page.getByRole('complementary', { name: /^(?:Certificates in this card|このカードの証明書)$/u }),
        ).toBeVisible();
        await expectAccessible(page);
      });
    });
  }

  test('a part of a strip lists just what it counts', async ({ page, appUrl }) => {
    const graph = await openGraph(page, appUrl);
    const part = graph.locator('[data-part="expired"], [data-part="critical"], [data-part="soon"]').first();
    const status = await part.getAttribute('data-part');
    await part.click();
    await expect(page.getByRole('tab', { name: 'Certificates' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('combobox', { name: /search/iu })).toHaveValue(
      new RegExp(`status:${status}|fingerprint:`, 'u'),
    );
  });
});
