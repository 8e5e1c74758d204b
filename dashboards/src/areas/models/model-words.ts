import { useTranslation } from 'react-i18next';

const models = ['auto', 'regression', 'holt-winters', 'profile-52', 'profile-8', 'seasonal-naive'] as const;
export const modelNames = models;
export type ModelName = (typeof models)[number];

/** Models and series in words. */
export function useModelWords() {
  const { t } = useTranslation();
  return {
    model: (name: string): string => {
      const known = models.find((item) => item === name);
      return known === undefined ? name : t(`modelName.${known}`);
    },
    series: (stream: string, quantity: 'arrivals' | 'present' | 'boarding'): string =>
      stream === 'all' ? t(`models.quantity.${quantity}`) : `${t(`models.quantity.${quantity}`)} – ${stream}`,
  };
}
