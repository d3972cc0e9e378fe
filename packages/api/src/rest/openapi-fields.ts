/** As much of a schema of the description as its page shows. */
export type DescribedSchema = {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly string[];
  readonly oneOf?: readonly DescribedSchema[];
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
  readonly items?: DescribedSchema;
  readonly additionalProperties?: boolean | DescribedSchema;
  readonly required?: readonly string[];
};

/** One line of a table of fields. `values` are the only ones it can have. */
export type DescribedField = {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
  readonly meaning: string;
};

/** The shapes an answer can have, each as its fields with those within them, named by their path. */
export const shapesOf = (schema: DescribedSchema): readonly (readonly DescribedField[])[] =>
  (schema.oneOf ?? [schema]).map((shape) => fieldsOf(shape, ""));

function fieldsOf(schema: DescribedSchema, prefix: string): DescribedField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = `${prefix}${key}`;
    const own = { name, type: typeOf(field), values: valuesOf(field), meaning: field.description ?? "" };
    const within = field.items ? fieldsOf(field.items, `${name}[].`) : fieldsOf(field, `${name}.`);
    return [own, ...within];
  });
}

function typeOf(schema: DescribedSchema): string {
  const orNull = schema.nullable ? " or null" : "";
  if (schema.enum) return `text${orNull}`;
  if (schema.format === "uuid") return `id${orNull}`;
  if (schema.type === "array") return `list${orNull}`;
  return `${schema.type === "string" ? "text" : schema.type === "integer" ? "number" : "object"}${orNull}`;
}

/** Of an object whose keys are known and whose values are all alike, the keys. */
const valuesOf = ({ enum: values, properties, required }: DescribedSchema): readonly string[] =>
  values ?? (properties === undefined ? (required ?? []) : []);
