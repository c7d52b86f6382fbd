import type { LucideIcon } from 'lucide-react';
import type { WindowAction } from '../../../shared/window/actions.ts';
import { actionName } from '../../../shared/words/window-words.ts';
import { useApp } from '../../state/app-context.ts';
import type { WindowDialog } from '../../state/view-slice.ts';
import { Button } from '../../ui/Button.tsx';

export interface DialogButtonProps {
  /** What it is called, as in the menu and the palette. */
  readonly action: WindowAction;
  readonly dialog: WindowDialog;
  readonly Icon: LucideIcon;
}

/** A way in that begins with a dialog. */
export function DialogButton({ action, dialog, Icon }: DialogButtonProps) {
  const language = useApp((state) => state.language);
  const showDialog = useApp((state) => state.showDialog);
  return (
    <Button
      onPress={() => {
        showDialog(dialog);
      }}
    >
      <Icon size={14} aria-hidden />
      {actionName(action, language)}
    </Button>
  );
}
