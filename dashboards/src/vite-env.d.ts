/// <reference types="vite/client" />

interface Window {
  /** Read by the scroll lock's style tag (get-nonce), so that it carries the page's nonce. */
  __webpack_nonce__?: string;
}
