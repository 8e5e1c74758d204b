/** How a job ended. */
export type JobOutcome =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface JobOptions {
  /** Called with what the job tells of its progress, in order. */
  readonly onProgress?: (progress: unknown) => void;
  /** Whom the job is for: jobs that wait are taken in fair turns between keys. */
  readonly key?: string;
}

export interface RunningJob {
  readonly id: string;
  /** Never rejects. */
  readonly outcome: Promise<JobOutcome>;
  /** Ends the job, waiting or running, within a second; without effect once it has ended. */
  cancel(): void;
}

/** Port: runs named jobs away from the service's own thread. Input, progress and output are JSON values. */
export interface JobRunner {
  run(name: string, input: unknown, options?: JobOptions): RunningJob;
  /** Cancels what runs and waits for its end. */
  close(): Promise<void>;
}
