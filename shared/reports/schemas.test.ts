import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { look } from '../../electron/engine/look.ts';
import type { Assessment } from '../pki/assessment.ts';
import type { Inventory } from '../pki/inventory.ts';
import { aCertificate } from '../testing/a-certificate.ts';
import {
  aCertManagerCertificate,
  aNode,
  aSecret,
  aSigningRequest,
  aTrustBundle,
  aWebhook,
  anIssuer,
  clusterFacts,
} from '../testing/a-cluster-api.ts';
import { aName } from '../testing/a-pki.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { aCluster, built, judged } from '../testing/a-report.ts';
import { corpora, fixtureTrees } from '../testing/corpora.ts';
import type { NameSubtrees } from '../x509/name-constraints.ts';

const require = createRequire(import.meta.url);
/** It has no types of its own. */
const addFormats2019 = require('ajv-formats-draft2019') as (ajv: Ajv) => void;

function jsonFile(path: string): object {
  return JSON.parse(readFileSync(path, 'utf8')) as object;
}
/** A file of a package that does not export it by name. @param entry  what the package's name resolves to */
function packageFile(entry: string, name: string, path: string): string {
  return join(entry.slice(0, entry.lastIndexOf(name)), name, path);
}

function validator(
  schema: object,
  others: Readonly<Record<string, object>> = {},
): (text: string) => readonly unknown[] {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  addFormats2019(ajv);
  for (const [id, other] of Object.entries(others)) ajv.addSchema(other, id);
  const validate = ajv.compile(schema);
  return (text) => (validate(JSON.parse(text)) ? [] : (validate.errors ?? []));
}

/** Draft 4 says `id` and a boolean `exclusiveMinimum`; nothing else in this schema differs from draft 7. */
function fromDraft4(schema: object): object {
  const { id, $schema: _, ...rest } = schema as Record<string, unknown>;
  return { ...rest, $id: id };
}

const cyclonedxLibrary = require.resolve('@cyclonedx/cyclonedx-library');
const cyclonedxSchema = (name: string): object =>
  jsonFile(packageFile(cyclonedxLibrary, '@cyclonedx/cyclonedx-library', `res/schema/${name}`));
const validators = {
  json: validator(jsonFile(new URL('../../docs/inventory-v1.schema.json', import.meta.url).pathname)),
  sarif: validator(
    fromDraft4(
      jsonFile(
        packageFile(
          require.resolve('@microsoft/jest-sarif'),
          '@microsoft/jest-sarif',
          'lib/schemas/sarif-2.1.0-rtm.5.json',
        ),
      ),
    ),
  ),
  cyclonedx: validator(
    cyclonedxSchema('bom-1.6.SNAPSHOT.schema.json'),
    Object.fromEntries(
      ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'].map((name) => [
        `http://cyclonedx.org/schema/${name}`,
        cyclonedxSchema(name),
      ]),
    ),
  ),
} as const;
const ids = ['json', 'sarif', 'cyclonedx'] as const;

const hostile = '"<script>&\u0000\u001b[31m\u202e|=1+1\ud800\r\n';
const hostileInventory = (): Inventory => {
  const subtrees: NameSubtrees = {
    dns: [hostile],
    email: [],
    uri: [],
    ip: ['10.0.0.0/8'],
    directory: [aName(hostile)],
    unsupported: ['otherName'],
  };
  const certificate = aCertificate({
    subject: hostile,
    notAfter: undefined,
    signatureAlgorithm: '1.2.3.4',
    nameConstraints: { permitted: subtrees, excluded: subtrees },
  });
  return anInventory({
    files: {
      [`/etc/kubernetes/${hostile}.crt`]: { certificates: [certificate] },
      [`/${hostile}`]: { problem: 'bad-pem' },
    },
  });
};

const clusterInventory = (): Inventory => ({
  ...aCluster(),
  clusters: [
    clusterFacts({
      whoAmI: { username: hostile, groups: ['system:authenticated'], clientCertificate: undefined },
      frontProxy: { allowedNames: ['front-proxy-client'] },
      resources: [
        {
          resource: 'secrets',
          path: '/api/v1/secrets',
          namespace: undefined,
          fieldSelector: 'type=kubernetes.io/tls',
          outcome: 'forbidden',
          objects: 0,
          gave: 0,
          isInconsistent: false,
          user: 'alice',
        },
      ],
    }),
  ],
  clusterObjects: [
    aSigningRequest(hostile),
    aSigningRequest('unread', { request: undefined, expirationSeconds: 600 }),
    aSecret('www', { certManager: { certificateName: 'www', issuerName: undefined, issuerKind: undefined } }),
    aTrustBundle('roots'),
    aWebhook('policy', { injectedFrom: { by: 'certificate', source: 'demo/www' } }),
    aCertManagerCertificate('www'),
    anIssuer('demo-ca'),
    aNode('cp-1'),
  ],
});

describe.each(ids)('%s fits its schema', (id) => {
  it.each<[what: string, inventory: () => Inventory]>([
    ['nothing', () => anInventory({ files: {} })],
    ['a small cluster', aCluster],
    ['hostile names', hostileInventory],
    ['what the API of a cluster holds', clusterInventory],
  ])('%s', (_what, inventory) => {
    expect(validators[id](built(id, judged(inventory())))).toEqual([]);
  });

  it('and the schema can refuse', () => {
    const report = JSON.parse(built(id, judged(aCluster()))) as Record<string, unknown>;
    expect(validators[id](JSON.stringify({ ...report, version: {}, at: {}, specVersion: 16 }))).not.toEqual([]);
  });
});

const trees = [fixtureTrees, join(corpora, 'kubeadm'), join(corpora, 'cluster-api')]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name)),
  );
if (!existsSync(corpora))
  console.warn(`SKIPPED: the schemas of reports on the trees of ${corpora}, because the folder is not there.`);

describe.each(trees)('%s', (tree) => {
  let assessment: Assessment;
  beforeAll(async () => {
    assessment = judged((await look([tree], {})).inventory, '2026-11-23T00:00:00Z');
  });

  it.each(ids)('%s fits its schema', (id) => {
    expect(validators[id](built(id, assessment))).toEqual([]);
  });
});

const xmllint = spawnSync('xmllint', ['--version']).error === undefined;
if (!xmllint)
  console.warn(
    'SKIPPED: xmllint on JUnit, because it is not installed (Debian, Ubuntu: apt-get install libxml2-utils).',
  );

it.runIf(xmllint)('xmllint reads the JUnit of hostile names', () => {
  for (const inventory of [aCluster(), hostileInventory(), anInventory({ files: {} })]) {
    const input = built('junit', judged(inventory));
    const run = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input, encoding: 'utf8' });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
  }
});
