import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContextChoice } from '../../../shared/bridge/cluster-contexts.ts';
import { maxPathChars } from '../../../shared/bridge/limits.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogFrame } from '../dialogs/DialogFrame.tsx';
import '../ssh/connect-dialog.css';
import './cluster-dialog.css';
import { useContexts } from './use-contexts.ts';

/** Which cluster is asked, and for what. Nothing is contacted, and no program run, before the last button. */
export function ClusterDialog() {
  const { t } = useTranslation();
  const [kubeconfig, setKubeconfig] = useState('');
  const isOpen = useApp((state) => state.dialog === 'cluster');
  return (
    <DialogFrame name="cluster" title={t('clusters.title')}>
      <Form kubeconfig={kubeconfig} onKubeconfig={setKubeconfig} isOpen={isOpen} />
    </DialogFrame>
  );
}

interface FormProps {
  readonly kubeconfig: string;
  readonly onKubeconfig: (path: string) => void;
  readonly isOpen: boolean;
}

function Form({ kubeconfig, onKubeconfig, isOpen }: FormProps) {
  const { t } = useTranslation();
  const showDialog = useApp((state) => state.showDialog);
  const addCluster = useApp((state) => state.addCluster);
  const found = useContexts(isOpen, kubeconfig.trim());
  const [wanted, setWanted] = useState<string>();
  const [allSecrets, setAllSecrets] = useState(false);
  const path = useId();
  const contexts = found?.contexts ?? [];
  const chosen =
    contexts.find(({ name }) => name === wanted) ?? contexts.find(({ isCurrent }) => isCurrent) ?? contexts[0];
  return (
    <form
      className="connect"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === undefined) return;
        showDialog(undefined);
        void addCluster(chosen.place, { allSecrets });
      }}
    >
      <p className="muted connect__lead">{t('clusters.lead')}</p>
      <div className="connect__field">
        <label htmlFor={path}>{t('clusters.kubeconfig')}</label>
        <input
          id={path}
          className="connect__input mono"
          value={kubeconfig}
          placeholder={found && kubeconfig === '' ? found.kubeconfigs.join(':') : t('clusters.kubeconfigHint')}
          maxLength={maxPathChars}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => {
            onKubeconfig(target.value);
          }}
        />
      </div>
      {found?.problem !== undefined && (
        <p className="connect__fault" role="alert">
          {visibleText(found.problem)}
        </p>
      )}
      {found && contexts.length === 0 && found.problem === undefined && <p>{t('clusters.noContext')}</p>}
      {contexts.length > 0 && (
        <fieldset className="contexts">
          <legend>{t('clusters.context')}</legend>
          {contexts.map((context) => (
            <Choice
              key={context.name}
              context={context}
              isChosen={context === chosen}
              onChoose={() => {
                setWanted(context.name);
              }}
            />
          ))}
        </fieldset>
      )}
      <label className="contexts__all">
        <input
          type="checkbox"
          checked={allSecrets}
          onChange={({ target }) => {
            setAllSecrets(target.checked);
          }}
        />
        <span>
          {t('clusters.allSecrets')}
          <span className="muted">{t('clusters.allSecretsHint')}</span>
        </span>
      </label>
      <p className="muted connect__promise">{t('clusters.promise')}</p>
      <div className="connect__actions">
        <Button
          onPress={() => {
            showDialog(undefined);
          }}
        >
          {t('clusters.cancel')}
        </Button>
        <Button type="submit" look="primary" isDisabled={chosen === undefined}>
          {t('clusters.ask')}
        </Button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly context: ContextChoice;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ context, isChosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const { name, server, user, plugin, isUnverified } = context;
  return (
    <label className="contexts__choice" data-chosen={isChosen ? '' : undefined}>
      <input type="radio" name="context" checked={isChosen} onChange={onChoose} />
      <span className="contexts__words">
        <strong className="ellipsis" title={visibleText(name)}>
          {visibleText(name)}
        </strong>
        <span className="mono muted ellipsis" title={visibleText(server ?? '')}>
          {visibleText(server ?? t('clusters.noServer'))}
        </span>
        {user !== undefined && <span className="muted ellipsis">{visibleText(user)}</span>}
        {plugin !== undefined && <span className="muted">{t('clusters.plugin', { plugin: visibleText(plugin) })}</span>}
        {isUnverified && <span className="connect__fault">{t('clusters.unverified')}</span>}
      </span>
    </label>
  );
}
