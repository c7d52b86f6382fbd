import type { WindowWords } from './window-words.ts';

export const windowWordsEn: WindowWords = {
  views: {
    overview: 'Overview',
    certificates: 'Certificates',
    hierarchy: 'Hierarchy',
    timeline: 'Timeline',
    renewal: 'Renewal',
    findings: 'Findings',
  },
  actions: {
    'open-kubeconfig': 'Open kubeconfig…',
    'open-folder': 'Open PKI folder…',
    'open-ssh': 'Connect over SSH…',
    'open-cluster': 'Ask a cluster…',
    'open-sample': 'Open the sample cluster',
    'look-again': 'Look again',
    'check-live': 'Check live…',
    export: 'Export…',
    'export-csv': 'Export the table as CSV',
    'export-json': 'Export the table as JSON',
    settings: 'Settings…',
    find: 'Search certificates',
    palette: 'Command palette…',
    'back-to-now': 'Judge as of now',
    shortcuts: 'Keyboard shortcuts',
    'show-log': 'Show log…',
    'copy-diagnostics': 'Copy diagnostics',
    about: 'About NotAfter',
  },
};
