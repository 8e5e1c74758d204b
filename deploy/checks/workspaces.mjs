// @ts-check
const scripts = ['build', 'lint', 'typecheck', 'test', 'test:real'];

/**
 * turbo skips a workspace that lacks a script without a word; so every workspace has every script.
 * @param {readonly { path: string, manifest: { scripts?: Record<string, string> } }[]} workspaces
 * @returns {string[]}
 */
export function findMissingScripts(workspaces) {
  return workspaces.flatMap(({ path, manifest }) =>
    scripts
      .filter((name) => !manifest.scripts?.[name])
      .map((name) => `${path}/package.json: no script "${name}"`),
  );
}
