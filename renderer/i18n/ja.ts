import type { en } from './en.ts';
import { about } from './ja/about.ts';
import { certificates } from './ja/certificates.ts';
import { cluster } from './ja/cluster.ts';
import { clusters } from './ja/clusters.ts';
import { container } from './ja/container.ts';
import { empty } from './ja/empty.ts';
import { findings } from './ja/findings.ts';
import { hierarchy } from './ja/hierarchy.ts';
import { inspector } from './ja/inspector.ts';
import { overview } from './ja/overview.ts';
import { palette } from './ja/palette.ts';
import { problem } from './ja/problem.ts';
import { renewal } from './ja/renewal.ts';
import { report } from './ja/report.ts';
import { residual } from './ja/residual.ts';
import { settings } from './ja/settings.ts';
import { shell } from './ja/shell.ts';
import { shortcuts } from './ja/shortcuts.ts';
import { ssh } from './ja/ssh.ts';
import { status } from './ja/status.ts';
import { timeline } from './ja/timeline.ts';
import type { Translation } from './translation.ts';

export const ja: Translation<typeof en> = {
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
};
