import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';

/** After a look that did not read every node to its end: those alone are contacted again. */
export function RetryNodes() {
  const { t } = useTranslation();
  const isLooking = useApp((state) => state.look.phase === 'looking');
  const failed = useApp((state) => [...state.nodes.values()].filter(({ state: each }) => each === 'failed').length);
  const retryNodes = useApp((state) => state.retryNodes);
  if (isLooking || failed === 0) return null;
  return (
    <Button onPress={() => void retryNodes()}>
      <RotateCw size={14} aria-hidden />
      {t('ssh.retry', { count: failed })}
    </Button>
  );
}
