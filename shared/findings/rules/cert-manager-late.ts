import type { CertManagerCertificate } from '../../cluster/cert-manager-object.ts';
import { objectsOfKind } from '../../cluster/cluster-object.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { hourMs } from '../../x509/milliseconds.ts';
import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface CertManagerLateParams {
  /** `demo/www`. */
  readonly name: string;
  readonly namespace: string;
  readonly certificate: string;
  readonly issuer: string | undefined;
  /** When it meant to renew; `undefined` where it has never issued. */
  readonly renewalTime: EpochMs | undefined;
  readonly notAfter: EpochMs | undefined;
  readonly lateMs: number;
  readonly failures: number;
  /** Of the condition that is not as it should be; the issuer's own words, and cut. */
  readonly reason: string | undefined;
}

/** cert-manager renews within minutes of the time it set itself. */
const slackMs = hourMs;
const maxReasonChars = 300;

/** A Certificate whose renewal is overdue or fails: the old one is served until it ends. */
export const certManagerLate = rule({
  id: 'NA-T08',
  severities: ['critical', 'warning'],
  source: 'cert-manager/cert-manager pkg/util/pki/renewaltime.go',
  find: ({ assessment, inFile }: FindingContext): readonly Verdict<CertManagerLateParams>[] => {
    const { at, inventory } = assessment;
    return objectsOfKind(inventory.clusterObjects, 'Certificate').flatMap((object) => {
      const { place, path, namespace = '', name, renewalTime, notAfter, secretName } = object;
      const lateMs = renewalTime === undefined ? 0 : at - renewalTime;
      const failures = object.failedIssuanceAttempts;
      const isLate = lateMs > slackMs;
      const isOver = notAfter !== undefined && notAfter < at;
      const reason = complaintOf(object);
      if (!isLate && !isOver && failures === 0 && !(reason !== undefined && notAfter === undefined)) return [];
      return [
        {
          severity: isOver ? ('critical' as const) : ('warning' as const),
          certificates: fingerprintsOf(
            inFile(place, `Secret ${namespace}/${secretName}`)
              .filter(({ sighting }) => sighting.position === 0 && sighting.field === 'tls.crt')
              .map(({ assessed }) => assessed),
          ),
          places: [placeOf({ place, path, field: undefined })],
          params: {
            name: `${namespace}/${name}`,
            namespace,
            certificate: name,
            issuer: object.issuer && `${object.issuer.kind} ${object.issuer.name}`,
            renewalTime,
            notAfter,
            lateMs: Math.max(0, lateMs),
            failures,
            reason,
          },
        },
      ];
    });
  },
});

/** Why it is not ready, as cert-manager says it; `undefined` where it is. */
function complaintOf({ conditions }: CertManagerCertificate): string | undefined {
  const issuing = conditions.find(({ type, status }) => type === 'Issuing' && status === 'False');
  const ready = conditions.find(({ type }) => type === 'Ready');
  const bad = issuing ?? (ready !== undefined && ready.status !== 'True' ? ready : undefined);
  const said = bad?.message ?? bad?.reason;
  return said !== undefined && said.length > maxReasonChars ? `${said.slice(0, maxReasonChars)}…` : said;
}
