import { Button } from '../../ui/Button.tsx';
import { useCopy } from './use-copy.ts';

export interface CopyAllProps {
  /** On the button. */
  readonly text: string;
  /** What is copied, in the person's words. */
  readonly label: string;
  readonly value: () => string;
}

/** A button that copies more than is shown. */
export function CopyAll({ text, label, value }: CopyAllProps) {
  const copy = useCopy();
  return (
    <Button look="quiet" onPress={() => void copy(label, value())}>
      {text}
    </Button>
  );
}
