import { Boxes } from 'lucide-react';
import { actionName } from '../../../shared/words/window-words.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';

export function ClusterButton() {
  const language = useApp((state) => state.language);
  const showDialog = useApp((state) => state.showDialog);
  return (
    <Button
      onPress={() => {
        showDialog('cluster');
      }}
    >
      <Boxes size={14} aria-hidden />
      {actionName('open-cluster', language)}
    </Button>
  );
}
