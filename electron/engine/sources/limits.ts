/** Bounds that keep a hostile or careless place from taking the machine. Each has its unit in its name. */

/** A bigger file is left out as `too-large`, unless the user named that file itself. */
export const maxFileBytes = 64 * 1024 * 1024;
/** Even a file named by the user: V8 holds no longer string than 2^29 - 24 characters. */
export const maxNamedFileBytes = 512 * 1024 * 1024 - 1024;
/** Folders inside folders. Linux stops resolving a path of 4,096 bytes anyway. */
export const maxFolderDepth = 64;
/** Files of one place; `notafter` is made for 100,000 certificates, a home folder may hold more files than that. */
export const maxFilesPerPlace = 500_000;

/** A longer YAML text is not parsed. */
export const maxYamlChars = 16 * 1024 * 1024;
/** Nor one with more line ends, commas and opening brackets: each costs the parser 10 µs or more, and it never gives way. */
export const maxYamlMarks = 200_000;
/** Clusters, users or contexts of one kubeconfig. */
export const maxKubeconfigEntries = 100_000;

export const maxArchiveEntries = 200_000;
/** All that one archive may unpack to; it is held in memory, since a kubeconfig in it may name any file of it. */
export const maxArchiveBytes = 256 * 1024 * 1024;
/** Unpacked to packed, asked once {@link archiveRatioFromBytes} are unpacked. Text of certificates packs about 2:1. */
export const maxArchiveRatio = 200;
export const archiveRatioFromBytes = 16 * 1024 * 1024;

/** Broken parts of one file told one by one; the rest is told as a number. */
export const maxProblemsPerFile = 20;
/** A key, request or certificate far beyond any real one (10,000 names are 300 kB) is not decoded. */
export const maxDerBytes = 16 * 1024 * 1024;

/** Bounds on what one node over SSH may send. A larger file is told and stays there. */
export const maxNodeFileBytes = 8 * 1024 * 1024;
export const maxNodeFiles = 10_000;
/** What one command on a node may write. */
export const maxNodeOutputBytes = 64 * 1024 * 1024;
/** Before a node has let us in: its version, key exchange and banners take some 10 kB. */
export const maxGreetingBytes = 1024 * 1024;
export const maxNodes = 500;
/** More at once, and an sshd that many reach through (a jump host) drops connections. @see sshd_config(5), MaxStartups 10:30:100 */
export const maxHandshakes = 6;

/** An object of a cluster as JSON. etcd takes 1.5 MB by default; base64 and managed fields come on top. */
export const maxObjectBytes = 16 * 1024 * 1024;
/** Of one list; `kubectl` would take minutes for it. */
export const maxObjectsPerList = 500_000;
/** What a Helm release in a Secret may unpack to. */
export const maxHelmReleaseBytes = 32 * 1024 * 1024;
