import { chmodSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { look } from '../../electron/engine/look.ts';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { at } from '../testing/a-certificate.ts';
import { aDistributionFolder, treeParts } from '../testing/distribution-trees.ts';
import { findingText } from '../words/findings/finding-words.ts';
import { findingsOf } from './findings-of.ts';

const now = at('2026-11-23T00:00:00Z');
/** Where the trees differ from real nodes: only API servers have names, and every CA is older than OpenShift's live. */
const ofTheTrees = (distribution: string): readonly string[] =>
  distribution === 'openshift' ? ['NA-N04', 'NA-T14'] : ['NA-N04'];

describe('a healthy node cries no wolf', () => {
  it.each(treeParts)('%s, %s', async (distribution, part) => {
    const folder = await aDistributionFolder(distribution, { at: now, part, ageDays: 5 });
    asOnANode(folder);
    const { inventory } = await look([folder], {});
    const findings = findingsOf(assess(inventory, { at: now, thresholds: defaultThresholds }));
    const told = findings.filter(({ id }) => !ofTheTrees(distribution).includes(id));
    expect(told.map((finding) => `${finding.severity} ${finding.id} ${findingText(finding, 'en').message}`)).toEqual(
      [],
    );
  });
});

/** What a tree of texts cannot say: permissions, and the link to a kubelet's current pair. */
function asOnANode(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    chmodSync(path, 0o600);
    const match = /^(kubelet-(?:client|server)-)current\.pem$/u.exec(entry.name);
    if (match === null) continue;
    const dated = `${match[1]}2026-11-18-00-00-00.pem`;
    renameSync(path, join(entry.parentPath, dated));
    symlinkSync(dated, path);
  }
}
