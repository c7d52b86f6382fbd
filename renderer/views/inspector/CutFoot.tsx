import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';

export interface CutProgress {
  /** How many are shown. */
  readonly shown: number;
  readonly left: number;
  /** How many more the next step shows; 0 where all are shown. */
  readonly next: number;
  readonly showMore: () => void;
}

/** Shows the first few of many, and as many more at a time as a window lays out without a pause. */
export function useCut(total: number, first: number, step: number): CutProgress {
  const [shown, setShown] = useState(first);
  const left = Math.max(0, total - shown);
  return { shown, left, next: Math.min(left, step), showMore: () => setShown(shown + step) };
}

export interface CutFootProps {
  readonly cut: CutProgress;
  /** What the button for more says. */
  readonly more: string;
  /** What else may be done with all of it. */
  readonly children: ReactNode;
}

/** What stands below a text or list that is shown in part. */
export function CutFoot({ cut: { next, showMore }, more, children }: CutFootProps) {
  return (
    <p className="cut-list__more">
      {next > 0 && (
        <Button look="quiet" onPress={showMore}>
          {more}
        </Button>
      )}
      {children}
    </p>
  );
}
