import { serve as listenOn, type ServerType } from '@hono/node-server';
import { unavailable } from '../errors/service-error.js';

const IDLE_LOOK_MS = 50;

export interface HttpServer {
  /** `http://host:port`, with the port the system gave when 0 was asked for. */
  readonly url: string;
  readonly port: number;
  /** Takes no more connections, lets requests end, cuts those left after `graceMs` (default 5,000). */
  close(graceMs?: number): Promise<void>;
}

interface Fetching {
  fetch(request: Request, ...rest: never[]): Response | Promise<Response>;
}

/** Serves an app over HTTP. @throws unavailable when the port cannot be had. */
export function serve(app: Fetching, { port, host }: { port: number; host: string }): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    const server = listenOn({ fetch: app.fetch as never, port, hostname: host }, (address) => {
      server.off('error', refused);
      resolve(asHttpServer(server, host, address.port));
    });
    const refused = (error: Error) =>
      reject(
        unavailable(
          `Cannot listen on ${host}:${port}: ${error.message}`,
          'Is another process using this port?',
        ),
      );
    server.once('error', refused);
  });
}

function asHttpServer(server: ServerType, host: string, port: number): HttpServer {
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shownHost}:${port}`,
    port,
    close: (graceMs = 5_000) =>
      new Promise((resolve, reject) => {
        const dropIdle = () => {
          if ('closeIdleConnections' in server) server.closeIdleConnections();
        };
        // A connection kept alive becomes idle when its request ends, which may be after the first look.
        const looking = setInterval(dropIdle, IDLE_LOOK_MS);
        const cut = setTimeout(() => {
          if ('closeAllConnections' in server) server.closeAllConnections();
        }, graceMs);
        server.close((error) => {
          clearInterval(looking);
          clearTimeout(cut);
          if (error) reject(error);
          else resolve();
        });
        dropIdle();
      }),
  };
}
