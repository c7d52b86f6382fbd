/** Hands a text to the person as a file: the way of a browser, on hosts without a save dialog. */
export function downloadText(fileName: string, text: string, mediaType: string): void {
  downloadBlob(fileName, new Blob([text], { type: `${mediaType};charset=utf-8` }));
}

/** The same for anything that is no text. */
export function downloadBlob(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the address by the end of the click's own task.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 0);
}
