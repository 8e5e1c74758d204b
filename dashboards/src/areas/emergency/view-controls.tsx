import { Group, NativeSelect, SegmentedControl, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { Site } from '../../api/types.js';
import { useSearch } from '../../ui/use-search.js';
import { streamName, streams } from './streams.js';
import type { EmergencyView } from './view.js';

interface ViewControlsProps {
  readonly site: Site;
  readonly sites: readonly Site[];
  readonly view: EmergencyView;
}

/** Site, quantity, stream and window; each choice goes into the address. */
export function ViewControls({ site, sites, view }: ViewControlsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [, change] = useSearch();
  return (
    <Group gap="md" align="end" className="r-no-print">
      <NativeSelect
        label={t('emergency.site')}
        value={site.id}
        onChange={(event) => navigate(`/emergency/${event.currentTarget.value}${search}`)}
        data={sites.map((item) => ({ value: item.id, label: item.name }))}
      />
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <VisuallyHidden component="legend">{t('emergency.quantity')}</VisuallyHidden>
        <Text size="sm" fw={500} aria-hidden="true" mb={2}>
          {t('emergency.quantity')}
        </Text>
        <SegmentedControl
          aria-label={t('emergency.quantity')}
          value={view.quantity}
          onChange={(value) => change({ quantity: value === 'present' ? null : value, above: null })}
          data={[
            { value: 'present', label: t('emergency.present') },
            { value: 'arrivals', label: t('emergency.arrivals') },
          ]}
        />
      </fieldset>
      <NativeSelect
        label={t('emergency.stream')}
        value={view.stream}
        onChange={(event) => {
          const value = event.currentTarget.value;
          change({
            stream: value === 'all' ? null : value,
            ...(value === 'all' ? {} : { quantity: 'arrivals', above: null }),
          });
        }}
        data={streams.map((stream) => ({
          value: stream,
          label: streamName(t, stream),
        }))}
      />
      <NativeSelect
        label={t('emergency.past')}
        value={String(view.pastHours)}
        onChange={(event) =>
          change({ past: event.currentTarget.value === '24' ? null : event.currentTarget.value })
        }
        data={['24', '48'].map((hours) => ({ value: hours, label: t('emergency.hours', { hours }) }))}
      />
      <NativeSelect
        label={t('emergency.ahead')}
        value={String(view.aheadHours)}
        onChange={(event) =>
          change({ ahead: event.currentTarget.value === '72' ? null : event.currentTarget.value })
        }
        data={['24', '48', '72'].map((hours) => ({ value: hours, label: t('emergency.hours', { hours }) }))}
      />
    </Group>
  );
}
