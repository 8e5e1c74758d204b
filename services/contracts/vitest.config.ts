export { default } from '../../deploy/testing/vitest.base.js';
