/** A tag for whatever draws itself into a plain element, so that a peer is put into a page and measured as the elements are. */
export const definePeer = (kind, draw) => {
  customElements.define(`peer-${kind}`, class extends HTMLElement {
    async connectedCallback() {
      const data = this.data ?? (this.hasAttribute('src') ? await (await fetch(this.getAttribute('src'))).json() : {});
      this.stop = await draw(this, data);
    }

    disconnectedCallback() {
      this.stop?.();
    }
  });
};
