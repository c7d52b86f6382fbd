import type { TFunction } from 'i18next';
import type { useFormats } from '../../format/formats-context.ts';

export interface CellContext {
  readonly t: TFunction;
  readonly formats: ReturnType<typeof useFormats>;
  /** Its own end stands in a column beside the effective one. */
  readonly hasOwnEnd: boolean;
}
