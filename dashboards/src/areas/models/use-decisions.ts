import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useFormat } from '../../i18n/use-format.js';
import type { Decision } from './decision-dialog.js';
import { useModelWords } from './model-words.js';
import type { Comparison, ModelSummary } from './models-queries.js';

export type DecisionKind = 'promote' | 'roll-back' | 'freeze' | 'unfreeze';
export const decisionKinds: readonly DecisionKind[] = ['promote', 'roll-back', 'freeze', 'unfreeze'];

type Series = Pick<ModelSummary, 'site' | 'stream' | 'quantity'>;

const freeze = (site: string, series: Omit<Series, 'site'>, frozen: boolean, reason: string) =>
  answer(
    api.PUT('/sites/{site}/models/frozen', {
      params: { path: { site } },
      body: { stream: series.stream, quantity: series.quantity, frozen, reason },
    }),
  );

/** The decisions a person can make about a series and its models. */
export function useDecisions({ site, stream, quantity }: Series, frozen: boolean) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const words = useModelWords();
  const series = { stream, quantity };
  const named = { series: words.series(stream, quantity) };

  const hold = (hold: boolean): Decision => ({
    title: hold ? t('models.freezeTitle', named) : t('models.unfreezeTitle', named),
    lead: hold ? t('models.freezeLead') : t('models.unfreezeLead'),
    submit: hold ? t('models.freeze') : t('models.unfreeze'),
    warning: null,
    option: null,
    act: (reason) => freeze(site, series, hold, reason),
  });

  return {
    freeze: hold(true),
    unfreeze: hold(false),
    rollBack: {
      title: t('models.rollBackTitle', named),
      lead: t('models.rollBackLead'),
      submit: t('models.rollBack'),
      warning: null,
      option: frozen ? null : { label: t('models.freezeToo'), initially: true },
      act: async (reason, freezeToo) => {
        await answer(
          api.POST('/sites/{site}/models/roll-back', {
            params: { path: { site } },
            body: { ...series, reason },
          }),
        );
        if (freezeToo) await freeze(site, series, true, reason);
      },
    } satisfies Decision,
    promote: (model: ModelSummary, against: Comparison | null): Decision => ({
      title: t('models.promoteTitle', { model: words.model(model.name) }),
      lead: t('models.promoteLead', named),
      submit: t('models.promote'),
      warning:
        against !== null && !against.notWorse
          ? t('models.worse', { own: number(against.own, 3), other: number(against.other, 3) })
          : null,
      option: frozen ? { label: t('models.unfreezeToo'), initially: true } : null,
      act: async (reason, unfreezeToo) => {
        await answer(
          api.POST('/sites/{site}/models/{model}/promote', {
            params: { path: { site, model: model.id } },
            body: { reason, evenIfWorse: against !== null && !against.notWorse },
          }),
        );
        if (unfreezeToo) await freeze(site, series, false, reason);
      },
    }),
  };
}
