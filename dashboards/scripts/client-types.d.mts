/** TypeScript source of the API's types, as committed in src/api/generated/schema.d.ts. */
export declare function clientTypes(): Promise<string>;
