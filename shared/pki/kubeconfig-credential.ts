/** A way in which a user of a kubeconfig proves who it is. */
export type KubeconfigCredential = 'client-certificate' | 'token' | 'token-file' | 'basic' | 'exec' | 'auth-provider';
