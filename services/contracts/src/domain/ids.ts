import { z } from 'zod';

/** Lower-case letters, digits and dashes; safe in a URL, a topic key and a file name. */
const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'expected 1–63 of a–z, 0–9 and "-", starting with a letter or digit');

export const SiteId = slug.brand<'SiteId'>();
export type SiteId = z.infer<typeof SiteId>;

export const UnitId = slug.brand<'UnitId'>();
export type UnitId = z.infer<typeof UnitId>;

/** An instant as ISO-8601 with an offset. */
export const Instant = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof Instant>;

/** A civil date, yyyy-mm-dd, in the site's zone. */
export const PlainDate = z.iso.date();
export type PlainDate = z.infer<typeof PlainDate>;

/** An IANA time zone this runtime knows. */
export const TimeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'expected an IANA time zone such as Europe/Paris');
export type TimeZone = z.infer<typeof TimeZone>;
