import fc from 'fast-check';
import { unknown } from '../../../provider/plugin/index.js';
import { ExactNumber } from '../../../provider/plugin/wire/number.js';
import type { TerraformType } from '../../../provider/plugin/wire/type.js';
import { Dynamic, type Value } from '../../../provider/plugin/wire/value.js';

/** Names that have trapped others. */
const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '', 'a b'));

/** Any Terraform type, four levels deep at most. */
export const anyType: fc.Arbitrary<TerraformType> = fc.letrec<{ type: TerraformType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<TerraformType>('string', 'number', 'bool', 'dynamic'),
    fc.tuple(fc.constantFrom<'list' | 'set' | 'map'>('list', 'set', 'map'), tie('type')),
    fc.tuple(fc.constant<'tuple'>('tuple'), fc.array(tie('type'), { maxLength: 3 })),
    fc.tuple(
      fc.constant<'object'>('object'),
      fc.dictionary(name, tie('type'), { maxKeys: 3, noNullPrototype: true }),
    ),
  ),
})).type;

const anyNumber = fc.oneof(
  fc.bigInt().map(ExactNumber.fromBigInt),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n }).map(ExactNumber.fromBigInt),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(ExactNumber.fromNumber),
  fc.constantFrom('0.1', '1e400', '-0.30000000000000004').map(ExactNumber.parse),
);

/** Any value of a type, null and unknown among them. */
export function anyValueOf(type: TerraformType): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom<Value>(null, unknown) },
    { weight: 6, arbitrary: knownValue(type) },
  );
}

function knownValue(type: TerraformType): fc.Arbitrary<Value> {
  if (type === 'string') return name;
  if (type === 'number') return anyNumber;
  if (type === 'bool') return fc.boolean();
  if (type === 'dynamic') return anyDynamic;
  if (type[0] === 'map') {
    return fc.array(fc.tuple(name, anyValueOf(type[1])), { maxLength: 3 }).map((entries) => new Map(entries));
  }
  if (type[0] === 'tuple') return fc.tuple(...type[1].map(anyValueOf));
  if (type[0] === 'object') {
    const names = Object.keys(type[1]);
    return fc
      .tuple(...Object.values(type[1]).map(anyValueOf))
      .map((values) => new Map(names.map((key, index) => [key, values[index] ?? null])));
  }
  return fc.array(anyValueOf(type[1]), { maxLength: 3 });
}

const anyDynamic: fc.Arbitrary<Value> = fc
  .constantFrom<TerraformType>('string', 'number', ['tuple', ['bool', 'string']], ['object', { a: 'number' }])
  .chain((type) => anyValueOf(type).map((value) => new Dynamic(type, value)));
