import { processFileFlags, processNames } from './process-flags.ts';
import { staticPodComponents, staticPodFlags } from '../../../../shared/pki/inventory.ts';

/**
 * Every command that is ever run on a node; docs/ssh.md prints them, and a test keeps it current. They read and write
 * nothing but their own output. `$1` is a mark of random digits, which no file can know: it keeps what the commands say
 * apart from what the files say.
 */
export type RemoteScriptName = keyof typeof remoteScripts;

/** Quoted for a POSIX shell, and nothing in it means anything to it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Who the node is, what time it has, what can be used there, and which version runs. */
const about = `mark=$1
LC_ALL=C; export LC_ALL
printf "%s name\\n" "$mark"; uname -n
printf "%s clock\\n" "$mark"; date +%s
printf "%s user\\n" "$mark"; id -u
printf "%s tools\\n" "$mark"
for tool in awk find stat openssl sudo; do command -v "$tool" >/dev/null 2>&1 && echo "$tool"; done
printf "%s versions\\n" "$mark"
command -v kubeadm >/dev/null 2>&1 && kubeadm version -o short 2>/dev/null | sed "s/^/kubeadm /"
command -v k3s >/dev/null 2>&1 && k3s -v 2>/dev/null | sed -n 1p
command -v rke2 >/dev/null 2>&1 && rke2 -v 2>/dev/null | sed -n 1p
command -v k0s >/dev/null 2>&1 && k0s version 2>/dev/null | sed "s/^/k0s /"
printf "%s done\\n" "$mark"`;

/** Where big or secret things lie that are no certificates of the node. */
const passedOver = [
  '*/lib/kubelet/pods',
  '*/lib/kubelet/plugins',
  '*/lib/kubelet/plugins_registry',
  '*/lib/kubelet/device-plugins',
  '*/agent/containerd',
  '*/agent/images',
  '*/server/db',
  '*/server/static',
  '*/k0s/containerd',
];

const eachEntry = `mark=$1; shift
for entry do
  if [ -L "$entry" ]; then printf "%s link\\n%s\\n%s to\\n" "$mark" "$entry" "$mark"; readlink "$entry"; fi
  if [ -e "$entry" ] && [ ! -r "$entry" ]; then printf "%s denied\\n%s\\n" "$mark" "$entry"
  elif [ -d "$entry" ] && [ ! -x "$entry" ]; then printf "%s denied\\n%s\\n" "$mark" "$entry"; fi
done
stat -L -c "$mark stat %f %Y %s %d:%i %n" "$@" 2>/dev/null`;

/** Lists files below `$3…` with their kind, mode, time and size, `$2` folders deep; what lies behind a closed folder is told. */
const list = `cd /
mark=$1; depth=$2; shift 2
LC_ALL=C; export LC_ALL
for root do
  shift
  if [ -e "$root" ] || [ -L "$root" ]; then set -- "$@" "$root"; continue; fi
  up=$root
  while [ -n "$up" ] && [ ! -e "$up" ] && [ ! -L "$up" ]; do up=\${up%/*}; done
  if [ -d "$up" ] && [ ! -x "$up" ]; then printf "%s denied\\n%s\\n" "$mark" "$root"; fi
done
if [ $# -gt 0 ]; then
  find -H "$@" -maxdepth "$depth" \\( ${passedOver.map((path) => `-path "${path}"`).join(' -o ')} \\) -prune -o -exec sh -c ${quoted(eachEntry)} sh "$mark" {} + 2>/dev/null
fi
printf "%s done\\n" "$mark"`;

/** Fields of kubeconfigs, of kubeadm's and the kubelet's configuration and of pods that may leave the node. */
const plainFields =
  'apiVersion kind clusters cluster server tls-server-name insecure-skip-tls-verify certificate-authority ' +
  'certificate-authority-data users user name contexts context current-context client-certificate ' +
  'client-certificate-data client-key tokenFile username exec command args auth-provider metadata spec containers ' +
  'rotateCertificates serverTLSBootstrap tlsCertFile tlsPrivateKeyFile authentication x509 clientCAFile ' +
  'certificatesDir etcd external local apiServer certSANs controlPlaneEndpoint networking serviceSubnet dnsDomain ' +
  'clusterName kubernetesVersion encryptionAlgorithm certificateValidityPeriod caCertificateValidityPeriod';

const publicBlocks = [
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'CERTIFICATE REQUEST',
  'NEW CERTIFICATE REQUEST',
  'PUBLIC KEY',
  'RSA PUBLIC KEY',
  'X509 CRL',
];

/**
 * An awk program that lets through what is public: blocks of certificates, requests and public keys, and the fields of
 * YAML above. Of a private key only its label and, from openssl on the node, its public half; of a token or password
 * that there is one. Every other line becomes an empty one. (`[ ]`: the window shows this text, and would not be given one
 * with the words of a key's label in it.)
 */
const filterProgram = `
function field(name) { return index(" " plain " ", " " name " ") > 0 }
function halfOf(text, decode) { fflush(); printf "%s", text | (decode half); close(decode half) }
function key(text) {
  printf "%s key %s %s\\n", mark, (locked ? "encrypted" : "plain"), block
  if (!locked) halfOf(text, "")
  printf "%s yek\\n", mark
}
function yaml(s,   lead, at, dash, rest, name, value, pad) {
  if (s ~ /^---/) { print "---"; skip = -1; last = ""; return }
  if (s ~ /^[ \\t]*(#|$)/) { print ""; return }
  if (!begun && s ~ /^[ \\t]*[{[]/) braces = 1
  begun = 1
  if (braces) { print ""; return }
  match(s, /^ */); lead = RLENGTH; at = lead; rest = substr(s, lead + 1); dash = 0
  while (match(rest, /^- +/)) { dash = 1; at += RLENGTH; rest = substr(rest, RLENGTH + 1) }
  if (skip >= 0 && (lead > skip || (lead == skip && dash))) { print ""; return }
  skip = -1
  pad = substr(s, 1, at)
  if (match(rest, /^"?[A-Za-z0-9_.\\/-]+"?[ \\t]*:([ \\t]|$)/)) {
    name = substr(rest, 1, RLENGTH); value = substr(rest, RLENGTH + 1)
    gsub(/[": \\t]/, "", name); sub(/^[ \\t]+/, "", value); sub(/[ \\t]+$/, "", value)
    last = ""
    if (name == "client-key-data" && value ~ /^"?[A-Za-z0-9+\\/=]+"?$/) {
      gsub(/"/, "", value)
      printf "%s data %s%s: \\n", mark, pad, name
      fflush(); printf "%s", value | label; close(label)
      halfOf(value, "base64 -d 2>/dev/null | ")
      printf "%s atad\\n", mark
      skip = at
    } else if (name == "token" || name == "password" || name == "client-key-data") {
      print pad name ": " (value == "" || value == "\\"\\"" ? "" : "removed"); skip = at
    } else if (field(name) && (value !~ /^[{[&*|>!]/ || value == "{}" || value == "[]" || (name == "certSANs" && value ~ /^\\[/) || ((name ~ /-data$/) && value ~ /^[|>]/))) {
      if (name == "server") sub(/\\/\\/[^\\/@]*@/, "//", rest)
      print pad rest; last = name; depth = at
    } else {
      print pad "x" count ":"; skip = at
      if (field(name) && value ~ /^[{[]/) flow = 1
    }
    return
  }
  if (dash && (last == "command" || last == "args")) {
    if (rest ~ programs || rest ~ flags) { print s; next_ = (rest !~ /=/ && rest ~ flags) }
    else if (next_) { print s; next_ = 0 }
    else print pad "x"
    return
  }
  if (dash && last == "certSANs") { print s; return }
  if (last ~ /-data$/ && lead > depth && rest ~ /^[A-Za-z0-9+\\/=]+$/) { print s; return }
  print ""
}
function take(s,   from) {
  count++
  if (match(s, /-----BEGIN [A-Z0-9 #.-]+-----[ \\t]*$/)) {
    if (secret) printf "%s cut %s\\n", mark, block
    from = RSTART
    block = substr(s, from + 11); sub(/-----[ \\t]*$/, "", block)
    secret = block ~ /PRIVATE[ ]KEY$/; locked = block ~ /^ENCRYPTED/
    open = index("|" blocks "|", "|" block "|") > 0
    body = substr(s, from) "\\n"
    if (!secret) print substr(s, from)
  } else if (block != "" && s ~ /-----END /) {
    if (secret) key(body s "\\n"); else print s
    block = ""; secret = 0; body = ""
  } else if (secret) {
    if (s ~ /^Proc-Type: *4, *ENCRYPTED/) locked = 1
    if (length(body) < 60000) body = body s "\\n"
  } else if (block != "") {
    if (open) print s; else print ""
  } else if (s ~ /^ *-+ *[Bb][Ee][Gg][Ii][Nn] [A-Za-z ]*-*$/) print s
  else yaml(s)
}
BEGIN {
  half = "if command -v openssl >/dev/null 2>&1; then openssl pkey -passin pass: -pubout 2>/dev/null; else cat >/dev/null; fi"
  label = "base64 -d 2>/dev/null | sed -n \\"s/^-----BEGIN /label /p;s/^Proc-Type: *4, *ENCRYPTED.*/encrypted/p\\""
  for (i = 1; i < ARGC; i++) {
    printf "%s file %d\\n", mark, i
    block = ""; secret = 0; body = ""; skip = -1; last = ""; begun = 0; braces = 0; flow = 0; count = 0; next_ = 0
    while ((got = (getline line < ARGV[i])) > 0) { sub(/\\r$/, "", line); take(line) }
    close(ARGV[i])
    if (secret) printf "%s cut %s\\n", mark, block
    printf "\\n%s end %s %s\\n", mark, (got < 0 ? "unread" : "read"), (braces || flow ? "flow" : "plain")
  }
}`;

/** Reads the files `$2…`, and lets through only what is public. */
const read = `mark=$1; shift
LC_ALL=C; export LC_ALL
awk -v mark="$mark" -v plain=${quoted(plainFields)} -v blocks=${quoted(publicBlocks.join('|'))} -v programs=${quoted(`^"?(${staticPodComponents.join('|')})"?$`)} -v flags=${quoted(`^"?--?(${staticPodFlags.join('|')})(=|"?$)`)} ${quoted(filterProgram)} "$@"
printf "%s done\\n" "$mark"`;

/** An awk program: one argument a line, `--flag=path` or `--flag` and the path on the next. */
const processProgram = `
function told(flag, path) { sub(/^--?/, "", flag); if (path ~ "^/[A-Za-z0-9._@:+/-]+$") print flag " " path }
waiting != "" { told(waiting, $0); waiting = ""; next }
{
  at = index($0, "=")
  flag = at ? substr($0, 1, at - 1) : $0
  if (flag !~ flags) next
  if (at) told(flag, substr($0, at + 1)); else waiting = flag
}`;

/** Has openssl write certificates and requests that are binary (DER) as text; it reads nothing else. */
const readBinary = `mark=$1; shift
for file do
  printf "%s file\\n" "$mark"
  openssl x509 -inform DER -in "$file" 2>/dev/null || openssl req -inform DER -in "$file" 2>/dev/null
  printf "\\n%s end\\n" "$mark"
done
printf "%s done\\n" "$mark"`;

/**
 * Which files the running components were told to read. Of their flags only those that name certificates are let through,
 * and only where the value is a path. `$2`: what stands for /proc in a test.
 */
const processes = `mark=$1; proc=\${2:-/proc}
LC_ALL=C; export LC_ALL
for dir in "$proc"/[0-9]*; do
  name=
  IFS= read -r name 2>/dev/null <"$dir/comm" || continue
  case $name in ${processNames.join('|')}) ;; *) continue ;; esac
  printf "%s process %s\\n" "$mark" "$name"
  tr "\\0\\n" "\\n " <"$dir/cmdline" 2>/dev/null | awk -v flags=${quoted(`^--?(${processFileFlags.join('|')})$`)} ${quoted(processProgram)}
done
printf "%s done\\n" "$mark"`;

export const remoteScripts = { about, list, read, readBinary, processes } as const;

/** Asked once, where something could not be read: whether sudo needs a password. */
export const sudoCheck = 'sudo -n true';

/** One line for the user's shell on the node. @param words  data: each is quoted */
export function remoteCommand(name: RemoteScriptName, words: readonly string[], asRoot: boolean): string {
  const shell = `sh -c ${quoted(remoteScripts[name])} notafter ${words.map(quoted).join(' ')}`;
  return asRoot ? `sudo -n ${shell}` : shell;
}
