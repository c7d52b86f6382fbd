import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { at } from '../../shared/testing/a-certificate.ts';
import { aClusterAccess } from '../../shared/testing/a-cluster-access.ts';
import { aTroubledCluster, answersByUser, kubeconfigOfAdministrator } from '../../shared/testing/a-troubled-cluster.ts';
import { anApiServer, type AnswerRequest, type TestApiServer } from '../../shared/testing/an-api-server.ts';
import { isInstalled } from '../../shared/testing/check-shell.ts';
import { hasRecordedCluster, kubeconfigAt, recordedAnswers } from '../../shared/testing/recorded-cluster.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';

const hasKubectl = isInstalled('kubectl');
if (!hasKubectl)
  console.warn(
    'SKIPPED: what kubectl lists beside what NotAfter does, because there is no kubectl (Debian: apt-get install kubernetes-client).',
  );

/** @returns the path of a kubeconfig of a server that answers so */
async function served(answer: AnswerRequest, kubeconfig: (server: TestApiServer) => string): Promise<string> {
  const server = await anApiServer(answer);
  onTestFinished(() => server.close());
  return join(tempFolder({ config: kubeconfig(server) }), 'config');
}

const small = async (): Promise<string> =>
  served(answersByUser(await aTroubledCluster(at('2026-11-23T00:00:00Z'))), ({ port, certificateAuthority }) =>
    kubeconfigOfAdministrator(port, certificateAuthority),
  );

const recorded = (): Promise<string> =>
  served(recordedAnswers(), ({ port, certificateAuthority }) => kubeconfigAt('admin', port, certificateAuthority));

interface Listed {
  readonly metadata: { readonly namespace?: string; readonly name: string };
}

const clusters: readonly (readonly [name: string, serve: () => Promise<string>])[] = [
  ['a small cluster', small],
  ...(hasRecordedCluster ? ([['a recorded cluster', recorded]] as const) : []),
];

// A real client signs in by the same kubeconfig, verifies the same server, and is handed the same objects.
it.skipIf(!hasKubectl).each(clusters)(
  '%s is listed as kubectl get --raw lists it, path by path',
  async (_name, serve) => {
    const config = await serve();
    const cluster = aClusterAccess({ allSecrets: true });
    const { inventory } = await look([`cluster:${config}`], { cluster });
    const [facts] = inventory.clusters;
    const read = facts?.resources.filter(({ outcome }) => outcome === 'read') ?? [];
    expect(read.length).toBeGreaterThan(4);
    const viaKubectl = await Promise.all(
      read.map(async ({ path, fieldSelector }) => {
        const query = new URLSearchParams({ ...(fieldSelector === undefined ? {} : { fieldSelector }), limit: '500' });
        const items = await itemsByKubectl(config, `${path}?${query.toString()}`);
        return { path, fieldSelector, objects: items.length, items };
      }),
    );
    expect(read.map(({ path, fieldSelector, objects }) => ({ path, fieldSelector, objects }))).toEqual(
      viaKubectl.map(({ path, fieldSelector, objects }) => ({ path, fieldSelector, objects })),
    );
    // Kinds of which every object is kept, whatever it holds.
    for (const [kind, plural] of [
      ['CertificateSigningRequest', 'certificatesigningrequests'],
      ['Node', 'nodes'],
    ] as const) {
      const byKubectl = viaKubectl.find(({ path }) => path.endsWith(`/${plural}`))?.items ?? [];
      const kept = inventory.clusterObjects.filter((each) => each.kind === kind).map(({ name }) => name);
      expect(byKubectl.length).toBeGreaterThan(0);
      expect(kept).toEqual(byKubectl.map(({ metadata }) => metadata.name));
    }
  },
);

async function itemsByKubectl(config: string, path: string): Promise<readonly Listed[]> {
  const args = ['--kubeconfig', config, 'get', '--raw', path];
  const { stdout } = await promisify(execFile)('kubectl', args, { maxBuffer: 64 * 1024 * 1024 });
  return (JSON.parse(stdout) as { readonly items: readonly Listed[] }).items;
}
