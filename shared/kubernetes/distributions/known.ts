import type { Component, DefaultName, FileRole, Known, Marker, NameSign, Part, Weight } from './distribution.ts';
import type { Role } from '../role.ts';

// Short forms for rows of the tables; each gives the row it says.

/** Read in source code or in the maintainers' documentation. */
export function sure(source: string): Known {
  return { source, isSure: true };
}

/** Generally held and not verified: to be told as typical. */
export function typical(source: string): Known {
  return { source, isSure: false };
}

export function leaf(known: Known, role: Role, ...patterns: readonly string[]): FileRole[] {
  return patterns.map((pattern) => ({ ...known, pattern, leaf: role, ca: undefined }));
}

export function ca(known: Known, role: Role, ...patterns: readonly string[]): FileRole[] {
  return patterns.map((pattern) => ({ ...known, pattern, leaf: undefined, ca: role }));
}

/** Files below one home that tell the same. */
export function markers(
  known: Known,
  home: string,
  { weight, part, onlyAtHome = false }: { weight: Weight; part?: Part; onlyAtHome?: boolean },
  ...paths: readonly string[]
): Marker[] {
  return paths.map((path) => ({ ...known, home, path, weight, part, onlyAtHome }));
}

export function name(known: Known, of: NameSign['of'], pattern: RegExp, weight: Weight = 'decides'): NameSign {
  return { ...known, of, pattern, weight };
}

/** A component's usual port. */
export function port(known: Known, component: Component, port: number) {
  return { ...known, component, port };
}

/** What every client inside a cluster uses, whoever installed it. */
export const inClusterNames: readonly DefaultName[] = [
  { kind: 'dns', value: 'kubernetes' },
  { kind: 'dns', value: 'kubernetes.default' },
  { kind: 'dns', value: 'kubernetes.default.svc' },
  { kind: 'first-service-ip' },
];
