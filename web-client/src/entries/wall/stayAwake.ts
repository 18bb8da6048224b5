/** Keeps the display from sleeping. The lock is lost whenever the page is hidden, so it is asked for again. */
export function stayAwake(): void {
  const ask = () => {
    if (!document.hidden) navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
