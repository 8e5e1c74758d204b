// @ts-check
// `npm start`: installs and builds if needed, then runs everything in this process until Ctrl-C.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, installIfNeeded, requireNode, root } from './prepare.mjs';

requireNode();
installIfNeeded();
build();
await import(pathToFileURL(join(root, 'services/standalone/dist/main.js')).href);
