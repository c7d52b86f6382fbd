import { startTransition, useEffect, useState, type ReactNode } from 'react';

export interface AfterPaintProps {
  /** Where it is quick there is nothing to put off, and nothing flickers. */
  readonly isQuick: boolean;
  readonly children: ReactNode;
}

/** What is below what is looked at first is drawn once that is on the screen. */
export function AfterPaint({ isQuick, children }: AfterPaintProps) {
  const [isDue, setDue] = useState(isQuick);
  useEffect(() => {
    if (isDue) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The task after the next frame.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        startTransition(() => {
          setDue(true);
        });
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [isDue]);
  return isDue ? children : null;
}
