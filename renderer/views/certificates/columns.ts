/** The columns of the certificates table, in their usual order on the screen. */
export const columns = [
  'role',
  'subject',
  'issuer',
  'node',
  'expires',
  'effective',
  'remaining',
  'places',
  'findings',
  'status',
  'starts',
  'san',
  'usage',
  'publicKey',
  'key',
  'algorithm',
  'path',
  'serial',
  'fingerprint',
] as const;
export type Column = (typeof columns)[number];

interface ColumnFacts {
  /** Pixels below which it says nothing any more. */
  readonly min: number;
  /** Pixels it is given before anything is shared out. */
  readonly width: number;
  /** Its part of the room that is left; 0: none. */
  readonly grows: number;
  /** Shown only when a person asks for it. */
  readonly isOptional: boolean;
  /** Where there is too little room the highest goes first; 0: stays. */
  readonly drop: number;
}

const usual = (min: number, width: number, grows: number, drop: number): ColumnFacts => ({
  min,
  width,
  grows,
  isOptional: false,
  drop,
});
const optional = (min: number, width: number, grows = 0): ColumnFacts => ({
  min,
  width,
  grows,
  isOptional: true,
  drop: 0,
});

export const columnFacts: Readonly<Record<Column, ColumnFacts>> = {
  role: usual(96, 168, 1, 0),
  subject: usual(96, 140, 3, 0),
  issuer: usual(80, 116, 2, 3),
  node: usual(48, 62, 0.5, 5),
  expires: usual(96, 162, 0, 6),
  effective: usual(96, 162, 0, 0),
  remaining: usual(72, 132, 0, 0),
  places: usual(44, 64, 0, 4),
  findings: usual(44, 76, 0, 2),
  status: usual(72, 128, 0, 0),
  starts: optional(96, 162),
  san: optional(96, 220, 2),
  usage: optional(96, 180, 1),
  publicKey: optional(72, 96),
  key: optional(72, 96),
  algorithm: optional(96, 180),
  path: optional(96, 280, 3),
  serial: optional(96, 160),
  fingerprint: optional(96, 168),
};

export function columnNamed(id: string): Column | undefined {
  return columns.find((column) => column === id);
}
