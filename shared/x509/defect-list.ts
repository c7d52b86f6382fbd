import type { Defect, DefectCode } from './defect.ts';

/** Far above what an honest certificate has; a hostile one must not make a list of a million sentences. */
const maxDefects = 100;

/** Shared by every certificate without a defect, which is nearly all of them. */
const noDefects: readonly Defect[] = Object.freeze([]);

/** Collects the defects of one certificate while it is read; costs nothing while there are none. */
export class DefectList {
  private found: Defect[] | undefined;

  add(code: DefectCode, message: string): void {
    this.found ??= [];
    if (this.found.length < maxDefects) this.found.push({ code, message });
  }

  get list(): readonly Defect[] {
    return this.found ?? noDefects;
  }
}
