import { Server } from 'lucide-react';
import { actionName } from '../../../shared/words/window-words.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';

export interface ConnectButtonProps {
  readonly onPressed?: () => void;
}

export function ConnectButton({ onPressed }: ConnectButtonProps) {
  const language = useApp((state) => state.language);
  const showDialog = useApp((state) => state.showDialog);
  return (
    <Button
      onPress={() => {
        onPressed?.();
        showDialog('connect');
      }}
    >
      <Server size={14} aria-hidden />
      {actionName('open-ssh', language)}
    </Button>
  );
}
