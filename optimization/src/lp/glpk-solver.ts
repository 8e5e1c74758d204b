import openGlpkEngine, { type GLPK } from 'glpk.js/node';
import type { LpModel } from './lp-model.js';
import type { LpOptions, LpSolution, LpSolver, LpStatus } from './lp-solver.js';

const ROW_TOLERANCE = 1e-6;

/** GLPK behind the port: small LPs and cross-checks (no warm start, progress or stopping). */
export async function openGlpk(): Promise<LpSolver> {
  const glpk = await openGlpkEngine();
  return { name: 'glpk', solve: (model, options = {}) => solveOnce(glpk, model, options) };
}

function boundsOf(glpk: GLPK, lower: number, upper: number): { type: number; lb: number; ub: number } {
  const hasLower = Number.isFinite(lower);
  const hasUpper = Number.isFinite(upper);
  const type = hasLower
    ? hasUpper
      ? lower === upper
        ? glpk.GLP_FX
        : glpk.GLP_DB
      : glpk.GLP_LO
    : hasUpper
      ? glpk.GLP_UP
      : glpk.GLP_FR;
  return { type, lb: hasLower ? lower : 0, ub: hasUpper ? upper : 0 };
}

function statusOf(glpk: GLPK, status: number): LpStatus {
  switch (status) {
    case glpk.GLP_OPT:
      return 'optimal';
    case glpk.GLP_NOFEAS:
    case glpk.GLP_INFEAS:
      return 'infeasible';
    case glpk.GLP_UNBND:
      return 'unbounded';
    case glpk.GLP_FEAS:
      return 'limit';
    default:
      return 'failed';
  }
}

/** GLPK's preprocessor of whole-number models can answer with a point outside a row: told from a solution here. */
function keepsRows({ rowColumns, rowValues, rowLower, rowUpper }: LpModel, values: Float64Array): boolean {
  return rowColumns.every((columns, row) => {
    const sum = columns.reduce((total, column, entry) => total + rowValues[row][entry] * values[column], 0);
    const slack = ROW_TOLERANCE * (1 + Math.abs(sum));
    return sum >= rowLower[row] - slack && sum <= rowUpper[row] + slack;
  });
}

function solveOnce(glpk: GLPK, model: LpModel, options: LpOptions): LpSolution {
  const column = (index: number) => `x${index}`;
  const isMip = model.integer.some(Boolean);
  const { result } = glpk.solve(
    {
      name: 'model',
      objective: {
        direction: glpk.GLP_MIN,
        name: 'cost',
        vars: model.columnCost.map((coef, index) => ({ name: column(index), coef })),
      },
      subjectTo: model.rowColumns.map((columns, row) => ({
        name: `r${row}`,
        vars: columns.map((index, entry) => ({ name: column(index), coef: model.rowValues[row][entry] })),
        bnds: boundsOf(glpk, model.rowLower[row], model.rowUpper[row]),
      })),
      bounds: model.columnLower.map((lower, index) => ({
        name: column(index),
        ...boundsOf(glpk, lower, model.columnUpper[index]),
      })),
      generals: model.integer.flatMap((whole, index) => (whole ? [column(index)] : [])),
    },
    {
      msglev: glpk.GLP_MSG_OFF,
      presol: isMip,
      mipgap: options.relativeGap ?? 0,
      ...(options.timeLimitSeconds === undefined ? {} : { tmlim: options.timeLimitSeconds }),
    },
  );
  const status = statusOf(glpk, result.status);
  // Without a finished search GLPK.js cannot tell "none found" from "none exists".
  if (isMip && result.status === glpk.GLP_UNDEF) return { status: 'infeasible' };
  if (status !== 'optimal' && status !== 'limit') return { status };
  const values = Float64Array.from(model.columnCost, (_, index) => result.vars[column(index)] ?? 0);
  if (isMip && !keepsRows(model, values)) return { status: 'failed' };
  const objective = model.columnCost.reduce((sum, cost, index) => sum + cost * values[index], 0);
  return {
    status,
    objective,
    values,
    ...(status === 'optimal' ? { bound: objective } : {}),
    ...(isMip || !result.dual
      ? {}
      : { rowDuals: Float64Array.from(model.rowLower, (_, row) => result.dual?.[`r${row}`] ?? 0) }),
  };
}
