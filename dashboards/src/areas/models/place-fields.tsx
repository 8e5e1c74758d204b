import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { calendars, type Place, timeZones } from './places.js';

interface PlaceFieldsProps {
  readonly place: Place;
  /** The time zone belongs to the site: only a new one chooses it. */
  readonly zoneIsFixed: boolean;
  readonly onChange: (place: Place) => void;
}

/** Time zone, holiday calendar and French school zone. */
export function PlaceFields({ place, zoneIsFixed, onChange }: PlaceFieldsProps) {
  const { t } = useTranslation();
  const known = calendars.includes(place.calendar) ? calendars : [place.calendar, ...calendars];
  const zones = zoneIsFixed ? [place.timeZone] : timeZones();
  return (
    <>
      <NativeSelect
        label={t('models.timeZone')}
        description={zoneIsFixed ? t('models.zoneOfSite') : t('models.zoneOfTimes')}
        value={place.timeZone}
        data={[...zones]}
        onChange={(event) => onChange({ ...place, timeZone: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('models.calendar')}
        description={t('models.calendarHint')}
        value={place.calendar}
        data={[...known]}
        onChange={(event) => {
          const calendar = event.currentTarget.value;
          onChange({ ...place, calendar, schoolZone: calendar.startsWith('FR') ? place.schoolZone : null });
        }}
      />
      {place.calendar.startsWith('FR') && (
        <NativeSelect
          label={t('models.schoolZone')}
          description={t('models.schoolZoneHint')}
          value={place.schoolZone ?? ''}
          data={[{ value: '', label: t('models.noZone') }, 'A', 'B', 'C']}
          onChange={(event) => {
            const zone = event.currentTarget.value;
            onChange({ ...place, schoolZone: zone === 'A' || zone === 'B' || zone === 'C' ? zone : null });
          }}
        />
      )}
    </>
  );
}
