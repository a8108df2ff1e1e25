/** Puts `text` on the clipboard; false where the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text); // No permission, or a page served without TLS.
  }
}

/** The older way: answer the browser's own copy command with the words. */
function copyByEvent(text: string): boolean {
  let taken = false;
  const answer = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener('copy', answer, { capture: true });
  try {
    document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', answer, { capture: true });
  }
  return taken;
}
