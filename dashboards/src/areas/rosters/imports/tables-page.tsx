import { Button, NativeSelect, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, apiBase } from '../../../api/client.js';
import type { Unit } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { useSession } from '../../../ui/guards.js';
import { Page } from '../../../ui/page.js';
import { Panel } from '../../../ui/panel.js';
import { oneOf, useSearch } from '../../../ui/use-search.js';
import { UnitFrame } from '../unit-frame.js';
import { FileForm } from './file-form.js';

const kinds = ['staff', 'contracts', 'leave', 'wishes'] as const;

function UnitTables({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation();
  const { local } = useFormat();
  const session = useSession();
  const client = useQueryClient();
  const [params, change] = useSearch();
  const table = oneOf(params.get('table'), kinds);
  const address = (format: string) => `${apiBase}/units/${unit.id}/tables/${table}?format=${format}`;
  const refused = session.role === 'emergency-manager' ? t('tables.supervisor') : null;
  return (
    <Page title={t('tables.title', { unit: local(unit.name) })} simulated={unit.simulated}>
      <Panel title={t(`tables.${table}`)} note={t(`tables.hint.${table}`)}>
        <Stack>
          <NativeSelect
            label={t('tables.table')}
            maw={420}
            value={table}
            onChange={(event) => change({ table: event.currentTarget.value })}
            data={kinds.map((kind) => ({ value: kind, label: t(`tables.${kind}`) }))}
          />
          <FileForm
            key={table}
            refused={refused}
            send={(body) =>
              answer(
                api.POST('/units/{unit}/tables/{table}', {
                  params: { path: { unit: unit.id, table } },
                  body,
                }),
              )
            }
            onStored={() => void client.invalidateQueries({ queryKey: ['units'] })}
            tools={
              refused === null &&
              ['xlsx', 'csv'].map((format) => (
                <Button
                  key={format}
                  component="a"
                  href={address(format)}
                  download={`${unit.id}-${table}.${format}`}
                  variant="default"
                  leftSection={<IconDownload size={16} aria-hidden />}
                >
                  {`${t('tables.download')} (${format.toUpperCase()})`}
                </Button>
              ))
            }
          />
        </Stack>
      </Panel>
    </Page>
  );
}

/** Staff, contracts, leave and wishes as files, in and out. */
export function TablesPage() {
  return <UnitFrame>{(unit) => <UnitTables key={unit.id} unit={unit} />}</UnitFrame>;
}
