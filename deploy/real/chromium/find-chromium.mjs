// @ts-check
import { installDebian, which } from '../run-command.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const find = () => names.map(which).find((path) => path !== null);

/** A real Chromium, installed when there is none. @returns {Promise<string>} its path */
export async function installChromium() {
  const found = find();
  if (found) return found;
  await installDebian(['chromium']);
  const installed = find();
  if (!installed) throw new Error('No Chromium after installing it.');
  return installed;
}
