import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { append } from '../../pki/group-by.ts';
import { limitsFor } from '../../pki/status.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { noExpiry } from '../../x509/no-expiry.ts';
import { sortingByUrgency } from '../by-urgency.ts';
import { icalDay } from './ical-line.ts';

/** `renews-itself`: by then its automatic renewal should have happened. */
export type EventKind = 'renew' | 'renews-itself' | 'expire';

/** What is to be remembered on one day; of several certificates where they share it. */
export interface CalendarEvent {
  readonly kind: EventKind;
  /** The earliest of its members. */
  readonly at: EpochMs;
  /** Most urgent first. */
  readonly members: readonly AssessedCertificate[];
  /**
   * Stays the same when the day moves, and when a newer certificate joins: it is made from the member that was issued
   * first, of several the one with the smallest fingerprint.
   */
  readonly uid: string;
}

interface Due {
  readonly kind: EventKind;
  readonly at: EpochMs;
  readonly assessed: AssessedCertificate;
}

/** So many certificates a step. */
const perStep = 1_000;

/** By day, earliest first, in steps. What never ends, cannot be read, or was replaced where it lies has no event. */
export function* gatheringEvents(assessment: Assessment): Generator<undefined, readonly CalendarEvent[]> {
  const duesOfDay = new Map<string, Due[]>();
  for (const [index, assessed] of (yield* sortingByUrgency(assessment.certificates)).entries()) {
    if (index % perStep === 0) yield;
    for (const due of duesOf(assessed, assessment)) append(duesOfDay, `${icalDay(due.at)} ${due.kind}`, due);
  }
  const events: CalendarEvent[] = [];
  for (const dues of duesOfDay.values()) {
    events.push(eventOf(dues));
    yield;
  }
  return events.sort((a, b) => a.at - b.at || (a.uid < b.uid ? -1 : 1));
}

function duesOf(assessed: AssessedCertificate, assessment: Assessment): readonly Due[] {
  const { effectiveNotAfter: end, status, isReplaced } = assessed;
  if (end === undefined || end >= noExpiry || status === 'unknown' || isReplaced) return [];
  const expire: Due = { kind: 'expire', at: end, assessed };
  return status === 'expired' ? [expire] : [renewalOf(assessed, end, assessment), expire];
}

/**
 * By when its automatic renewal is late; without one when its end becomes critical. What ends with its CA is due with
 * it: renewing it alone would not help.
 */
function renewalOf(assessed: AssessedCertificate, end: EpochMs, { thresholds, bySha256 }: Assessment): Due {
  const { renewal, limitedBy } = assessed;
  if (renewal?.isAutomatic === true && limitedBy === undefined) {
    return { kind: 'renews-itself', at: renewal.to, assessed };
  }
  const { certificate } = (limitedBy === undefined ? undefined : bySha256.get(limitedBy)) ?? assessed;
  const { notBefore = end, notAfter = end } = certificate;
  const threshold = isCa(certificate) ? thresholds.ca : thresholds.endEntity;
  const at = (end - limitsFor(threshold, notAfter - notBefore).criticalMs) as EpochMs;
  return { kind: 'renew', at, assessed };
}

function eventOf(dues: readonly Due[]): CalendarEvent {
  const [first] = dues;
  if (first === undefined) throw new RangeError('an event of no certificate');
  const members = dues.map(({ assessed }) => assessed);
  const eldest = members.reduce((least, each) => (isElder(each, least) ? each : least)).certificate.sha256;
  return {
    kind: first.kind,
    at: dues.reduce((least, { at }) => Math.min(least, at), Infinity) as EpochMs,
    members,
    uid: `${eldest}-${first.kind === 'expire' ? 'expire' : 'renew'}@notafter`,
  };
}

function isElder({ certificate: a }: AssessedCertificate, { certificate: b }: AssessedCertificate): boolean {
  const age = (a.notBefore ?? 0) - (b.notBefore ?? 0);
  return age === 0 ? a.sha256 < b.sha256 : age < 0;
}
