/** The six indicators of « Hôpital en tension » (FEDORU), a value per indicator and day. */
export const HET_INDICATORS = [
  'availableBeds',
  'visits',
  'stayOfHospitalised',
  'hospitalisationRate',
  'presentAt15',
  'visitsAged75',
] as const;

export type HetIndicator = (typeof HET_INDICATORS)[number];

/** Mean and standard deviation of an indicator over the site's own history (one to three years). */
export interface HetReference {
  readonly mean: number;
  readonly sd: number;
}

/** Regions differ; these defaults follow the Occitan observatory. */
export interface HetRules {
  /** Criticality n starts at mean + steps[n − 1]·sd (below the mean for beds). */
  readonly steps: readonly [number, number, number, number];
  readonly tenseCriticality: number;
  readonly tenseIndicators: number;
}

export const DEFAULT_HET_RULES: HetRules = { steps: [1, 2, 3, 4], tenseCriticality: 3, tenseIndicators: 3 };

export interface HetResult {
  /** 0–4, or null when the value or its reference is missing. */
  readonly criticality: Readonly<Record<HetIndicator, number | null>>;
  /** True when enough indicators reach the tense criticality. */
  readonly tension: boolean;
}

/** HET of one day. Fewer available beds are worse, so the first indicator is read downwards. */
export function het(
  values: Readonly<Partial<Record<HetIndicator, number>>>,
  references: Readonly<Partial<Record<HetIndicator, HetReference>>>,
  rules: HetRules = DEFAULT_HET_RULES,
): HetResult {
  const level = (indicator: HetIndicator): number | null => {
    const value = values[indicator];
    const reference = references[indicator];
    if (value === undefined || reference === undefined || !(reference.sd > 0)) return null;
    const deviations = (value - reference.mean) / reference.sd;
    const worse = indicator === 'availableBeds' ? -deviations : deviations;
    return rules.steps.filter((step) => worse >= step).length;
  };
  const criticality = {
    availableBeds: level('availableBeds'),
    visits: level('visits'),
    stayOfHospitalised: level('stayOfHospitalised'),
    hospitalisationRate: level('hospitalisationRate'),
    presentAt15: level('presentAt15'),
    visitsAged75: level('visitsAged75'),
  };
  const tense = HET_INDICATORS.filter((name) => (criticality[name] ?? -1) >= rules.tenseCriticality).length;
  return { criticality, tension: tense >= rules.tenseIndicators };
}
