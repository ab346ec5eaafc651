import { type AttributeMessage, markdown, nestingMode, type SchemaMessage } from '../protocol/schema.js';
import { encodeType } from '../wire/type.js';
import { type Field, type Fields, hasAttributes, type ObjectShape, type Shape } from './shape.js';

/** The schema of a provider, resource or data source, as Terraform asks for it. */
export function schemaMessage(block: ObjectShape, version: number, description: string): SchemaMessage {
  return {
    version,
    block: { attributes: attributeMessages(block.fields), description, descriptionKind: markdown },
  };
}

function attributeMessages(fields: Fields): AttributeMessage[] {
  return [...fields].map(([name, field]) => attributeMessage(name, field));
}

function attributeMessage(name: string, { shape, facts }: Field): AttributeMessage {
  return {
    name,
    ...typeMessage(shape),
    description: facts?.description ?? '',
    descriptionKind: markdown,
    required: facts?.mode === 'required',
    optional: facts?.mode === 'optional' || facts?.mode === 'optional-computed',
    computed: facts?.mode === 'computed' || facts?.mode === 'optional-computed',
    sensitive: facts?.sensitive ?? false,
  };
}

function typeMessage(shape: Shape): Pick<AttributeMessage, 'type' | 'nestedType'> {
  if (hasAttributes(shape)) return nested(shape, nestingMode.single);
  if ('element' in shape && hasAttributes(shape.element))
    return nested(shape.element, nestingMode[shape.kind]);
  return { type: encodeType(shape.type) };
}

function nested(shape: ObjectShape, nesting: number): Pick<AttributeMessage, 'nestedType'> {
  return { nestedType: { attributes: attributeMessages(shape.fields), nesting } };
}
