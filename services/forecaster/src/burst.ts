/**
 * Whether the hour under way has brought more than chance allows: arrivals so far above the 97.5 % point of a
 * Poisson count with the mean forecast for the part of the hour that has passed (normal approximation with
 * continuity correction; a false alarm costs one early forecast, nothing else).
 */
export function isBurst(arrivalsSoFar: number, forecastMeanPerHour: number, fractionPassed: number): boolean {
  const expected = forecastMeanPerHour * Math.min(1, Math.max(0, fractionPassed));
  return arrivalsSoFar >= 4 && arrivalsSoFar > expected + 1.96 * Math.sqrt(expected) + 0.5;
}
