import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isSingleKey, keysOf, viewActions, windowActions, type WindowAction } from '../../../shared/window/actions.ts';
import { actionName } from '../../../shared/words/window-words.ts';
import { useApp, useServices } from '../../state/app-context.ts';
import { Keys } from '../../ui/Keys.tsx';
import { DialogFrame } from './DialogFrame.tsx';
import './shortcuts-dialog.css';

/** Every key of the window, from the same table that the handler, the menu and the palette read. */
export function ShortcutsDialog() {
  const { t } = useTranslation();
  const { host } = useServices();
  const language = useApp((state) => state.language);
  const allowsSingle = useApp((state) => state.settings.singleKeyShortcuts);
  /** A browser keeps Ctrl and a digit to itself. */
  const keysHere = (action: WindowAction) =>
    keysOf(action).filter((keys) =>
      isSingleKey(keys) ? allowsSingle : host.capabilities.menu || !viewActions.some((view) => view === action),
    );
  const rows = (actions: readonly WindowAction[]) =>
    actions
      .map((action) => ({ name: actionName(action, language), keys: keysHere(action) }))
      .filter(({ keys }) => keys.length > 0);
  return (
    <DialogFrame name="shortcuts" title={t('shortcuts.title')} isText>
      <div className="shortcuts">
        <div>
          <Section title={t('shortcuts.window')} rows={rows(windowActions.filter((action) => !isViewAction(action)))} />
        </div>
        <div>
          <Section title={t('shell.views')} rows={rows(viewActions)} />
          <Section title={t('shortcuts.lists')} rows={listRows(t)} />
        </div>
      </div>
      {!allowsSingle && <p className="muted">{t('shortcuts.singleKeysOff')}</p>}
    </DialogFrame>
  );
}

/** Keys of the widgets themselves, which the table of actions knows nothing of. */
function listRows(t: TFunction): SectionProps['rows'] {
  return [
    { name: t('shortcuts.move'), keys: ['↑', '↓'] },
    { name: t('shortcuts.unfold'), keys: ['←', '→'] },
    { name: t('shortcuts.ends'), keys: ['Home', 'End'] },
    { name: t('shortcuts.show'), keys: ['Enter'] },
    { name: t('shortcuts.part'), keys: ['Tab'] },
    { name: t('shortcuts.close'), keys: ['Esc'] },
  ];
}

function isViewAction(action: WindowAction): boolean {
  return viewActions.some((view) => view === action);
}

interface SectionProps {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly keys: readonly string[] }[];
}

function Section({ title, rows }: SectionProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className="dialog__section">{title}</h3>
      <dl className="shortcuts__list">
        {rows.map(({ name, keys }) => (
          <div key={name} className="shortcuts__row">
            <dt>{name}</dt>
            <dd className="shortcuts__keys">
              {keys.map((one) => (
                <Keys key={one} keys={one} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
