import { useTranslation } from 'react-i18next';

const models = ['auto', 'regression', 'holt-winters', 'profile-52', 'profile-8', 'seasonal-naive'] as const;
/** Members of the automatic model that are no models of their own. */
const members = [
  'corrected regression',
  'levelled regression',
  'corrected plain regression',
  'regression of 365 days',
  'regression of all days',
] as const;
export const modelNames = models;
export type ModelName = (typeof models)[number];

/** Models and series in words. */
export function useModelWords() {
  const { t } = useTranslation();
  return {
    model: (name: string): string => {
      const known = [...models, ...members].find((item) => item === name);
      return known === undefined ? name : t(`modelName.${known}`);
    },
    series: (stream: string, quantity: 'arrivals' | 'present' | 'boarding'): string =>
      stream === 'all' ? t(`models.quantity.${quantity}`) : `${t(`models.quantity.${quantity}`)} – ${stream}`,
  };
}
