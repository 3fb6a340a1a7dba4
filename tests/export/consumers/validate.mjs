// SPDX-FileCopyrightText: 2026 The Renkei authors
// SPDX-License-Identifier: Apache-2.0
//
//   node validate.mjs SHAPES.ttl FILE.nt…
//
// Validates each file against the SHACL shapes with rdf-validate-shacl and shacl-engine; prints a
// JSON line for each: {"file", "validator", "violations": ["focus path constraint"…]}.
import {readFileSync} from 'node:fs';
import {Parser, Store, DataFactory} from 'n3';
import RdfValidateShacl from 'rdf-validate-shacl';
import {Validator as EngineValidator} from 'shacl-engine';

// What the validators want of a factory: terms, and datasets.
const factory = {...DataFactory, dataset: (quads = []) => new Store([...quads])};
for (const name of Object.keys(DataFactory)) factory[name] = DataFactory[name];

function read(file, format) {
  return new Store(new Parser({format}).parse(readFileSync(file, 'utf8')));
}

function describe(result) {
  const path = Array.isArray(result.path) ? result.path.length : result.path;
  const predicate = path?.value ?? (result.path?.[0]?.predicates?.[0]?.value ?? '');
  const component = result.sourceConstraintComponent ?? result.constraintComponent;
  return `${result.focusNode?.value ?? result.focusNode?.term?.value} ${predicate} ${
    component?.value?.split('#').pop()}`;
}

const [shapesFile, ...files] = process.argv.slice(2);
const shapes = read(shapesFile, 'text/turtle');
const validators = {
  'rdf-validate-shacl': new RdfValidateShacl(shapes),
  'shacl-engine': new EngineValidator(shapes, {factory}),
};
for (const file of files) {
  const data = read(file, 'application/n-triples');
  for (const [name, validator] of Object.entries(validators)) {
    const report = await validator.validate(name === 'shacl-engine' ? {dataset: data} : data);
    console.log(JSON.stringify({file, validator: name, conforms: report.conforms,
                                violations: report.results.map(describe)}));
  }
}
