/** Shows each `<button data-copy="…" data-copied="Copied" hidden>` where it can work: it copies, and says so. */
export function offerCopies(root: ParentNode, clipboard: Clipboard | undefined): void {
  if (!clipboard) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const said = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await clipboard.writeText(button.dataset.copy ?? '');
      button.textContent = button.dataset.copied ?? said;
    });
  }
}
