/** Hands a text to the person as a file: the way of a browser, on hosts without a save dialog. */
export function downloadText(fileName: string, text: string, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the address by the end of the click's own task.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 0);
}
