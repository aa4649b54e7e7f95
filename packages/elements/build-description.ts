import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

/** What an element offers, read from its class: the docblock and the declared properties. One source for all that is generated. */
export interface Described {
  readonly tag: string;
  readonly className: string;
  /** Of the class's file below src, without its ending. */
  readonly module: string;
  readonly summary: string;
  readonly description: string;
  /** The class it extends, and its module. */
  readonly superclass: { readonly name: string; readonly module: string };
  readonly attributes: readonly Attribute[];
  readonly properties: readonly Property[];
  readonly methods: readonly Method[];
  readonly events: readonly DescribedEvent[];
  readonly slots: readonly Said[];
  readonly parts: readonly Said[];
  readonly cssProperties: readonly Said[];
}

/** Something with a name and a sentence; a slot without a name has the name ''. */
export interface Said {
  readonly name: string;
  readonly description: string;
}

export interface Attribute extends Said {
  readonly type: string;
  /** The property it sets, where there is one. */
  readonly property?: string | undefined;
}

export interface Property extends Said {
  readonly type: string;
  readonly attribute?: string | undefined;
  readonly reflects: boolean;
}

export interface Method extends Said {
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly returns: string;
}

export interface DescribedEvent extends Said {
  /** Class of the event. */
  readonly type: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: any;
}

interface ReadClass {
  readonly doc: string;
  /** Name of the class it extends. */
  readonly above: string;
  readonly properties: readonly Property[];
  readonly methods: readonly Method[];
}

/** Reads a class that extends `LitElement` or ours. */
const readClass = (path: string, className: string): ReadClass => {
  const code = readFileSync(path, 'utf8');
  const program = parseAst(code, { lang: 'ts' } as never) as unknown as Node;
  const statement = (program['body'] as Node[]).find((node) => node['declaration']?.id?.name === className) ?? missing(`${path} has no class ${className}`);
  const members = statement['declaration'].body.body as Node[];
  const listed = members.find((member) => member['static'] && member['key']?.name === 'properties')?.['value']?.properties as Node[] ?? [];
  // What a class takes over (`...GuestElement.properties`) is told of that class.
  const properties = listed.filter(({ type }) => type !== 'SpreadElement').flatMap((one): Property[] => {
    const options = Object.fromEntries((one['value'].properties as Node[]).map((option) => [option['key'].name as string, code.slice(option['value'].start, option['value'].end)]));
    if (options['state'] === 'true') return [];
    const name = one['key'].name as string;
    const field = members.find((member) => member['declare'] && member['key']?.name === name);
    const getter = members.find((member) => member['kind'] === 'get' && member['key']?.name === name);
    const typed = field?.['typeAnnotation'] ?? getter?.['value']?.returnType;
    const said = field ?? getter;
    const type = typed ? code.slice(typed.typeAnnotation.start, typed.typeAnnotation.end).replace(/\s+/g, ' ') : 'unknown';
    const attribute = options['attribute'] === 'false' ? undefined : options['attribute']?.slice(1, -1) ?? name.toLowerCase();
    return [{ name, type, attribute, reflects: options['reflect'] === 'true', description: said ? docBefore(code, said.start).replace(/\n/g, ' ') : '' }];
  });
  const doc = docBefore(code, statement.start);
  // A class has more methods than a page may call: its docblock says which.
  const methods = tagged(doc, 'method').map(({ name, description }): Method => {
    const found = members.find((member) => member.type === 'MethodDefinition' && member['key']?.name === name) ?? missing(`${path} tells of a method ${name} and has none`);
    const typeOf = (node: Node | undefined): string => (node ? code.slice(node['typeAnnotation'].start, node['typeAnnotation'].end) : 'void');
    const parameters = (found['value'].params as Node[]).map((one) => ({ name: one['name'] as string, type: typeOf(one['typeAnnotation']) }));
    return { name, description, parameters, returns: typeOf(found['value'].returnType) };
  });
  return { doc, above: statement['declaration'].superClass?.name ?? '', properties, methods };
};

const missing = (message: string): never => { throw new Error(message); };

/** The text of the docblock that ends right before a place. */
const docBefore = (code: string, at: number): string => {
  const found = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*$/.exec(code.slice(0, at));
  return (found?.[1] ?? '').split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd()).join('\n').trim();
};

/** Lines of one tag: `@csspart name - sentence`, `@attr {type} name - sentence`. */
const tagged = (doc: string, tag: string): { name: string; type: string; description: string }[] =>
  [...doc.matchAll(new RegExp(`^@${tag}(?: \\{([^}]*)\\})? (?:(\\S+) )?- (.*)$`, 'gm'))].map(([, type = '', name = '', description = '']) => ({ name, type, description }));

const isBoolean = (type: string): boolean => type === 'boolean';

/** The type a person writes in an attribute. */
const attributeType = (type: string): string => (isBoolean(type) ? 'boolean' : /'/.test(type) ? type : /number/.test(type) ? 'number' : 'string');

/** @param source the folder packages/elements/src */
export const describeElements = (source: string, elements: readonly string[]): Described[] => {
  const guest = readClass(join(source, 'base', 'guest-element.ts'), 'GuestElement');
  const whole = [readClass(join(source, 'base', 'congress-element.ts'), 'CongressElement'), guest];
  const field = [readClass(join(source, 'fields', 'field-element.ts'), 'FieldElement'), guest];
  return elements.map((name) => {
    const className = `Congress${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}`;
    const own = readClass(join(source, name, `congress-${name}.ts`), className);
    const isField = own.above === 'FieldElement';
    const bases = isField ? field : whole;
    const docs = [own.doc, ...bases.map(({ doc }) => doc)];
    const all = (tag: string): ReturnType<typeof tagged> => unique(docs.flatMap((doc) => tagged(doc, tag)));
    const properties = unique([...own.properties, ...bases.flatMap((base) => base.properties)]);
    const said = all('attr');
    const attributes = unique([
      ...properties.flatMap(({ name: property, attribute, type, description }): Attribute[] =>
        (attribute === undefined ? [] : [{ name: attribute, property, type: attributeType(type), description: said.find((one) => one.name === attribute)?.description ?? description }])),
      ...said,
    ]);
    return {
      tag: `congress-${name}`,
      className,
      module: `${name}/congress-${name}`,
      summary: /^@summary (.*)$/m.exec(own.doc)?.[1] ?? '',
      description: own.doc.split(/^@/m)[0]?.trim().replace(/\n/g, ' ') ?? '',
      superclass: isField ? { name: 'FieldElement', module: 'fields/field-element' } : { name: 'CongressElement', module: 'base/congress-element' },
      attributes,
      properties: properties.map((one) => ({ ...one, description: one.description || (said.find(({ name: attribute }) => attribute === one.attribute)?.description ?? '') })),
      methods: unique([...own.methods, ...bases.flatMap((base) => base.methods)]),
      events: all('fires').map(({ name: event, type, description }) => ({ name: event, type, description })),
      slots: all('slot'),
      parts: all('csspart'),
      cssProperties: all('cssproperty'),
    };
  });
};

const unique = <T extends Said>(list: readonly T[]): T[] => list.filter((one, at) => list.findIndex(({ name }) => name === one.name) === at);
