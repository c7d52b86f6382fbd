import { ClipboardList } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import type { RenewalPlan } from '../../../shared/renewal/plan.ts';
import { planMarkdown } from '../../../shared/reports/plan/plan-markdown.ts';
import { planShell } from '../../../shared/reports/plan/plan-shell.ts';
import { planWords } from '../../../shared/words/renewal/plan-words.ts';
import { useFormats } from '../../format/formats-context.ts';
import { isoInstant } from '../../format/instant.ts';
import { handOverFile } from '../../host/hand-over-file.ts';
import { useServices } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import '../../ui/overlay.css';

const forms = {
  markdown: { extension: 'md', mediaType: 'text/markdown', name: 'Markdown' },
  shell: { extension: 'sh', mediaType: 'text/x-shellscript', name: 'shell' },
} as const;
type Form = keyof typeof forms;

export interface PlanMenuProps {
  readonly plans: readonly RenewalPlan[];
  readonly assessment: Assessment;
}

/** The whole plan, as it is filtered, to the clipboard or into a file. */
export function PlanMenu({ plans, assessment }: PlanMenuProps) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { host, store } = useServices();
  const textOf = (form: Form): string =>
    form === 'shell' ? planShell(plans, planWords(language)) : planMarkdown(plans, assessment, planWords(language));
  const copy = async (form: Form) => {
    const { toast } = store.getState();
    if (await copyText(textOf(form))) toast('notice', t('renewal.copied', { what: forms[form].name }));
    else toast('error', t('renewal.copyFailed'));
  };
  const save = async (form: Form) => {
    const { toast } = store.getState();
    const { extension, mediaType } = forms[form];
    const fileName = `renewal-plan-${isoInstant(assessment.at).slice(0, 10)}.${extension}`;
    const content = new Blob([textOf(form)], { type: mediaType });
    const saved = await handOverFile(host, { name: fileName, content });
    if (!saved.ok) toast('error', saved.error.message);
    else if (saved.value !== undefined) toast('notice', t('renewal.saved', { file: saved.value }));
  };
  const actions: Readonly<Record<string, () => Promise<void>>> = {
    copyMarkdown: () => copy('markdown'),
    copyShell: () => copy('shell'),
    saveMarkdown: () => save('markdown'),
    saveShell: () => save('shell'),
  };
  return (
    <MenuTrigger>
      <Button>
        <ClipboardList size={14} aria-hidden />
        {t('renewal.take')}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={t('renewal.take')}
          onAction={(key) => {
            void actions[String(key)]?.();
          }}
        >
          <MenuItem id="copyMarkdown" className="menu__item">
            {t('renewal.copyMarkdown')}
          </MenuItem>
          <MenuItem id="copyShell" className="menu__item">
            {t('renewal.copyShell')}
          </MenuItem>
          <MenuItem id="saveMarkdown" className="menu__item">
            {t('renewal.saveMarkdown')}
          </MenuItem>
          <MenuItem id="saveShell" className="menu__item">
            {t('renewal.saveShell')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
