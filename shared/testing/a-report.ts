import { findingsOf } from '../findings/findings-of.ts';
import { toldFindings, type Silence } from '../findings/silence.ts';
import { assess } from '../pki/assess.ts';
import type { Assessment } from '../pki/assessment.ts';
import type { Inventory } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import type { ReportFormatId } from '../reports/format-ids.ts';
import { reportFormat } from '../reports/formats.ts';
import type { ReportOptions } from '../reports/report-format.ts';
import { aCertificate, at } from './a-certificate.ts';
import { anInventory } from './an-inventory.ts';
import { aFingerprint } from './a-pki.ts';

/** A small cluster in which most states occur, the same to the byte in every run. Judged on 1 June 2026. */
export function aCluster(): Inventory {
  const ca = aCertificate({
    subject: 'kubernetes',
    isCa: true,
    notAfter: '2026-09-01T00:00:00Z',
    keyUsage: ['keyCertSign'],
  });
  const apiserver = aCertificate({
    subject: 'kube-apiserver',
    issuer: 'kubernetes',
    serialNumber: 'ff00000000000001',
    extKeyUsage: ['serverAuth'],
    subjectAltName: { dns: ['kubernetes', 'cp-1'], ip: ['192.0.2.10'], email: [], uri: [], other: [] },
  });
  const admin = aCertificate({
    subject: 'kubernetes-admin',
    issuer: 'kubernetes',
    notAfter: '2026-06-05T08:30:00Z',
    extKeyUsage: ['clientAuth'],
  });
  const expired = aCertificate({ subject: 'old-webhook', notAfter: '2026-05-01T12:00:00Z' });
  const forever = aCertificate({ subject: 'no-end', notAfter: '9999-12-31T23:59:59Z' });
  const unreadable = aCertificate({ subject: 'no-dates', notAfter: undefined });
  return anInventory({
    files: {
      '/etc/kubernetes/pki/ca.crt': { certificates: [ca], key: 'matches' },
      '/etc/kubernetes/pki/apiserver.crt': { certificates: [apiserver], key: 'matches' },
      '/etc/kubernetes/admin.conf': { user: admin, ca, userName: 'kubernetes-admin' },
      '/etc/kubernetes/webhook/tls.crt': { certificates: [expired, forever, unreadable] },
      '/etc/kubernetes/pki/broken.crt': { problem: 'bad-pem' },
      '/etc/kubernetes/readme.txt': 'ignored',
    },
    links: [
      [ca, ca],
      [apiserver, ca],
      [admin, ca],
    ],
  });
}

export function judged(inventory: Inventory, instant = '2026-06-01T00:00:00Z'): Assessment {
  return assess(inventory, { at: at(instant), thresholds: defaultThresholds });
}

export interface ReportWish extends Partial<ReportOptions> {
  readonly silences?: readonly Silence[];
}

/** The whole report of a format as one text. */
export function built(id: ReportFormatId, assessment: Assessment, { silences = [], ...wish }: ReportWish = {}): string {
  const options: ReportOptions = {
    language: 'en',
    findings: toldFindings(findingsOf(assessment), silences),
    places: assessment.inventory.places.map(({ place }) => place),
    filter: undefined,
    toolVersion: '0.0.0',
    evidenceSha256: aFingerprint('evidence'),
    byteOrderMark: false,
    ...wish,
  };
  return [...reportFormat(id).build(assessment, options)].join('');
}
