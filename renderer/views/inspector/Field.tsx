import type { ReactNode } from 'react';
import { CopyValue } from './CopyValue.tsx';
import { CutList } from './CutList.tsx';

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
          {shown}
        </CopyValue>
        {children}
      </dd>
    </>
  );
}

const firstValues = 50;

/** One label, one value a line. */
export function FieldList({ label, values }: { readonly label: string; readonly values: readonly string[] }) {
  if (values.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <CutList items={values} first={firstValues} className="field-list" copy={{ label, lines: () => values }}>
          {(value, index) => (
            <li key={`${index} ${value.slice(0, 64)}`}>
              <CopyValue label={label} value={value} />
            </li>
          )}
        </CutList>
      </dd>
    </>
  );
}
