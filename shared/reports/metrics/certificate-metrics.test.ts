import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { aCertificate } from '../../testing/a-certificate.ts';
import { anInventory, type InventoryDrawing } from '../../testing/an-inventory.ts';
import { aCluster, built, judged } from '../../testing/a-report.ts';
import { aRevocationList } from '../../testing/a-revocation-list.ts';

const metricsOf = (drawing: InventoryDrawing): string => built('openmetrics', judged(anInventory(drawing)));
const seriesOf = (text: string, name: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));

/** Of x509-certificate-exporter 4: what its dashboard groups by. */
const exporterLabels =
  'filename filepath embedded_kind embedded_key secret_namespace secret_name secret_key configmap_namespace configmap_name configmap_key cabundle_resource_kind cabundle_resource_name cabundle_entry serial_number crl_number issuer_C issuer_ST issuer_L issuer_O issuer_OU issuer_CN subject_C subject_ST subject_L subject_O subject_OU subject_CN discriminator';

it('every label of the exporter is there, those without a meaning here empty', () => {
  const [line = ''] = seriesOf(built('openmetrics', judged(aCluster())), 'x509_cert_not_after');
  const labels = new Set([...line.matchAll(/(\w+)="/gu)].map(([, name]) => name));
  expect(labels).toEqual(new Set(exporterLabels.split(' ')));
  for (const name of ['secret_name', 'configmap_key', 'cabundle_entry', 'discriminator'])
    expect(line).toContain(`${name}=""`);
});

it('instants are absolute, the serial number is decimal, a kubeconfig names its entry', () => {
  const text = built('openmetrics', judged(aCluster()));
  const apiserver = seriesOf(text, 'x509_cert_not_after').find((line) => line.includes('subject_CN="kube-apiserver"'));
  expect(apiserver).toContain('serial_number="18374686479671623681"');
  expect(apiserver).toContain('filename="apiserver.crt",filepath="/etc/kubernetes/pki/apiserver.crt",embedded_kind=""');
  expect(apiserver?.endsWith(`} ${Date.parse('2027-01-01T00:00:00Z') / 1000}`)).toBe(true);
  expect(text).toContain('filepath="/etc/kubernetes/admin.conf",embedded_kind="user",embedded_key="kubernetes-admin"');
  expect(text).toContain('filepath="/etc/kubernetes/admin.conf",embedded_kind="cluster",embedded_key="cluster"');
  expect(seriesOf(text, 'x509_cert_expired').filter((line) => line.endsWith(' 1'))).toHaveLength(1);
  expect(seriesOf(text, 'x509_cert_error')).toHaveLength(1);
});

it('an end that comes with the CA has a series of its own', () => {
  const effective = seriesOf(built('openmetrics', judged(aCluster())), 'notafter_cert_effective_not_after');
  expect(effective.map((line) => line.slice(line.indexOf('} ') + 2))).toEqual([
    String(Date.parse('2026-09-01T00:00:00Z') / 1000),
  ]);
});

it('what could not be read counts as an error of its place', () => {
  expect(seriesOf(built('openmetrics', judged(aCluster())), 'x509_source_errors_total')).toEqual([
    'x509_source_errors_total{source_kind="file",source_name="/etc/kubernetes",reason="bad_pem"} 1',
  ]);
});

describe('no two series share all labels', () => {
  const twin = (label: string) => aCertificate({ subject: 'twin', label });

  it('of one certificate twice in a bundle there is one', () => {
    const text = metricsOf({ files: { '/a.crt': { certificates: [twin('a'), twin('a')] } } });
    expect(seriesOf(text, 'x509_cert_not_after')).toHaveLength(1);
    expect(text).toContain('discriminator=""');
  });

  it('different ones are told apart by their fingerprint', () => {
    const text = metricsOf({ files: { '/a.crt': { certificates: [twin('a'), twin('b')] } } });
    const lines = seriesOf(text, 'x509_cert_not_after');
    expect(lines.map((line) => /discriminator="(\w*)"/u.exec(line)?.[1])).toEqual(
      [twin('a'), twin('b')].map(({ sha256 }) => sha256.slice(0, 16)),
    );
  });
});

it('text that would end a label stays text', () => {
  const hostile = 'a"} 1\nx509_cert_expired{} 1 # \\ \u202e';
  const text = metricsOf({ files: { '/a.crt': { certificates: [aCertificate({ subject: hostile })] } } });
  expect(text).toContain(String.raw`subject_CN="a\"} 1\\u{a}x509_cert_expired{} 1 # \\ \\u{202e}"`);
  expect(seriesOf(text, 'x509_cert_expired')).toHaveLength(1);
});

const promtool = spawnSync('promtool', ['--version']).error === undefined;
if (!promtool) {
  console.warn(
    'SKIPPED: promtool check metrics, because promtool is not installed (Debian, Ubuntu: apt-get install prometheus).',
  );
}

it.runIf(promtool)('promtool finds nothing to say', () => {
  const hostile = aCertificate({ subject: 'a"}\n\\ \u202e{"' });
  for (const text of [
    built('openmetrics', judged(aCluster())),
    built('openmetrics', judged({ ...aCluster(), revocationLists: [aRevocationList()] })),
    metricsOf({ files: { '/a "b\\c.crt': { certificates: [hostile] } } }),
    metricsOf({ files: {} }),
  ]) {
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  }
  const twice = `${metricsOf({ files: {} })}x509_source_up{source_kind="file",source_name="/etc/kubernetes"} 1\n`;
  expect(spawnSync('promtool', ['check', 'metrics'], { input: `${twice}broken{ 1\n` }).status).not.toBe(0);
});
