/**
 * Chooses the reader's own time zone in the form of a date poll, as long as they have not chosen one, and keeps what
 * they send with their answer the same as what they chose.
 */
export function chooseOwnZone(root: ParentNode, own: string): void {
  const select = root.querySelector<HTMLSelectElement>('select[data-own-zone]');
  const sent = root.querySelector<HTMLInputElement>('input[type="hidden"][name="zone"]');
  if (!select || !sent) return;
  const offered = [...select.options].some((option) => option.value === own);
  if (select.dataset.ownZone === 'ask' && offered) select.value = own;
  const agree = () => {
    sent.value = select.value;
  };
  select.addEventListener('change', agree);
  agree();
}
