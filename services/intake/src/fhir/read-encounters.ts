import { Bundle, Encounter, Patient } from './resources.js';

/** A resource that came in, with its place in what was sent. */
export interface ReceivedResource {
  readonly place: string;
  /** A readable Encounter, with the birth date of its patient ('' when unknown). */
  readonly encounter: { readonly resource: Encounter; readonly birthDate: string } | null;
  /** Why it is none: another type of resource, or an element that does not fit. */
  readonly otherType: string | null;
  readonly fault: { readonly element: string; readonly expected: string } | null;
}

const typeOf = (resource: unknown): string => {
  const type: unknown =
    typeof resource === 'object' && resource !== null ? Reflect.get(resource, 'resourceType') : undefined;
  return typeof type === 'string' ? type : '';
};

/** Every resource of a Bundle of any type, or the one sent alone. @returns null when it is neither. */
export function readEncounters(sent: unknown): readonly ReceivedResource[] | null {
  if (typeOf(sent) !== 'Bundle') return typeOf(sent) === '' ? null : [read(sent, 'Encounter', new Map())];
  const bundle = Bundle.safeParse(sent);
  if (!bundle.success) return null;
  const patients = new Map<string, Patient>();
  for (const { fullUrl, resource } of bundle.data.entry) {
    const patient = Patient.safeParse(resource);
    if (!patient.success) continue;
    if (fullUrl) patients.set(fullUrl, patient.data);
    if (patient.data.id) patients.set(`Patient/${patient.data.id}`, patient.data);
  }
  return bundle.data.entry.map(({ resource }, index) =>
    read(resource, `Bundle.entry[${index}].resource`, patients),
  );
}

function read(resource: unknown, place: string, patients: ReadonlyMap<string, Patient>): ReceivedResource {
  const type = typeOf(resource);
  if (type !== 'Encounter') return { place, encounter: null, otherType: type || 'no resource', fault: null };
  const parsed = Encounter.safeParse(resource);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const element = ['Encounter', ...(issue?.path ?? [])].join('.');
    return {
      place,
      encounter: null,
      otherType: null,
      fault: { element, expected: issue?.message ?? 'an Encounter' },
    };
  }
  const birthDate = patientOf(parsed.data, patients)?.birthDate ?? '';
  return { place, encounter: { resource: parsed.data, birthDate }, otherType: null, fault: null };
}

function patientOf(
  { subject, contained }: Encounter,
  patients: ReadonlyMap<string, Patient>,
): Patient | undefined {
  const reference = subject?.reference ?? '';
  if (!reference.startsWith('#')) return patients.get(reference);
  return (contained ?? [])
    .flatMap((resource) => {
      const patient = Patient.safeParse(resource);
      return patient.success ? [patient.data] : [];
    })
    .find(({ id }) => `#${id}` === reference);
}
