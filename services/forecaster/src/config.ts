/** How the forecaster works; every number has its unit in its name. */
export interface ForecasterConfig {
  /** Live forecasts reach this far. */
  readonly horizonHours: number;
  /** Equally likely futures for staffing reach this far: a four-week roster made two weeks ahead. */
  readonly pathHours: number;
  readonly paths: number;
  /** A forecast is made at least this often. */
  readonly everyMinutes: number;
  /** What nightly retraining trains. */
  readonly model: string;
  /** After a start or an import, only what a person asked for is trained for this long. */
  readonly trainingAfterSeconds: number;
  readonly trainingsAtOnce: number;
  /** Data older than this make the forecast a fallback that says so. */
  readonly staleAfterMinutes: number;
  /** After an import's last batch, fitting waits this long for more. */
  readonly settleMilliseconds: number;
  readonly codeVersion: string;
}

export const defaultForecasterConfig: ForecasterConfig = {
  horizonHours: 72,
  pathHours: 42 * 24,
  paths: 100,
  everyMinutes: 5,
  model: 'auto',
  trainingAfterSeconds: 120,
  trainingsAtOnce: 1,
  staleAfterMinutes: 120,
  settleMilliseconds: 2_500,
  codeVersion: '0.1.0',
};
