import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { unitsQuery } from '../../api/queries.js';
import type { Unit } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { PageQuery } from '../../ui/page-query.js';
import { Empty } from '../../ui/query-state.js';

/** Finds the unit named in the address; without one, goes to the first unit the person may see. */
export function UnitFrame({
  children,
}: {
  readonly children: (unit: Unit, units: readonly Unit[]) => ReactNode;
}) {
  const { t } = useTranslation();
  const { unit: chosen } = useParams();
  const units = useQuery(unitsQuery);
  return (
    <PageQuery query={units}>
      {(known) => {
        const [first] = known;
        if (first === undefined) {
          return (
            <Page title={t('area.rosters')}>
              <Empty title={t('rosters.noUnit')} hint={t('rosters.noUnitHint')} />
            </Page>
          );
        }
        if (chosen === undefined) return <Navigate to={`/rosters/${first.id}`} replace />;
        const unit = known.find((item) => item.id === chosen);
        if (unit !== undefined) return children(unit, known);
        return (
          <Page title={t('area.rosters')}>
            <Empty title={t('rosters.unknownUnit', { unit: chosen })} />
          </Page>
        );
      }}
    </PageQuery>
  );
}

interface UnitPickerProps {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  /** What follows the unit in the address. */
  readonly suffix?: string;
}

export function UnitPicker({ unit, units, suffix = '' }: UnitPickerProps) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const navigate = useNavigate();
  return (
    <NativeSelect
      label={t('rosters.unit')}
      value={unit.id}
      onChange={(event) => navigate(`/rosters/${event.currentTarget.value}${suffix}`)}
      data={units.map((item) => ({ value: item.id, label: local(item.name) }))}
    />
  );
}
