import { roles } from '../kubernetes/role.ts';
import { statuses } from '../pki/assessment.ts';
import type { KeyBeside } from '../pki/inventory.ts';

/** Compared with instants and spans. */
export const timeFields = ['expires', 'starts'] as const;
export type TimeField = (typeof timeFields)[number];

/**
 * - `choice`: one of a list, whole;
 * - `name`: whole, `*` stands for anything;
 * - `text`: any part;
 * - `hex`: any part of hexadecimal digits, colons aside.
 */
type MatchKind = 'choice' | 'name' | 'text' | 'hex';

export const flags = ['ca', 'self-signed', 'external', 'replaced', 'overdue', 'renewed-automatically'] as const;
export type Flag = (typeof flags)[number];
export const possessions = ['defect', 'finding', 'san', 'key'] as const;
export type Possession = (typeof possessions)[number];
const keyStates: readonly KeyBeside[] = ['matches', 'differs', 'absent', 'encrypted', 'not-read'];

interface MatchFieldFacts {
  readonly kind: MatchKind;
  /** All values there are; for a `name` those that are usual. */
  readonly choices?: readonly string[];
}

export const matchFields = {
  role: { kind: 'name', choices: roles },
  status: { kind: 'choice', choices: statuses },
  /** A CA on the checked path above, or itself: by role, name, or eight or more digits of its fingerprint. */
  ca: { kind: 'name' },
  node: { kind: 'name' },
  subject: { kind: 'text' },
  issuer: { kind: 'text' },
  /** An address whole, anything else in part. */
  san: { kind: 'text' },
  path: { kind: 'text' },
  place: { kind: 'text' },
  serial: { kind: 'hex' },
  fingerprint: { kind: 'hex' },
  usage: { kind: 'name' },
  algorithm: { kind: 'text' },
  key: { kind: 'choice', choices: keyStates },
  is: { kind: 'choice', choices: flags },
  has: { kind: 'choice', choices: possessions },
  finding: { kind: 'name' },
} as const satisfies Readonly<Record<string, MatchFieldFacts>>;
export type MatchField = keyof typeof matchFields;

export type Field = TimeField | MatchField;
export const fields: readonly Field[] = [...timeFields, ...(Object.keys(matchFields) as MatchField[])];

export function isTimeField(field: Field): field is TimeField {
  return (timeFields as readonly Field[]).includes(field);
}

export function fieldNamed(name: string): Field | undefined {
  const lower = name.toLowerCase();
  return fields.find((field) => field === lower);
}

export function factsOf(field: MatchField): MatchFieldFacts {
  return matchFields[field];
}
