/** Elements of one passage; those not given are left out. */
export type PassageFields = Readonly<Record<string, string>>;

const element = ([name, value]: readonly [string, string]): string => `<${name}>${value}</${name}>`;

/** A file of RPU of one establishment, for tests. */
export const rpuFile = (
  passages: readonly PassageFields[],
  heading: PassageFields = {},
  encoding = 'UTF-8',
): string => {
  const establishment = {
    FINESS: '690000001',
    ORDRE: '1',
    EXTRACT: '19/07/2026 06:00:00',
    DATEDEBUT: '17/07/2026',
    DATEFIN: '18/07/2026',
    ...heading,
  };
  return [
    `<?xml version="1.0" encoding="${encoding}"?>`,
    `<OSCOUR><ETABLISSEMENT>${Object.entries(establishment).map(element).join('')}</ETABLISSEMENT>`,
    '<PASSAGES>',
    ...passages.map((passage) => `<PATIENT>${Object.entries(passage).map(element).join('')}</PATIENT>`),
    '</PASSAGES></OSCOUR>',
  ].join('\n');
};
