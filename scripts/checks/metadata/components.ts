/** What the Salesforce tools make of the folders: a file in the wrong place or without its partner is no component. */
import { globSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Files of the folders that belong to no component by design. */
const noMetadata =
  /(\/__tests__\/|\/__mocks__\/|\.ts$|\.md$|tsconfig\.json$|jsconfig\.json$|\/\.[^/]+$|\/staticresources\/|\/dist\/)/;

/** `file: what` for each metadata file that `sf` would not deploy as the component it is meant to be. */
export async function componentFindings(project: string, folders: string[]): Promise<string[]> {
  const { MetadataResolver } = await import('@salesforce/source-deploy-retrieve');
  const findings: string[] = [];
  const owned = new Set<string>();
  for (const folder of folders) {
    const resolver = new MetadataResolver();
    const names = new Map<string, string>();
    let components;
    try {
      components = resolver.getComponentsFromPath(folder);
    } catch (error) {
      findings.push(`${relative(project, folder) || '.'}: ${(error as Error).message.split('\n')[0]}`);
      continue;
    }
    for (const component of components) {
      const files = [component.xml, ...component.walkContent(), ...component.getChildren().map((child) => child.xml)];
      for (const file of files) if (file) owned.add(file);
      const first = component.xml ?? component.content ?? folder;
      if (component.xml && !(await isReadable(component))) {
        findings.push(`${relative(project, first)}: cannot be read as ${component.type.name}`);
      }
      // An object may lie in several folders; anything else has one place.
      const key = `${component.type.name} ${component.fullName}`;
      const other = names.get(key);
      if (other && !component.type.children)
        findings.push(`${relative(project, first)}: ${key} is declared in ${relative(project, other)} as well`);
      names.set(key, first);
    }
  }
  for (const file of folders
    .flatMap((folder) => globSync('**/*-meta.xml', { cwd: folder }).map((name) => join(folder, name)))
    .sort()) {
    if (!owned.has(file) && !noMetadata.test(file))
      findings.push(`${relative(project, file)}: belongs to no component (wrong folder, or its file is missing)`);
  }
  return findings;
}

async function isReadable(component: { parseXml(): Promise<unknown> }): Promise<boolean> {
  try {
    await component.parseXml();
    return true;
  } catch {
    return false;
  }
}
