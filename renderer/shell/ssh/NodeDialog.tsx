import { useTranslation } from 'react-i18next';
import type { Inventory } from '../../../shared/pki/inventory.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { ProblemList } from '../../words/ProblemList.tsx';
import { DialogFrame } from '../dialogs/DialogFrame.tsx';
import './node-dialog.css';
import { shortCommand } from './short-command.ts';
import { skewText } from './skew-text.ts';

/** What a node said of itself, and every command that was run on it, whole. */
export function NodeDialog({ inventory }: { readonly inventory: Inventory }) {
  const { t } = useTranslation();
  const shown = useApp((state) => state.nodeShown);
  const place = inventory.places.find((each) => each.place === shown);
  const problems = inventory.problems.filter(({ path }) => path === shown);
  const node = place?.node;
  return (
    <DialogFrame name="node" title={t('ssh.node.title', { place: visibleText(shown ?? '') })}>
      {problems.length > 0 && <ProblemList problems={problems} />}
      {node && (
        <>
          <dl className="node-facts">
            <dt>{t('ssh.node.hostname')}</dt>
            <dd className="mono">{visibleText(node.hostname ?? t('ssh.node.untold'))}</dd>
            <dt>{t('ssh.node.clock')}</dt>
            <dd>{skewText(t, node.clockSkewMs)}</dd>
            <dt>{t('ssh.node.versions')}</dt>
            <dd className="mono">{visibleText(node.versions.join(', ')) || t('ssh.node.untold')}</dd>
            <dt>{t('ssh.node.readBy')}</dt>
            <dd>{t(`ssh.node.by.${node.readBy}`)}</dd>
          </dl>
          <h3 className="dialog__section">{t('ssh.node.commands')}</h3>
          <p className="muted">{node.commands.length === 0 ? t('ssh.node.noCommands') : t('ssh.node.commandsLead')}</p>
          <ol className="node-commands">
            {node.commands.map((command, index) => (
              <li key={`${index} ${command.length}`}>
                <details className="node-command">
                  <summary className="node-command__short mono">{visibleText(shortCommand(command))}</summary>
                  <pre
                    className="node-command__text mono"
                    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and so must be reached by keys
                    tabIndex={0}
                  >
                    {command}
                  </pre>
                </details>
              </li>
            ))}
          </ol>
        </>
      )}
    </DialogFrame>
  );
}
