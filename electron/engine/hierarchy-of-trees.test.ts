import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../shared/hierarchy/graph-layout.ts';
import { hierarchyOf } from '../../shared/hierarchy/hierarchy-model.ts';
import { assess } from '../../shared/pki/assess.ts';
import { defaultThresholds } from '../../shared/pki/status.ts';
import { corpora, fixtureTrees } from '../../shared/testing/corpora.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { look } from './look.ts';

const at = Date.parse('2026-11-27T00:00:00Z') as EpochMs;
const kubeadmCorpora = join(corpora, 'kubeadm');
const hasCorpora = existsSync(kubeadmCorpora);
if (!hasCorpora) console.warn(`SKIPPED: no ${kubeadmCorpora}; only the three trees of every clone are drawn.`);
const trees = [fixtureTrees, ...(hasCorpora ? [kubeadmCorpora] : [])].flatMap((folder) =>
  readdirSync(folder)
    .map((name) => join(folder, name, 'etc-kubernetes'))
    .filter((tree) => existsSync(tree)),
);

describe.each(trees)('the graph of %s', (tree) => {
  it('has a solid line exactly where node:crypto verifies a signature', async () => {
    const { inventory } = await look([tree], {});
    const graph = graphOf(hierarchyOf(assess(inventory, { at, thresholds: defaultThresholds })));
    const cardOf = new Map(
      graph.cards.flatMap(({ card }) =>
        (card.kind === 'node' ? card.node.certificates : card.certificates).map(
          ({ certificate }) => [certificate.sha256 as string, card.id] as const,
        ),
      ),
    );
    const solid = graph.edges.filter(({ proof }) => proof === 'signature').map(({ from, to }) => `${from}>${to}`);

    const certificates = certificatesIn(tree).filter(({ sha256 }) => cardOf.has(sha256));
    expect(new Set(certificates.map(({ sha256 }) => sha256)).size).toBe(inventory.certificates.length);
    const verified = certificates.flatMap((child) =>
      certificates
        .filter(({ x509 }) => child.x509.checkIssued(x509) && child.x509.verify(x509.publicKey))
        .map((issuer) => [cardOf.get(issuer.sha256), cardOf.get(child.sha256)] as const)
        .filter(([from, to]) => from !== to)
        .map(([from, to]) => `${from}>${to}`),
    );
    expect(new Set(solid)).toEqual(new Set(verified));
    expect(verified.length > 0, 'a tree with certificates has CAs').toBe(certificates.length > 0);
  });
});

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu;
const embedded = /certificate(?:-authority)?-data: *([\w+/=]+)/gu;

/** Every certificate under a folder, by Node's own reader: PEM blocks in files and in kubeconfigs. */
function certificatesIn(folder: string): readonly { readonly sha256: string; readonly x509: X509Certificate }[] {
  const texts = (readdirSync(folder, { recursive: true }) as string[])
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'));
  const decoded = texts.flatMap((text) =>
    [...text.matchAll(embedded)].map(([, base64 = '']) => Buffer.from(base64, 'base64').toString('utf8')),
  );
  return [...texts, ...decoded].flatMap((text) =>
    [...text.matchAll(pemBlock)].flatMap(([pem]) => {
      try {
        const x509 = new X509Certificate(pem);
        return [{ sha256: x509.fingerprint256.replaceAll(':', '').toLowerCase(), x509 }];
      } catch {
        return []; // Broken on purpose in some trees; the look has a problem for it.
      }
    }),
  );
}
