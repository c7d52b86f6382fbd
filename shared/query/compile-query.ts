import type { AssessedCertificate } from '../pki/assessment.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import { isCa } from '../x509/certificate.ts';
import { nameLabel, subjectLabel } from '../x509/name-label.ts';
import type { Flag, MatchField, Possession } from './fields.ts';
import type { Condition, Query, TimeBound, TimeTest } from './query.ts';
import { searchTextOf } from './search-text.ts';

export interface QueryContext {
  /** Spans count from here. */
  readonly at: EpochMs;
  /** All there are: a CA is looked for among them. */
  readonly certificates: readonly AssessedCertificate[];
  /** The ids of the findings about a certificate, such as `NA-T01`; left out where findings are not at hand. */
  readonly findingsOf?: (sha256: Sha256Hex) => readonly string[];
}

export type Predicate = (assessed: AssessedCertificate) => boolean;

/** The query as a test of one certificate, made once and fast on a hundred thousand. */
export function compileQuery({ terms }: Query, context: QueryContext): Predicate {
  const tests = terms.map(({ isNegated, condition }): Predicate => {
    const test = compileCondition(condition, context);
    return isNegated ? (assessed) => !test(assessed) : test;
  });
  const [only, ...others] = tests;
  if (only === undefined) return () => true;
  return others.length === 0 ? only : (assessed) => tests.every((test) => test(assessed));
}

export function compileCondition(condition: Condition, context: QueryContext): Predicate {
  switch (condition.kind) {
    case 'word':
      return wordTest(spellingsOf(condition.text));
    case 'time':
      return timeTest(condition, context.at);
    case 'match':
      return matchers[condition.field](condition.values, context);
  }
}

/** What a free word may look like in a search text: hexadecimal digits are printed anywhere with colons or without. */
export function spellingsOf(text: string): readonly string[] {
  const word = text.toLowerCase();
  const joined = word.replaceAll(':', '');
  return joined === word || joined === '' ? [word] : [word, joined];
}

function wordTest(spellings: readonly string[]): Predicate {
  return (assessed) => hasPart(searchTextOf(assessed), spellings);
}

function timeTest({ field, values }: Extract<Condition, { kind: 'time' }>, at: EpochMs): Predicate {
  const spans = values.map((test) => spanOf(test, at));
  return ({ certificate, effectiveNotAfter }) => {
    const instant = field === 'expires' ? effectiveNotAfter : certificate.notBefore;
    return instant !== undefined && spans.some(({ from, to }) => instant >= from && instant < to);
  };
}

/** The instants a test holds for; `to` is not one of them. */
function spanOf(test: TimeTest, at: EpochMs): { readonly from: number; readonly to: number } {
  switch (test.kind) {
    case 'within':
      return test.bound;
    case 'range':
      return { from: startOf(test.first, at), to: endOf(test.last, at) };
    case 'compare':
      switch (test.operator) {
        case '<':
          return { from: -Infinity, to: startOf(test.bound, at) };
        case '<=':
          return { from: -Infinity, to: endOf(test.bound, at) };
        case '>':
          return { from: endOf(test.bound, at), to: Infinity };
        case '>=':
          return { from: startOf(test.bound, at), to: Infinity };
      }
  }
}

function startOf(bound: TimeBound, at: EpochMs): number {
  return bound.kind === 'span' ? at + bound.ms : bound.from;
}

function endOf(bound: TimeBound, at: EpochMs): number {
  return bound.kind === 'span' ? at + bound.ms + 1 : bound.to;
}

type Matcher = (values: readonly string[], context: QueryContext) => Predicate;

const matchers: Readonly<Record<MatchField, Matcher>> = {
  role: namesTest(({ role }) => (role === undefined ? [] : [role])),
  status: (values) => {
    const wanted = new Set<string>(values);
    // As the status column tells it: what was replaced is history, found with `is:replaced`.
    return ({ status, isReplaced }) => !isReplaced && wanted.has(status);
  },
  ca: (values, { certificates }) => {
    const isNamed = patternOf(values);
    const found = new Set<Sha256Hex>();
    for (const { certificate, role } of certificates) {
      const { sha256 } = certificate;
      if (!isCa(certificate)) continue;
      const isMeant =
        (role !== undefined && isNamed(role)) ||
        isNamed(subjectLabel(certificate).toLowerCase()) ||
        values.some((value) => value.length >= 8 && sha256.startsWith(value));
      if (isMeant) found.add(sha256);
    }
    return ({ path }) => path.some((sha256) => found.has(sha256));
  },
  node: namesTest(({ nodes }) => nodes),
  subject: textTest(({ certificate: { subject } }) => [subject.text]),
  issuer: textTest(({ certificate: { issuer } }) => [issuer.text, nameLabel(issuer)]),
  san: (values) => {
    const addresses = new Set(values.filter(isAddress));
    const texts = values.filter((value) => !isAddress(value));
    return ({ certificate: { subjectAltName } }) => {
      const { dns, ip, email, uri, other } = subjectAltName;
      if (addresses.size > 0 && ip.some((each) => addresses.has(each))) return true;
      if (texts.length === 0) return false;
      return [dns, ip, email, uri, other].some((list) => list.some((each) => hasPart(each.toLowerCase(), texts)));
    };
  },
  path: textTest(({ sightings }) => sightings.map(({ path }) => path)),
  place: textTest(({ sightings }) => sightings.map(({ place }) => place)),
  serial: textTest(({ certificate: { serialNumber } }) => [serialNumber]),
  fingerprint: textTest(({ certificate: { sha256 } }) => [sha256]),
  usage: namesTest(({ certificate: { keyUsage, extKeyUsage } }) => [...(keyUsage ?? []), ...(extKeyUsage ?? [])]),
  algorithm: textTest(({ certificate: { publicKey, signatureAlgorithm } }) => [
    `${publicKey.algorithm} ${publicKey.curve ?? publicKey.bits ?? ''}`,
    `${publicKey.algorithm}-${publicKey.curve ?? publicKey.bits ?? ''}`,
    signatureAlgorithm,
  ]),
  key: namesTest(({ sightings }) => sightings.map(({ key }) => key)),
  is: (values) => anyOf(values.map((value) => isFlagged[value as Flag])),
  has: (values, context) =>
    anyOf(
      values.map((value) =>
        value === 'finding'
          ? ({ certificate }: AssessedCertificate) => (context.findingsOf?.(certificate.sha256) ?? []).length > 0
          : possesses[value as Exclude<Possession, 'finding'>],
      ),
    ),
  finding: (values, { findingsOf }) => namesTest(({ certificate }) => findingsOf?.(certificate.sha256) ?? [])(values),
};

const isFlagged: Readonly<Record<Flag, Predicate>> = {
  ca: ({ certificate }) => isCa(certificate),
  'self-signed': ({ isSelfSigned }) => isSelfSigned,
  external: ({ isExternalCa }) => isExternalCa,
  replaced: ({ isReplaced }) => isReplaced,
  overdue: ({ isOverdue }) => isOverdue,
  'renewed-automatically': ({ renewal }) => renewal?.isAutomatic === true,
};

const possesses: Readonly<Record<Exclude<Possession, 'finding'>, Predicate>> = {
  defect: ({ certificate }) => certificate.defects.length > 0,
  san: ({ certificate: { subjectAltName } }) => Object.values(subjectAltName).some((names) => names.length > 0),
  key: ({ sightings }) => sightings.some(({ key }) => key === 'matches' || key === 'encrypted'),
};

function anyOf(tests: readonly Predicate[]): Predicate {
  return (assessed) => tests.some((test) => test(assessed));
}

type TextsOf = (assessed: AssessedCertificate) => readonly string[];

/** Any part of any of the texts. */
function textTest(textsOf: TextsOf): (values: readonly string[]) => Predicate {
  return (values) => (assessed) => textsOf(assessed).some((text) => hasPart(text.toLowerCase(), values));
}

/** Any of the names, whole. */
function namesTest(namesOf: TextsOf): (values: readonly string[]) => Predicate {
  return (values) => {
    const isNamed = patternOf(values);
    return (assessed) => namesOf(assessed).some((name) => isNamed(name.toLowerCase()));
  };
}

function hasPart(text: string, parts: readonly string[]): boolean {
  return parts.some((part) => text.includes(part));
}

/** Whether a name in lower case is one of the values; `*` in them stands for anything. */
function patternOf(values: readonly string[]): (name: string) => boolean {
  const whole = new Set(values.filter((value) => !value.includes('*')));
  const pieces = values.filter((value) => value.includes('*')).map((value) => value.split('*'));
  return (name) => whole.has(name) || pieces.some((parts) => fits(name, parts));
}

/** The pieces one after the other, the first at the start and the last at the end; linear, whatever the pattern. */
function fits(name: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  const end = name.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const at = name.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

function isAddress(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/u.test(text) || /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/u.test(text);
}
