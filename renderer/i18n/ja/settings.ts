import type { settings as english } from '../en/settings.ts';
import type { Translation } from '../translation.ts';

export const settings: Translation<typeof english> = {
  field: {
    theme: 'テーマ',
    language: '言語',
    zone: 'タイムゾーン',
    thresholds: 'しきい値',
    columns: '列',
    window: 'ウィンドウの位置',
    recentPlaces: '最近使った場所',
    silenced: '非表示にした検出結果',
    planChecks: '完了した手順',
    singleKeyShortcuts: '1 文字のショートカット',
    inspectorWidth: '詳細パネルの幅',
    reportFolder: 'レポートの保存先',
  },
  problem: {
    brokenKept: '設定ファイルが壊れていて読み取れません。{{file}} として退避し、既定の設定で起動しました。',
    broken: '設定ファイル {{path}} が壊れていますが、退避できませんでした。既定の設定を使い、変更は保存しません。',
    'invalid-fields': '{{path}} の一部の設定が正しくないため、既定値を使います: {{fields}}。',
    unreadable: '設定ファイル {{path}} を読み取れません（{{reason}}）。既定の設定を使い、変更は保存しません。',
    unwritable: '設定を {{path}} に保存できません（{{reason}}）。変更はウィンドウを閉じるまで有効です。',
    noPath: '設定ファイル',
  },
};
