// The one door to bpmn-moddle: its few functions with types, our own namespace declared, loaded only when needed.

export const PORTOLAN_NAMESPACE = 'http://portolan.dev/schema/map/1';

/** What BPMN has no word for, one element of this namespace per lane, node, path and for the map itself. */
const PORTOLAN_PACKAGE = {
  name: 'Portolan',
  uri: PORTOLAN_NAMESPACE,
  prefix: 'portolan',
  xml: { tagAlias: 'lowerCase' },
  types: [
    ...['Map', 'Lane', 'Node', 'Path'].map((name) => ({
      name,
      superClass: ['Element'],
      properties: [
        { name: 'index', type: 'Integer', isAttr: true },
        { name: 'json', type: 'String', isBody: true },
      ],
    })),
    {
      name: 'Helper',
      superClass: ['Element'],
      properties: [
        { name: 'role', type: 'String', isAttr: true },
        { name: 'label', type: 'String', isAttr: true },
      ],
    },
  ],
} as const;

/** An element as bpmn-moddle reads it: fields that its type lacks, or that the file leaves out, are undefined. */
export interface BpmnElement {
  readonly $type: string;
  readonly $parent?: BpmnElement | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly documentation?: readonly BpmnElement[] | undefined;
  /** Of a documentation or text annotation. */
  readonly text?: string | undefined;
  readonly extensionElements?: { readonly values?: readonly BpmnElement[] | undefined } | undefined;
  readonly rootElements?: readonly BpmnElement[] | undefined;
  readonly participants?: readonly BpmnElement[] | undefined;
  readonly messageFlows?: readonly BpmnElement[] | undefined;
  readonly processRef?: BpmnElement | undefined;
  readonly flowElements?: readonly BpmnElement[] | undefined;
  readonly artifacts?: readonly BpmnElement[] | undefined;
  readonly laneSets?: readonly BpmnElement[] | undefined;
  readonly lanes?: readonly BpmnElement[] | undefined;
  readonly flowNodeRef?: readonly BpmnElement[] | undefined;
  readonly childLaneSet?: BpmnElement | undefined;
  readonly sourceRef?: BpmnElement | readonly BpmnElement[] | undefined;
  readonly targetRef?: BpmnElement | readonly BpmnElement[] | undefined;
  readonly attachedToRef?: BpmnElement | undefined;
  readonly eventDefinitions?: readonly BpmnElement[] | undefined;
  readonly conditionExpression?: BpmnElement | undefined;
  readonly default?: BpmnElement | undefined;
  readonly triggeredByEvent?: boolean | undefined;
  readonly loopCharacteristics?: BpmnElement | undefined;
  /** Of an expression. */
  readonly body?: string | undefined;
  /** Of our own elements. */
  readonly index?: number | undefined;
  readonly json?: string | undefined;
  readonly role?: string | undefined;
  readonly label?: string | undefined;
}

export interface Moddle {
  /** Fields of a new element may be added to until it is written. */
  readonly create: (type: string, fields?: Readonly<Record<string, unknown>>) => BpmnElement;
  readonly toXML: (element: BpmnElement, options: { readonly format: boolean }) => Promise<{ xml: string }>;
  readonly fromXML: (
    xml: string,
    type: string,
    options: { readonly lax: boolean },
  ) => Promise<{
    readonly rootElement: BpmnElement;
    readonly warnings: readonly { readonly message: string; readonly element?: BpmnElement | undefined }[];
  }>;
}

export async function createModdle(): Promise<Moddle> {
  // @ts-expect-error -- the package's entry has no types; `Moddle` says what of it is used
  const { BpmnModdle } = (await import('bpmn-moddle')) as {
    BpmnModdle: new (packages: Readonly<Record<string, unknown>>) => Moddle;
  };
  return new BpmnModdle({ portolan: PORTOLAN_PACKAGE });
}

/** Our own data on an element, of one kind. */
export function ownData(element: BpmnElement, type: string): BpmnElement | undefined {
  return element.extensionElements?.values?.find((value) => value.$type === `portolan:${type}`);
}
