import type { WindowWords } from './window-words.ts';

export const windowWordsJa: WindowWords = {
  views: {
    overview: '概要',
    certificates: '証明書',
    hierarchy: '階層',
    timeline: 'タイムライン',
    renewal: '更新計画',
    findings: '検出事項',
  },
  actions: {
    'open-kubeconfig': 'kubeconfig を開く…',
    'open-folder': 'PKI フォルダーを開く…',
    'open-ssh': 'SSH で接続…',
    'open-cluster': 'クラスターに問い合わせ…',
    'open-sample': 'サンプルクラスターを開く',
    'look-again': '再読み込み',
    'check-live': 'ライブ確認…',
    export: '書き出し…',
    'export-csv': '表を CSV に書き出す',
    'export-json': '表を JSON に書き出す',
    settings: '設定…',
    find: '証明書を検索',
    palette: 'コマンドパレット…',
    'back-to-now': '現在の時点で判定する',
    shortcuts: 'キーボードショートカット',
    'show-log': 'ログを表示…',
    'copy-diagnostics': '診断情報をコピー',
    about: 'NotAfter について',
  },
};
