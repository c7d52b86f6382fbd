import { History, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Lifetimes } from '../../../shared/timeline/lifetimes.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';

/** How many certificates lie where others lay at the look before; what the dashed lines on the bars mean. */
export function RenewedNote({ lifetimes }: { readonly lifetimes: Lifetimes }) {
  const { t } = useTranslation();
  const renewed = useApp((state) => state.renewed);
  const dismiss = useApp((state) => state.dismissRenewed);
  const count = [...renewed.keys()].filter((sha256) => lifetimes.indexOf.has(sha256)).length;
  if (count === 0) return null;
  return (
    <div className="timeline__renewed">
      <History size={14} aria-hidden />
      <p role="status">{t('timeline.renewed', { count })}</p>
      <Button look="icon" aria-label={t('timeline.dismissRenewed')} onPress={dismiss}>
        <X size={14} aria-hidden />
      </Button>
    </div>
  );
}
