/** What is presented beside what lies on disk, and what a kubeconfig makes of it. */
export const reconcileEn = {
  verdict: {
    same: 'as on disk',
    'renewed-not-served': 'renewed on disk, the old one presented',
    'served-newer': 'newer than on disk',
    'another-ca': 'signed by a CA that is on no disk',
    'own-making': 'made by the component itself',
    'not-on-disk': 'no file of it was seen',
    'not-answered': 'no certificate presented',
  },
  bySystemRoots: 'verified by this system’s roots',
  trust: {
    trusted: 'verified by {{files}}',
    'not-trusted': 'not verified by {{files}}',
    unknown: 'could not be checked against {{files}}',
    'system-roots': '{{files}}: trusts the system’s roots, which could not be asked',
    'system-trusted': 'verified by this system’s roots, which {{files}} trusts',
    'system-not-trusted': 'not verified by this system’s roots, which {{files}} trusts',
    'not-verified': '{{files}}: verification is off',
  },
} as const;
