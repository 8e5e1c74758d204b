import { createServer, type Server, type Socket } from 'node:net';
import type { Logger } from '@releve/platform';
import { type ConnectionLimits, type FrameHandler, MllpConnection } from './mllp-connection.js';

export interface MllpServerOptions extends ConnectionLimits {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly maxConnections: number;
}

/** Listens for HL7 senders. */
export class MllpServer {
  private readonly connections = new Map<Socket, MllpConnection>();
  private readonly server: Server;

  constructor(
    private readonly options: MllpServerOptions,
    handler: FrameHandler,
    private readonly log: Logger,
  ) {
    this.server = createServer({ keepAlive: true, noDelay: true, allowHalfOpen: true }, (socket) => {
      this.connections.set(socket, new MllpConnection(socket, handler, options));
      socket.on('end', () => void this.connections.get(socket)?.finish());
      socket.on('error', (error) =>
        log.info({ err: error, remote: socket.remoteAddress }, 'HL7 connection failed'),
      );
      socket.on('close', () => this.connections.delete(socket));
    });
    this.server.maxConnections = options.maxConnections;
  }

  /** @returns the port it listens on. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.options.port, this.options.host, () => {
        this.server.off('error', reject);
        this.server.on('error', (error) => this.log.error({ err: error }, 'HL7 listener failed'));
        const address = this.server.address();
        resolve(typeof address === 'object' && address ? address.port : this.options.port);
      });
    });
  }

  /** Takes no new connection, answers what has been read, closes. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    await Promise.all([...this.connections.values()].map((connection) => connection.finish()));
    for (const socket of this.connections.keys()) socket.destroySoon();
    await closed;
  }
}
