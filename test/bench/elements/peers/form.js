// Shoelace's parts with a check of one's own, the strongest form of its table. The markup is the floor's, in Shoelace's tags (`shoelace.ts`).
import '@shoelace-style/shoelace/dist/components/button/button.js';
import '@shoelace-style/shoelace/dist/components/checkbox/checkbox.js';
import '@shoelace-style/shoelace/dist/components/input/input.js';
import '@shoelace-style/shoelace/dist/components/radio/radio.js';
import '@shoelace-style/shoelace/dist/components/radio-group/radio-group.js';
import '@shoelace-style/shoelace/dist/components/textarea/textarea.js';
import { definePeer } from './define-peer.js';

const check = (event) => {
  event.preventDefault();
  for (const one of event.target.querySelectorAll('[required]')) {
    one.setCustomValidity(one.value ? '' : '请填写这一项');
    one.reportValidity();
  }
};

definePeer('form', async (host) => {
  host.innerHTML = SHOELACE_FORM;
  host.addEventListener('submit', check);
  await Promise.all(Array.from(host.querySelectorAll('sl-button, sl-checkbox, sl-input, sl-radio, sl-radio-group, sl-textarea'), (one) => one.updateComplete));
  host.querySelector('h2').classList.add('ready');
});
