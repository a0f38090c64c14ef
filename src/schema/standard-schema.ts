/**
 * The Standard Schema interface, version 1 (standardschema.dev), as zod, valibot, arktype and others implement it.
 * Only its shape is needed: no schema library comes along.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (
      value: unknown,
    ) => StandardResult<Output> | PromiseLike<StandardResult<Output>> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a schema says of a value: the value as it is to be used, or what is wrong with it. */
export type StandardResult<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

/** One thing that is wrong with a value. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

type TypesOf<Schema extends StandardSchema> = NonNullable<Schema['~standard']['types']>;

/** What a schema takes: what is sent. */
export type InputOf<Schema> = Schema extends StandardSchema ? TypesOf<Schema>['input'] : never;

/** What a schema gives: what is heard. */
export type OutputOf<Schema> = Schema extends StandardSchema ? TypesOf<Schema>['output'] : never;
