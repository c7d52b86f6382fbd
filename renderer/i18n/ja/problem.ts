import type { problem as english } from '../en/problem.ts';
import type { Translation } from '../translation.ts';

export const problem: Translation<typeof english> = {
  title: {
    'not-found': '見つかりません',
    'permission-denied': '読み取り権限がありません',
    'not-a-regular-file': '通常のファイルではありません',
    'broken-symlink': 'シンボリックリンクの先がありません',
    'symlink-loop': 'シンボリックリンクが循環しています',
    'too-deep': '階層が深すぎます',
    'too-many-files': 'ファイルが多すぎます',
    'too-large': '大きすぎます',
    'read-failed': '読み取りに失敗しました',
    'empty-file': '空のファイルです',
    'not-a-certificate': '証明書ではありません',
    'bad-pem': 'PEM が壊れています',
    'bad-der': '証明書が壊れています',
    'bad-key': '鍵が壊れています',
    'bad-signing-request': '署名要求が壊れています',
    'encrypted-container': '暗号化されています',
    'unsupported-container': '対応していない形式です',
    'not-a-kubeconfig': 'kubeconfig ではありません',
    'bad-kubeconfig': 'kubeconfig が壊れています',
    'bad-yaml': 'YAML が壊れています',
    'bad-base64': 'base64 が壊れています',
    'missing-reference': '参照先のファイルがありません',
    'bad-archive': 'アーカイブが壊れています',
    'archive-too-large': 'アーカイブが大きすぎます',
    cancelled: '中止されました',
  },
};
