import type { Command } from 'commander';

/** Options of every command that reads a file of counts. */
export function addDataOptions(command: Command): Command {
  return command
    .requiredOption('--data <file>', 'counts, CSV or CSV.gz; times are interval starts')
    .option('--time-col <name>', 'column of the times', 'time')
    .option('--value-col <name>', 'column of the counts', 'arrivals')
    .option('--series-col <name>', 'column that names the series, when there are several')
    .option('--freq <duration>', 'length of an interval: 15min, 30min, 1h, 6h, 1d', '1h')
    .requiredOption('--tz <zone>', 'time zone, such as Europe/Paris')
    .option(
      '--calendar <code>',
      'holidays: FR, FR-57, GB, US, CA-QC, CH-BE…; none; by default that of the time zone',
    )
    .option('--covariates <file>', 'CSV of a date and numbers known in advance');
}
