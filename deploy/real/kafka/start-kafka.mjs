// @ts-check
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDebian, runQuietly, which } from '../run-command.mjs';
import { freePorts, startServer } from '../server-process.mjs';

const pom = fileURLToPath(new URL('pom.xml', import.meta.url));
const heap = '-Xmx512m';

/** Copies the broker's jars into `folder` unless they are there; Maven checks their checksums. @param {string} folder */
export async function installKafka(folder) {
  const wanted = readFileSync(pom, 'utf8');
  const mark = join(folder, 'installed.xml');
  const missing = [...(which('java') ? [] : ['default-jre-headless']), ...(which('mvn') ? [] : ['maven'])];
  const installed = existsSync(mark) && readFileSync(mark, 'utf8') === wanted;
  if (!installed ? missing.length > 0 : !which('java')) await installDebian(missing);
  if (installed) return;
  mkdirSync(folder, { recursive: true });
  await runQuietly('Kafka: jars', 'mvn', [
    '--batch-mode',
    '--strict-checksums',
    '--file',
    pom,
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${folder}`,
  ]);
  writeFileSync(mark, wanted);
}

/** @param {string} data @param {number} port @param {number} controllerPort */
const properties = (data, port, controllerPort) => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${join(data, 'logs')}
auto.create.topics.enable=false
default.replication.factor=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
`;

/**
 * One real broker in KRaft mode, its log in `data`.
 * @param {string} jars @param {string} data an empty folder
 */
export async function startKafka(jars, data) {
  const [port = 0, controllerPort = 0] = await freePorts(2);
  const config = join(data, 'server.properties');
  writeFileSync(config, properties(data, port, controllerPort));
  const java = ['-cp', join(jars, '*'), heap];
  const clusterId = randomBytes(16).toString('base64url');
  await runQuietly('Kafka: storage', 'java', [
    ...java,
    'kafka.tools.StorageTool',
    'format',
    '--cluster-id',
    clusterId,
    '--config',
    config,
  ]);
  return startServer('Kafka', 'java', [...java, 'kafka.Kafka', config], {
    url: `kafka://127.0.0.1:${port}`,
    readyMs: 90_000,
    isReady: () => accepts(port),
    options: { cwd: data },
  });
}

/** @param {number} port @returns {Promise<boolean>} */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
