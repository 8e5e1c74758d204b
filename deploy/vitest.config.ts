export { default } from './testing/vitest.base.js';
