import { liveSocketContract } from './live-socket.contract.js';

liveSocketContract(1_000);
