import type { Assessment } from '../../shared/pki/assessment.ts';
import type { EpochMs, Sha256Hex } from '../../shared/x509/brand.ts';
import type { Zone } from '../format/instant.ts';
import type { Language } from '../../shared/words/language.ts';

/** What the hierarchy and the timeline are given. They draw it and judge nothing. */
export interface ViewProps {
  /** Of everything that was found: what a filter hides here would be told as "not found". */
  readonly assessment: Assessment;
  readonly selected: Sha256Hex | undefined;
  readonly onSelect: (sha256: Sha256Hex) => void;
  readonly language: Language;
  readonly zone: Zone;
  /** The present, where it is another instant than the assessment's. */
  readonly now?: EpochMs | undefined;
}
