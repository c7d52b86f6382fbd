import type { InEachLanguage, Language } from '../../shared/words/language.ts';

const en = {
  file: 'File',
  openRecent: 'Open recent',
  noRecent: 'Nothing opened yet',
  quit: 'Quit NotAfter',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  actualSize: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullScreen: 'Full screen',
  window: 'Window',
  help: 'Help',
  chooseKubeconfig: 'Choose kubeconfig files',
  chooseFolder: 'Choose folders with certificates',
  saveReport: 'Save the report',
  updateFound: 'A newer NotAfter is published',
  updateWhen: 'It replaces this one when you next close NotAfter.',
  updateFetch: 'Download',
  updateLater: 'Not now',
  pageGone: 'The window stopped working',
  pageGoneDetail:
    'It was opened again several times and stopped each time. What you have set is saved. The log says more; quit NotAfter and start it again.',
};

type OwnWords = Readonly<Record<keyof typeof en, string>>;

/** What stands in the menu and the dialogs; the words it shares with the window come by their language. */
export type DesktopWords = OwnWords & { readonly language: Language };

const ja: OwnWords = {
  file: 'ファイル',
  openRecent: '最近使った場所を開く',
  noRecent: 'まだありません',
  quit: 'NotAfter を終了',
  edit: '編集',
  undo: '元に戻す',
  redo: 'やり直す',
  cut: '切り取り',
  copy: 'コピー',
  paste: '貼り付け',
  selectAll: 'すべて選択',
  view: '表示',
  actualSize: '実際のサイズ',
  zoomIn: '拡大',
  zoomOut: '縮小',
  fullScreen: '全画面表示',
  window: 'ウィンドウ',
  help: 'ヘルプ',
  chooseKubeconfig: 'kubeconfig ファイルを選ぶ',
  chooseFolder: '証明書のあるフォルダーを選ぶ',
  saveReport: 'レポートを保存',
  updateFound: '新しい NotAfter が公開されています',
  updateWhen: '次に NotAfter を閉じたときに置き換わります。',
  updateFetch: 'ダウンロード',
  updateLater: 'あとで',
  pageGone: 'ウィンドウが動作を停止しました',
  pageGoneDetail:
    '何度か開き直しましたが、そのたびに停止しました。設定は保存されています。詳しくはログをご覧ください。NotAfter を終了し、もう一度起動してください。',
};

const words: InEachLanguage<OwnWords> = { en, ja };

export function desktopWords(language: Language): DesktopWords {
  return { ...words[language], language };
}

/** @param locale  BCP 47, e.g. `ja` or `ja-JP`; English for every language without words of its own */
export function languageOfLocale(locale: string): Language {
  return locale.toLowerCase().split('-')[0] === 'ja' ? 'ja' : 'en';
}
