import { html } from './markup.js';
import type { ReportDocument, ReportLanguage } from './report-document.js';
import { calibrationSection } from './sections/calibration.js';
import { choiceSection } from './sections/choice.js';
import { dataSection } from './sections/data.js';
import { driversSection } from './sections/drivers.js';
import { fansSection } from './sections/fans.js';
import { groupsSection } from './sections/groups.js';
import { head } from './sections/head.js';
import { regretSection } from './sections/regret.js';
import { termsSection } from './sections/terms.js';
import { STYLE, STYLE_HASH } from './style.js';
import { writtenIn } from './written.js';

/**
 * A backtest as one HTML page that needs nothing else: inline SVG, one style admitted by its hash, no script, no request.
 * Equal documents give equal bytes.
 */
export function reportPage(report: ReportDocument, language: ReportLanguage): string {
  const written = writtenIn(language, report.timeZone);
  const policy = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  const sections = [
    regretSection(report, written),
    fansSection(report, written),
    calibrationSection(report, written),
    groupsSection(report, written),
    driversSection(report, written),
    choiceSection(report, written),
    dataSection(report, written),
    termsSection(written),
  ];
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${written.words.title} – ${report.source}</title><style>${{ markup: STYLE }}</style></head>
<body>${head(report, written)}<main>${sections}</main></body></html>
`;
  return page.markup;
}
