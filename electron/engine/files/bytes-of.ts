import type { FileContent } from '../../../shared/bridge/contract.ts';

export function bytesOf(content: FileContent): Uint8Array {
  return 'text' in content ? Buffer.from(content.text, 'utf8') : Buffer.from(content.base64, 'base64');
}
