/** The lists of a site as one: what the root and every list below it name. */
interface Listed {
  readonly path: string;
  readonly sha256: string;
}
interface Node {
  readonly files: readonly Listed[];
  readonly pages: readonly Listed[];
  readonly manifests?: readonly Listed[];
}

export const ROOT = 'data/v1/manifest.json';

export function listedIn(bodyOf: (key: string) => string, root = ROOT): Required<Node> {
  const { files, pages, manifests = [] } = JSON.parse(bodyOf(root)) as Node;
  const below = manifests.map(({ path }) => listedIn(bodyOf, path));
  return {
    files: [...files, ...below.flatMap((node) => node.files)],
    pages: [...pages, ...below.flatMap((node) => node.pages)],
    manifests: [...manifests, ...below.flatMap((node) => node.manifests)],
  };
}

/** All parts of the sitemap. */
export function wholeSitemap(bodyOf: (key: string) => string): string {
  const parts = [...bodyOf('sitemap.xml').matchAll(/<sitemap><loc>[^<]*\/([^/<]+)<\/loc>/g)];
  return parts.map(([, key]) => bodyOf(key ?? '')).join('');
}
