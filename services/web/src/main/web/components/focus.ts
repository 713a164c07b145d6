/** Gives an element the focus, unless the user has put that somewhere. */
export function focusIfFree(element: HTMLElement): void {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) {
    active = active.shadowRoot.activeElement;
  }
  if (!active || active === document.body || active.localName === 'main') {
    element.focus({ preventScroll: true });
  }
}
