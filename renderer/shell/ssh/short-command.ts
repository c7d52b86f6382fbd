/** `sh -c '…' notafter words`: what a command does is in its script, and what it does it to are its words. */
export function shortCommand(command: string): string {
  const [, before, words] = /^((?:sudo -n )?sh -c )'.*' notafter (.*)$/su.exec(command) ?? [];
  return before === undefined || words === undefined ? command : `${before}'…' notafter ${words}`;
}
