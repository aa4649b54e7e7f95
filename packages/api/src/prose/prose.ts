/** What the document says about one operation, in both languages, with a worked example that the schemas accept. */
export interface OperationProse {
  readonly summary: string;
  readonly summaryZh: string;
  readonly description: string;
  readonly descriptionZh: string;
  readonly example: {
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
    readonly response: unknown;
  };
}

/** One resource: its tag and its operations by id. */
export interface ResourceProse {
  readonly tag: { readonly name: string; readonly zh: string; /** Where a capital letter does not make a heading of the name. */ readonly en?: string; readonly description: string; readonly descriptionZh: string };
  readonly operations: Readonly<Record<string, OperationProse>>;
}
