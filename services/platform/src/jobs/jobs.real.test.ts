import { createKafkaBus } from '../bus/kafka/create-kafka-bus.js';
import { busRunnerContract } from './bus-runner.contract.js';

const brokers = (process.env.RELEVE_TEST_KAFKA ?? '').replace('kafka://', '').split(',');

busRunnerContract(
  'over Kafka',
  () => createKafkaBus({ brokers, clientId: 'jobs' }),
  async () => {},
);
