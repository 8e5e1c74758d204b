/** A ward of our own making: four nurses, two weeks, two skills, runs that reach in from the history. */
export const SCENARIO = `SCENARIO = n004w2

WEEKS = 2

SKILLS = 2
Head
Nurse

SHIFT_TYPES = 3
Early (2,5)
Late (2,3)
Night (2,4)

FORBIDDEN_SHIFT_TYPES_SUCCESSIONS
Early 0
Late 1 Early
Night 2 Early Late

CONTRACTS = 2
Full (6,10) (2,5) (2,3) 1 1
Half (3,5) (2,4) (2,4) 1 0

NURSES = 4
Ada Full 2 Head Nurse
Ben Full 1 Nurse
Cleo Half 2 Head Nurse
Dan Half 1 Nurse
`;

export const HISTORY = `HISTORY
0 n004w2

NURSE_HISTORY
Ada 0 0 Night 1 4 0
Ben 0 0 None 0 0 3
Cleo 2 1 Late 2 6 0
Dan 0 0 None 0 0 1
`;

export const WEEKS: readonly string[] = [
  `WEEK_DATA
n004w2

REQUIREMENTS
Early Head (0,1) (0,0) (0,1) (0,0) (0,0) (0,0) (0,0)
Early Nurse (0,1) (1,1) (0,1) (0,1) (0,1) (0,1) (0,1)
Late Nurse (0,1) (0,1) (0,1) (1,1) (0,1) (0,1) (0,0)
Night Nurse (0,1) (0,0) (0,1) (0,1) (0,1) (0,0) (0,1)

SHIFT_OFF_REQUESTS = 2
Ben Any Wed
Dan Late Sat
`,
  `WEEK_DATA
n004w2

REQUIREMENTS
Early Head (0,0) (0,0) (0,1) (0,1) (0,0) (0,0) (0,0)
Early Nurse (0,1) (1,1) (0,1) (0,1) (0,1) (0,0) (0,1)
Late Nurse (0,1) (0,2) (0,1) (0,1) (0,1) (0,1) (0,0)
Night Nurse (0,1) (0,1) (0,1) (0,1) (0,1) (0,0) (0,1)

SHIFT_OFF_REQUESTS = 1
Ada Early Mon
`,
];
