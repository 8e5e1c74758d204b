/** Where the time comes from; only a `main.ts` passes the machine's. */
export type Clock = () => Date;
