import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Hono } from 'hono';
import { requestedWith, requestedWithHeader } from '../guard/same-origin.js';
import { answerFile } from './answer-file.js';
import { staticFolder } from './static-files.js';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Relève API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <link rel="icon" href="/api/docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  presets: [SwaggerUIBundle.presets.apis],
  requestInterceptor: (request) => {
    request.headers['${requestedWithHeader}'] = '${requestedWith}';
    return request;
  },
});
`;

/** The files of swagger-ui-dist that the page needs; the rest of the package stays inside. */
const served = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);

/** The API's browsable documentation, served from here alone, under the same policy as everything else. */
export function mountDocs(app: Hono, document: object): void {
  const folder = staticFolder(
    dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
  );
  app.get('/api/v1/openapi.json', (context) => context.json(document));
  app.get('/api/docs', (context) => context.html(page));
  app.get('/api/docs/start.js', (context) =>
    context.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  app.get('/api/docs/:file', async (context, next) => {
    const name = context.req.param('file');
    const file = served.has(name) ? await folder(name) : null;
    return file ? answerFile(context, file, 'public, max-age=86400') : next();
  });
}
