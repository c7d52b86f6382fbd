import type { ReactNode } from 'react';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { CopyValue } from './CopyValue.tsx';

export interface FieldProps {
  readonly label: string;
  /** What is copied; nothing is shown where there is none. */
  readonly value: string | undefined;
  readonly isMono?: boolean;
  /** What is shown instead of the value itself. */
  readonly shown?: ReactNode;
  /** Said after the value. */
  readonly children?: ReactNode;
}

export function Field({ label, value, isMono, shown, children }: FieldProps) {
  if (value === undefined || value === '') return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <CopyValue label={label} value={value} isMono={isMono}>
          {shown ?? visibleText(value)}
        </CopyValue>
        {children}
      </dd>
    </>
  );
}

export interface FieldListProps {
  readonly label: string;
  readonly values: readonly string[];
  /** Beyond this many, a line says how many more there are. */
  readonly most?: number;
  readonly more?: (count: number) => string;
}

/** One label, one value a line. */
export function FieldList({ label, values, most = values.length, more }: FieldListProps) {
  if (values.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <ul className="field-list">
          {values.slice(0, most).map((value, index) => (
            <li key={`${index} ${value}`}>
              <CopyValue label={label} value={value}>
                {visibleText(value)}
              </CopyValue>
            </li>
          ))}
        </ul>
        {values.length > most && <p className="muted">{more?.(values.length - most)}</p>}
      </dd>
    </>
  );
}
