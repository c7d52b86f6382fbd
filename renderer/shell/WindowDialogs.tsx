import type { SuggestedPlaces } from '../../shared/bridge/contract.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { ClusterDialog } from './cluster/ClusterDialog.tsx';
import { ClusterQuestionDialog } from './cluster/ClusterQuestionDialog.tsx';
import { ContainerQuestionDialog } from './containers/ContainerQuestionDialog.tsx';
import { CoverageDialog } from './dialogs/CoverageDialog.tsx';
import { AboutDialog } from './about/AboutDialog.tsx';
import { LogDialog } from './about/LogDialog.tsx';
import { ShortcutsDialog } from './dialogs/ShortcutsDialog.tsx';
import { ExportDialog } from './export/ExportDialog.tsx';
import { CommandPalette } from './palette/CommandPalette.tsx';
import { SettingsDialog } from './settings/SettingsDialog.tsx';
import { LiveDialog } from './sources/LiveDialog.tsx';
import { OpenDialog } from './sources/OpenDialog.tsx';
import type { CopyDiagnostics } from './about/use-diagnostics.ts';
import { ConnectDialog } from './ssh/ConnectDialog.tsx';
import { NodeDialog } from './ssh/NodeDialog.tsx';
import { SshQuestionDialog } from './ssh/SshQuestionDialog.tsx';
import type { RunAction } from './use-window-actions.ts';

export interface WindowDialogsProps {
  readonly assessment: Assessment | undefined;
  readonly suggested: SuggestedPlaces | undefined;
  readonly run: RunAction;
  readonly copyDiagnostics: CopyDiagnostics;
}

/** Every dialog of the window; the state says which one is open. */
export function WindowDialogs({ assessment, suggested, run, copyDiagnostics }: WindowDialogsProps) {
  return (
    <>
      {assessment && <CoverageDialog inventory={assessment.inventory} />}
      {assessment && <ExportDialog assessment={assessment} />}
      {assessment && <LiveDialog inventory={assessment.inventory} />}
      {assessment && <NodeDialog inventory={assessment.inventory} />}
      <ConnectDialog />
      <ClusterDialog />
      <OpenDialog suggested={suggested} />
      <SettingsDialog />
      <ShortcutsDialog />
      <AboutDialog copyDiagnostics={copyDiagnostics} />
      <LogDialog copyDiagnostics={copyDiagnostics} />
      <CommandPalette assessment={assessment} run={run} />
      <SshQuestionDialog />
      <ContainerQuestionDialog />
      <ClusterQuestionDialog />
    </>
  );
}
