import { WaymarkNext } from './embed/waymark-next';

// A page may load this twice, from two addresses.
if (!customElements.get('waymark-next')) {
  customElements.define('waymark-next', WaymarkNext);
}
