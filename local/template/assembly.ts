/**
 * Reads a synthesized CDK cloud assembly from disk: the stacks' templates and where each file asset's source lies.
 * It interprets nothing; that is the business of `intrinsics.ts` and the resource readers.
 *
 * Format: https://docs.aws.amazon.com/cdk/v2/guide/deploy.html#deploy-how-synth-app (manifest.json, *.assets.json).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { LocalCloudRefusal } from '../refusal.js';

const resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).optional(),
  Condition: z.string().optional(),
});
export type TemplateResource = z.infer<typeof resource>;

const template = z.looseObject({
  Parameters: z.record(z.string(), z.looseObject({ Type: z.string(), Default: z.unknown().optional() })).optional(),
  Conditions: z.record(z.string(), z.unknown()).optional(),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).optional(),
  Resources: z.record(z.string(), resource),
  Outputs: z
    .record(z.string(), z.looseObject({ Value: z.unknown(), Export: z.looseObject({ Name: z.unknown() }).optional() }))
    .optional(),
});
export type Template = z.infer<typeof template>;

const manifest = z.looseObject({
  artifacts: z
    .record(
      z.string(),
      z.looseObject({
        type: z.string(),
        properties: z
          .looseObject({
            templateFile: z.string().optional(),
            file: z.string().optional(),
            stackName: z.string().optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});

const assetManifest = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional(), packaging: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .optional(),
});

export interface Stack {
  readonly name: string;
  readonly template: Template;
}

export interface Assembly {
  readonly dir: string;
  readonly stacks: readonly Stack[];
  /** Absolute path of each file asset by the S3 key it would be deployed under. */
  readonly assets: ReadonlyMap<string, string>;
}

/** @throws LocalCloudRefusal if the folder holds no synthesized stack */
export function readAssembly(assemblyDir: string): Assembly {
  const dir = resolve(assemblyDir);
  if (!existsSync(dir)) throw noAssembly(dir);
  const { stackFiles, assetFiles } = existsSync(join(dir, 'manifest.json')) ? listed(dir) : found(dir);
  if (stackFiles.length === 0) throw noAssembly(dir);
  const assets = new Map<string, string>();
  for (const file of assetFiles) {
    for (const asset of Object.values(assetManifest.parse(readJson(join(dir, file))).files ?? {})) {
      if (asset.source.path === undefined) continue;
      for (const { objectKey } of Object.values(asset.destinations)) {
        assets.set(objectKey, resolve(dir, asset.source.path));
      }
    }
  }
  return {
    dir,
    assets,
    stacks: stackFiles.map(({ name, file }) => ({ name, template: template.parse(readJson(join(dir, file))) })),
  };
}

function listed(dir: string) {
  const artifacts = Object.entries(manifest.parse(readJson(join(dir, 'manifest.json'))).artifacts ?? {});
  const stackFiles: { name: string; file: string }[] = [];
  const assetFiles: string[] = [];
  for (const [id, { type, properties }] of artifacts) {
    if (type === 'aws:cloudformation:stack' && properties?.templateFile !== undefined) {
      stackFiles.push({ name: properties.stackName ?? id, file: properties.templateFile });
    }
    if (type === 'cdk:asset-manifest' && properties?.file !== undefined) assetFiles.push(properties.file);
  }
  return { stackFiles, assetFiles };
}

function found(dir: string) {
  const names = readdirSync(dir).sort();
  return {
    stackFiles: names
      .filter((name) => name.endsWith('.template.json'))
      .map((file) => ({ name: file.slice(0, -'.template.json'.length), file })),
    assetFiles: names.filter((name) => name.endsWith('.assets.json')),
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function noAssembly(dir: string): LocalCloudRefusal {
  return new LocalCloudRefusal(
    'NoAssembly',
    `No synthesized CDK assembly in ${dir}.`,
    'Synthesize the app first, or name its output folder.',
  );
}
