/** A minimisation: min c·x, row bounds on A·x, column bounds on x, some columns whole. Infinity = no bound. */
export interface LpModel {
  readonly columnCost: readonly number[];
  readonly columnLower: readonly number[];
  readonly columnUpper: readonly number[];
  readonly integer: readonly boolean[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
  /** Column index and coefficient of each row's entries; a column appears once in a row. */
  readonly rowColumns: readonly (readonly number[])[];
  readonly rowValues: readonly (readonly number[])[];
}

/** Builds an `LpModel` one column and one row at a time; both return their index. */
export class LpBuilder implements LpModel {
  readonly columnCost: number[] = [];
  readonly columnLower: number[] = [];
  readonly columnUpper: number[] = [];
  readonly integer: boolean[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly rowColumns: number[][] = [];
  readonly rowValues: number[][] = [];

  addColumn(cost: number, lower: number, upper: number, integer = false): number {
    this.columnCost.push(cost);
    this.columnLower.push(lower);
    this.columnUpper.push(upper);
    this.integer.push(integer);
    return this.columnCost.length - 1;
  }

  addRow(lower: number, upper: number, columns: number[], values: number[]): number {
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    this.rowColumns.push(columns);
    this.rowValues.push(values);
    return this.rowLower.length - 1;
  }

  /** Adds a binary variable. */
  addBinary(cost: number): number {
    return this.addColumn(cost, 0, 1, true);
  }
}

/** Compressed columns of a model: starts per column, row index and value per entry. */
export interface ColumnMatrix {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** The matrix by columns, as HiGHS wants it. */
export function columnMatrix(model: LpModel): ColumnMatrix {
  const columns = model.columnCost.length;
  const starts = new Int32Array(columns + 1);
  for (const row of model.rowColumns) for (const column of row) starts[column + 1]++;
  for (let column = 0; column < columns; column++) starts[column + 1] += starts[column];
  const next = starts.slice(0, columns);
  const rows = new Int32Array(starts[columns]);
  const values = new Float64Array(starts[columns]);
  model.rowColumns.forEach((row, index) => {
    row.forEach((column, entry) => {
      const at = next[column]++;
      rows[at] = index;
      values[at] = model.rowValues[index][entry];
    });
  });
  return { starts, rows, values };
}
