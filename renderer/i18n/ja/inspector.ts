import type { inspector as english } from '../en/inspector.ts';
import type { Translation } from '../translation.ts';

export const inspector: Translation<typeof english> = {
  title: '証明書',
  judgedLater: '発行元、パス、場所、検出事項は、すべての証明書がそろってから調べます。',
  close: '詳細を閉じる',
  copy: '{{what}}をコピー',
  copied: '{{what}}をコピーしました（{{length}} 文字）',
  copyAll: '{{count}} 件すべてをコピー',
  copyWhole: '全体をコピー',
  showMore: '残り {{left}} 件のうち {{count}} 件を表示',
  showMoreLines: '残り {{left}} 行のうち {{count}} 行を表示',
  moreCharacters_other: '… ほか {{count}} 文字（コピーには全体を含む）',
  resize: '詳細の幅',
  copyFailed: 'クリップボードに書き込めませんでした。文字を選択してコピーしてください。',
  validity: '有効期間',
  notBefore: '開始',
  notAfter: '有効期限',
  effective: 'パスの期限',
  effectiveBy: '{{name}} による',
  lifetime: '有効期間 {{duration}}',
  renewalFrom: '更新の開始',
  renewalTo: '更新の遅れ',
  renewalTrigger: {
    'by-itself': 'この時点以降に {{by}} が自動で更新',
    'service-start': '{{by}} がサービスの起動時に更新',
    'cluster-start': '{{by}} がクラスターの起動時に更新',
    'node-replacement': '{{by}} がノードの入れ替え時に更新',
  },
  overdue: '更新が{{duration}}遅れています。{{by}} が更新しているはずですが、後継が見つかりません。',
  replacedBy: '後継',
  stops: '期限が切れると',
  path: 'ルートまでのパス',
  pathOpen: '発行元は {{issuer}} ですが、ここで見つかったものでは証明できません。',
  selfSigned: '自己署名',
  otherIssuers: '発行元の可能性があるもの',
  proof: {
    signature: '上の鍵で署名を検証済み',
    'key-identifier': '鍵識別子が一致、署名はここでは検証不可',
    'name-only': '名前の一致のみ',
    'signature-mismatch': '同名だが、この鍵による署名ではない',
  },
  pathFault: {
    expired: 'この時点で期限切れです。このパスでは何も受け入れられません。',
    'not-yet-valid': 'この時点ではまだ有効ではありません。このパスでは何も受け入れられません。',
    unreadable: '内容の一部を読めません。厳格な検証ではこのパスが拒否されます。',
    'no-ca': 'CA ではありません（CA:TRUE がない）。署名した証明書は拒否されます。',
    'no-key-cert-sign': '証明書に署名できません（keyUsage に keyCertSign がない）。署名した証明書は拒否されます。',
    'path-too-long': '下にある CA の数が、許された数（pathLenConstraint）を超えています。このパスは拒否されます。',
    'unknown-critical-extension': '検証する側が解釈できない critical 拡張があります。このパスは拒否されます。',
    'wrongly-critical-extension':
      'critical にしてはならない拡張（鍵識別子または authorityInfoAccess）が critical です。Go（Kubernetes）はこの証明書を読めません。',
    'unknown-curve': 'EC 鍵の曲線を Go（Kubernetes）は扱えません。この証明書を読めません。',
    'name-not-permitted': '名前 {{name}} は、{{authority}} の名前制約で許可されていません。',
    'name-excluded': '名前 {{name}} は、{{authority}} の名前制約で除外されています。',
    'name-unsupported':
      '{{name}} という種類の名前がありますが、{{authority}} はその種類を、検証する側が処理できない形で制約しています。',
    'name-constraints-unchecked':
      '名前制約と名前が多すぎるため、すべては照合していません。名前が許されるかどうかは不明です。',
    'no-valid-policy':
      '上の CA が証明書ポリシーを求めていますが、パス全体で有効なポリシーがありません。Go は 1.24 以降このパスを拒否します。',
    revoked: '読み込んだ失効リストによると、CA がこの証明書を失効させています。',
    'revocation-list-useless':
      '読み込んだ CA の失効リストは、期限切れか、証明されていないか、一部を解釈できません。失効リストを求める検証ではこのパスが拒否されます。',
    'revocation-unchecked':
      '読み込んだ CA の失効リストは一部の証明書だけを対象とするため、失効しているかどうかは不明です。',
  },
  issued_other: 'ここで発行された証明書 {{count}} 件',
  seen_other: '{{count}} か所で検出',
  place: 'パス',
  node: 'ノード',
  inPlace: '{{place}} 内',
  user: 'ユーザー {{name}}',
  cluster: 'クラスター {{name}}',
  entry: 'エントリー {{name}}',
  store: {
    'trust-anchors': '{{product}}: 信頼する CA',
    authority: '{{product}}: 発行に使う CA',
    serving: '{{product}}: サーバー証明書',
  },
  encoding: {
    der: 'DER 形式',
    'utf-16': 'UTF-16',
    'escaped-pem': '改行を \\n と書いた PEM',
    'indented-pem': '別のテキストの中の PEM',
    'base64-pem': 'さらに base64 で包まれた PEM',
    pkcs7: 'PKCS#7 の中',
    pkcs12: 'PKCS#12 の中',
    jks: 'Java キーストアの中',
    'helm-release': 'Helm リリースの中',
  },
  position: 'バンドルの {{position}} 番目',
  mode: 'モード {{mode}}',
  modified: '更新 {{instant}}',
  symlink: '{{target}} へのシンボリックリンク',
  key: {
    matches: '隣の秘密鍵と一致',
    differs: '隣の秘密鍵は別の証明書のもの',
    absent: '隣に秘密鍵なし',
    encrypted: '隣の秘密鍵は暗号化されている',
    'not-read': '隣の秘密鍵を読み取れない',
  },
  names: '名前',
  subject: 'サブジェクト',
  issuer: '発行元',
  dns: 'DNS',
  ip: 'IP',
  email: 'メール',
  uri: 'URI',
  otherName: 'その他',
  usages: '用途',
  keyUsage: '鍵用途',
  extKeyUsage: '拡張鍵用途',
  anyUsage: '制限なし',
  basicConstraints: 'CA',
  isCa: 'はい',
  isNotCa: 'いいえ',
  pathLen: '下位の CA は最大 {{count}} 段',
  externalCa: '外部 CA: 秘密鍵を探しましたが、ここにはありません。',
  publicKey: '公開鍵',
  bits: '{{algorithm}}、{{bits}} ビット',
  signatureAlgorithm: '署名方式',
  identifiers: '識別子',
  serial: 'シリアル番号',
  sha256: 'SHA-256',
  sha1: 'SHA-1',
  spki: '公開鍵の SHA-256',
  ski: 'サブジェクト鍵識別子',
  aki: '発行元鍵識別子',
  version: 'バージョン',
  size: 'サイズ',
  bytes: '{{count}} バイト',
  extensionCount_other: '拡張 {{count}} 件',
  critical: 'クリティカル',
  undecoded: '未解釈、値は 16 進',
  noExtensions: '拡張はありません。',
  defects: '不備',
  defect: {
    'malformed-certificate':
      'RFC 5280 4.1 節は証明書のすべての部分を定めています。Go（したがって Kubernetes）のような厳格なソフトウェアは読み込みを拒むことがあります。',
    'not-der':
      'RFC 5280 4.1 節は、最短で一意な符号化である DER を求めています。受け付けるソフトウェアも、破損とみなすソフトウェアもあります。符号化し直すとフィンガープリントが変わります。',
    'trailing-data':
      '証明書の符号化の後ろには何も続けられません（RFC 5280 4.1 節）。続く部分は誰にも署名されておらず、厳格な読み取り側は全体を拒みます。',
    'version-invalid':
      'バージョンは 1、2、3 だけです（RFC 5280 4.1.2.1 節）。ほとんどのソフトウェアはそれ以外を拒みます。',
    'serial-number-invalid':
      'RFC 5280 4.1.2.2 節は 20 オクテット以下の正の数を求めています。Go は負の数を拒みます。発行した CA の側を直す必要があります。',
    'name-malformed':
      '名前の書き方は RFC 5280 4.1.2.4 節と 4.1.2.6 節で定められ、発行者名は空にできません。名前を比べるソフトウェアは発行元を見つけられないことがあります。',
    'validity-malformed':
      'RFC 5280 4.1.2.5 節は、読み取れる二つの日時を求めています。期限がわからないため、ほとんどのソフトウェアは拒みます。',
    'validity-encoding':
      'RFC 5280 4.1.2.5 節が許す形は一つだけです（2049 年までは UTCTime、以後は GeneralizedTime、秒と Z が必要）。ほかの形はソフトウェアによって読み方が異なります。',
    'validity-reversed':
      '開始より前に終わるため、有効な時点がありません（RFC 5280 4.1.2.5 節）。使えることはないので、発行し直してください。',
    'public-key-malformed':
      '鍵は完全で、アルゴリズムと曲線を示す必要があります（RFC 5280 4.1.2.7 節、RFC 5480）。この鍵では何も検証できません。',
    'signature-algorithm-mismatch':
      'RFC 5280 4.1.1.2 節は、署名対象の内側と外側で同じアルゴリズムを求めています。違いは改ざんの兆候であり、拒まれます。',
    'extension-malformed':
      '値が定義どおりの形ではありません（RFC 5280 4.2 節）。この拡張を必要とするソフトウェアは、証明書を拒むか、拡張を見落とします。',
    'extension-duplicated':
      '同じ拡張は一度だけです（RFC 5280 4.2 節）。どちらを信じるかはソフトウェアによって異なり、Go は証明書を拒みます。',
    'extensions-in-old-version':
      '拡張にはバージョン 3 が必要です（RFC 5280 4.1.2.9 節）。名前や CA の指定を含め、すべて無視されることがあります。',
    'basic-constraints-invalid':
      'RFC 5280 4.2.1.9 節: パス長は CA にだけ付けられ、負にはなりません。この証明書を通るパスは拒まれることがあります。',
    'san-too-many':
      'ここで読み取る数より多くの名前があるため、一覧は完全ではありません。接続のたびに処理に時間がかかることがあります。',
    'unknown-critical-extension':
      'RFC 5280 4.2 節: クリティカルな拡張を知らない側は、証明書を拒まなければなりません。対応していないソフトウェアは拒みます。',
  },
  text: 'テキスト（openssl と同じ形式）',
  pem: 'PEM',
  loading: '詳細を読み込み中…',
  detailsFailed: '詳細を読み込めませんでした: {{message}}',
};
