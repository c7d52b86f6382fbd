import { about } from './en/about.ts';
import { certificates } from './en/certificates.ts';
import { cluster } from './en/cluster.ts';
import { clusters } from './en/clusters.ts';
import { container } from './en/container.ts';
import { empty } from './en/empty.ts';
import { findings } from './en/findings.ts';
import { hierarchy } from './en/hierarchy.ts';
import { inspector } from './en/inspector.ts';
import { overview } from './en/overview.ts';
import { palette } from './en/palette.ts';
import { problem } from './en/problem.ts';
import { renewal } from './en/renewal.ts';
import { report } from './en/report.ts';
import { residual } from './en/residual.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { shortcuts } from './en/shortcuts.ts';
import { ssh } from './en/ssh.ts';
import { status } from './en/status.ts';
import { timeline } from './en/timeline.ts';

/** Every word the window shows, one file a part. The other languages are held to these keys by the compiler. */
export const en = {
  about,
  certificates,
  cluster,
  clusters,
  container,
  empty,
  findings,
  hierarchy,
  inspector,
  overview,
  palette,
  problem,
  renewal,
  report,
  residual,
  settings,
  shell,
  shortcuts,
  ssh,
  status,
  timeline,
} as const;
