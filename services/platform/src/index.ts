export { type DeadLetter, deadTopic } from './bus/dead-letter.js';
export { createEmbeddedBus, type EmbeddedBusOptions } from './bus/embedded/create-embedded-bus.js';
export type {
  EventBus,
  OutgoingEvent,
  ReceivedEvent,
  Subscription,
  SubscriptionOptions,
} from './bus/event-bus.js';
export { createKafkaBus, type KafkaBusOptions } from './bus/kafka/create-kafka-bus.js';
export { type OpenBusOptions, openBus } from './bus/open-bus.js';
export { type Environment, readConfig } from './config/read-config.js';
export { type ServiceEnvironment, serviceEnvironment } from './config/service-environment.js';
export * from './errors/service-error.js';
export { toProblem } from './errors/to-problem.js';
export { type HealthOptions, mountServiceHealth } from './health/mount-health.js';
export {
  implement,
  mountRoutes,
  type RouteImplementation,
  type RouteInput,
} from './http/implement-routes.js';
export { principalHeader, readPrincipal, writePrincipal } from './http/principal-header.js';
export { type HttpServer, serve } from './http/serve.js';
export { createServiceApp } from './http/service-app.js';
export { overHttp, requestAs, type ServiceDirectory, type ServiceFetch } from './http/service-client.js';
export type { Clock } from './ids/clock.js';
export { newId } from './ids/new-id.js';
export { createBusRunner } from './jobs/create-bus-runner.js';
export { createThreadRunner, type ThreadRunnerOptions } from './jobs/create-thread-runner.js';
export type { JobOptions, JobOutcome, JobRunner, RunningJob } from './jobs/job-runner.js';
export { type JobServer, serveJobs } from './jobs/serve-jobs.js';
export { createTurns, type Turn, type Turns } from './jobs/turns.js';
export { YOUNG_GENERATION_MB } from './jobs/young-generation.js';
export {
  type AloneOptions,
  type AloneResources,
  type AloneService,
  runAlone,
} from './lifecycle/run-alone.js';
export { type HostProcess, runService, type ServiceLifecycle } from './lifecycle/run-service.js';
export { createLogger, type Logger, type LogOptions, logLevels } from './logs/create-logger.js';
export { createMetrics, type Metrics } from './metrics/create-metrics.js';
export { appendToOutbox } from './outbox/append-to-outbox.js';
export {
  createOutboxRelay,
  type OutboxRelay,
  type OutboxRelayOptions,
} from './outbox/create-outbox-relay.js';
export { handleOnce } from './outbox/handle-once.js';
