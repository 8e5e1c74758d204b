// @ts-check
const scripts = ['build', 'lint', 'typecheck', 'test', 'test:real'];
/** Run as they are written: nothing to build, and turbo warns of a build without output. */
const unbuilt = ['deploy'];

/**
 * turbo skips a workspace that lacks a script without a word; so every workspace has every script it needs.
 * @param {readonly { path: string, manifest: { scripts?: Record<string, string> } }[]} workspaces
 * @returns {string[]}
 */
export function findMissingScripts(workspaces) {
  return workspaces.flatMap(({ path, manifest }) =>
    scripts
      .filter((name) => !manifest.scripts?.[name] && !(name === 'build' && unbuilt.includes(path)))
      .map((name) => `${path}/package.json: no script "${name}"`),
  );
}
