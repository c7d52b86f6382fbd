import { Input, NumberField } from 'react-aria-components';
import './number-box.css';

export interface NumberBoxProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly unit: string;
  readonly isInvalid: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: number) => void;
}

/** A number from zero up, taken when the person leaves the field or presses Enter; arrow keys step by one. */
export function NumberBox({ label, value, max, unit, isInvalid, describedBy, onChange }: NumberBoxProps) {
  return (
    <NumberField
      className="number-box"
      aria-label={label}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      value={value}
      minValue={0}
      maxValue={max}
      isInvalid={isInvalid}
      formatOptions={{ maximumFractionDigits: 2, useGrouping: false }}
      onChange={(entered) => {
        // An emptied field: what it held stays.
        if (Number.isFinite(entered)) onChange(entered);
      }}
    >
      <Input className="number-box__input tabular" />
      <span className="muted">{unit}</span>
    </NumberField>
  );
}
