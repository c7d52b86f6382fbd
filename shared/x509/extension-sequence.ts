import type { ExtensionPresence } from './certificate.ts';

/** Hostile certificates could have a new sequence each; beyond this they are no longer remembered. */
const maxRemembered = 10_000;
let remembered = 0;

/**
 * Which extensions a certificate has, in order. Certificates of one maker have the same, so the lists are shared: each is
 * reached from the empty one, extension by extension.
 */
export class ExtensionSequence {
  static readonly empty = new ExtensionSequence([]);
  readonly list: readonly ExtensionPresence[];
  private longer: Map<ExtensionPresence, ExtensionSequence> | undefined = undefined;

  private constructor(list: readonly ExtensionPresence[]) {
    this.list = list;
  }

  /** @param extension  the same object for the same OID and criticality, else nothing is shared */
  with(extension: ExtensionPresence): ExtensionSequence {
    const known = this.longer?.get(extension);
    if (known !== undefined) return known;
    const sequence = new ExtensionSequence(Object.freeze([...this.list, extension]));
    if (remembered < maxRemembered) {
      remembered++;
      this.longer ??= new Map();
      this.longer.set(extension, sequence);
    }
    return sequence;
  }

  has(oid: string): boolean {
    for (const extension of this.list) if (extension.oid === oid) return true;
    return false;
  }
}
