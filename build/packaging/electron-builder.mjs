// What `electron-builder --config build/packaging/electron-builder.mjs` makes of dist/. Runs after `npm run build`.
import { fileURLToPath } from 'node:url';

/** @param {string} name  of a file in this folder */
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const metainfo = `${here('app.notafter.NotAfter.metainfo.xml')}=/usr/share/metainfo/app.notafter.NotAfter.metainfo.xml`;

// A Linux package must name an address: the repository that a release is made in, elsewhere one that is nobody's (RFC 2606).
const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
const homepage =
  GITHUB_REPOSITORY === undefined ? 'https://notafter.invalid' : `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;

/** @type {import('electron-builder').Configuration} */
const configuration = {
  appId: 'app.notafter.NotAfter',
  productName: 'NotAfter',
  copyright: 'Copyright © The NotAfter authors',
  directories: { output: 'release', buildResources: 'build/packaging' },
  electronVersion: '45.4.1',
  // All of it is bundled: no module is installed beside it, nothing is compiled.
  npmRebuild: false,
  files: [
    'dist/{cli.mjs,third-party-licenses.txt}',
    'dist/{chunks,desktop,renderer}/**',
    'package.json',
    '!node_modules',
  ],
  asar: true,
  extraMetadata: { homepage },
  removePackageScripts: true,
  artifactName: '${name}-${version}-${os}-${arch}.${ext}',
  // No address to be updated from yet, and so no app-update.yml: see electron/desktop/updates.ts.
  publish: null,
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    // The page has a scheme of its own (app:), so file: needs no privileges.
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  },
  // A name that ends in .yaml or .conf belongs to other programs too: kubeconfigs are opened by "open with" alone.
  fileAssociations: [
    {
      ext: ['crt', 'cer', 'pem', 'der'],
      name: 'Certificate',
      role: 'Viewer',
      rank: 'Alternate',
    },
    {
      ext: ['p7b', 'p7c'],
      name: 'Certificates (PKCS #7)',
      role: 'Viewer',
      rank: 'Alternate',
    },
    {
      ext: ['p12', 'pfx'],
      name: 'Certificate store (PKCS #12)',
      role: 'Viewer',
      rank: 'Alternate',
    },
  ],
  linux: {
    target: ['AppImage', 'deb', 'rpm', 'tar.gz'],
    executableName: 'notafter',
    icon: here('icons'),
    category: 'System;Security',
    syncDesktopName: true,
    synopsis: 'Certificate inspector for Kubernetes',
    maintainer: 'The NotAfter authors <maintainers@notafter.invalid>',
    // Those of shared-mime-info, which knows the extensions. None is named with the file associations above: Linux would be
    // given a second definition of each.
    mimeTypes: [
      'application/x-x509-ca-cert',
      'application/pkix-cert',
      'application/x-pkcs7-certificates',
      'application/pkcs7-mime',
      'application/pkcs12',
      'application/x-pkcs12',
      'application/yaml',
      'application/x-yaml',
      'inode/directory',
    ],
    desktop: {
      entry: {
        Name: 'NotAfter',
        'Name[ja]': 'NotAfter',
        GenericName: 'Certificate Inspector',
        'GenericName[ja]': '証明書インスペクター',
        'Comment[ja]': 'Kubernetes クラスターで最初に期限が切れるものと、そのとき止まるもの',
        Keywords: 'certificate;x509;kubernetes;kubeconfig;expiry;pki;',
        StartupNotify: 'true',
      },
    },
  },
  deb: { priority: 'optional', packageCategory: 'admin', fpm: [metainfo] },
  rpm: { fpm: [metainfo] },
  mac: {
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    icon: here('icon.icns'),
    category: 'public.app-category.developer-tools',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: here('entitlements.mac.plist'),
    entitlementsInherit: here('entitlements.mac.plist'),
    extendInfo: {
      CFBundleDocumentTypes: [
        {
          CFBundleTypeName: 'Kubeconfig',
          CFBundleTypeRole: 'Viewer',
          LSHandlerRank: 'Alternate',
          LSItemContentTypes: ['public.yaml', 'public.data'],
        },
        {
          CFBundleTypeName: 'Folder',
          CFBundleTypeRole: 'Viewer',
          LSHandlerRank: 'Alternate',
          LSItemContentTypes: ['public.folder'],
        },
      ],
    },
  },
  win: {
    target: ['nsis', 'zip'],
    icon: here('icon.ico'),
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
  },
};

// oxlint-disable-next-line import/no-default-export -- electron-builder takes its configuration so
export default configuration;
