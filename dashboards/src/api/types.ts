import type { components, operations } from './generated/schema.js';

type Content<R> = R extends { content: infer C } ? C[keyof C] : undefined;
type Success<R> = R extends { 200: infer A }
  ? A
  : R extends { 201: infer A }
    ? A
    : R extends { 202: infer A }
      ? A
      : never;

/** What an operation answers when all went well. */
export type Answer<Id extends keyof operations> = Content<Success<operations[Id]['responses']>>;

export type LiveEvent = components['schemas']['LiveEvent'];
export type Session = Answer<'getSession'>;
export type Role = Session['role'];
export type Site = Answer<'listSites'>['sites'][number];
export type Unit = Answer<'listUnits'>['units'][number];
export type Agent = Unit['agents'][number];
export type ShiftType = Unit['shiftTypes'][number];
export type ForecastAnswer = Answer<'getForecast'>;
export type Forecast = NonNullable<ForecastAnswer['forecast']>;
export type ForecastRecord = NonNullable<Forecast['record']>;
export type ForecastTerm = ForecastAnswer['explanation'][number];
export type Outlook = Answer<'getOutlook'>;
export type Alert = Answer<'listAlerts'>['alerts'][number];
export type Watch = Answer<'getWatch'>;
export type Total = Answer<'getTotals'>['totals'][number];
export type TotalsRecord = Answer<'getTotalsRecord'>;
export type RecordAnswer = Answer<'getForecastRecord'>;
export type ArrivalsAnswer = Answer<'listArrivals'>;
export type ArrivalHour = ArrivalsAnswer['hours'][number];
export type PresenceAnswer = Answer<'getPresence'>;
export type Presence = NonNullable<PresenceAnswer['presence']>;
export type Source = Answer<'listSources'>['sources'][number];
export type Roster = Answer<'getRoster'>;
export type RosterRow = Roster['agents'][number];
export type RosterSummary = Answer<'listRosters'>['rosters'][number];
export type Violation = Roster['violations'][number];
export type CoverSlot = Roster['cover'][number];
export type Requirement = Answer<'getRequirement'>;
export type RequirementSlot = Requirement['slots'][number];
export type CapacityMonth = Answer<'getCapacity'>['months'][number];
export type AuditEntry = Answer<'listAudit'>['entries'][number];
export type ImportReport = Answer<'importFile'>;
export type LocalText = RosterSummary['reasons'][number];
export type Quantity = Forecast['quantity'];
