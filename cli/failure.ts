/** What ended a command before its time, in words for an operator: what it was, and what to do. */

/** Of the SDK where it has nobody to ask or nothing to show: credentials, region, profile. */
const NOBODY_TO_ASK = /CredentialsProviderError|TokenProviderError|Region is missing|Could not resolve credentials/;
/** Node.js, "Common system errors", and what `fetch` says of them. */
export const NETWORK = /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|TimeoutError|fetch failed/;
const FILES = /ENOENT|EACCES|EPERM|ENOSPC|EROFS|EISDIR|ENOTDIR/;

const AGAIN = '再运行同一条命令；已经办完的部分不会重做。';

/** Several lines; what is nobody's but ours comes with its stack, for whoever maintains the product. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return `没有办完：${String(error)}`;
  const { name, message, code, $metadata } = error as Error & { readonly code?: string; readonly $metadata?: unknown };
  const said = `${[name, code].filter((part) => part !== undefined && part !== 'Error').join(' ')} ${message}`.trim();
  if (NOBODY_TO_ASK.test(said) || NETWORK.test(said) || $metadata !== undefined)
    return [
      `没有办完：向 AWS 或网络上的服务询问时失败（${said}）。`,
      `怎么办：请核对凭证（AWS_PROFILE）、区域（AWS_REGION）、这组凭证的权限和网络，${AGAIN}`,
    ].join('\n');
  if (FILES.test(said))
    return [`没有办完：文件或文件夹不能读写（${said}）。`, `怎么办：请核对路径、访问权限和磁盘空间，${AGAIN}`].join(
      '\n',
    );
  return ['没有办完：程序出了故障。', '怎么办：请把下面的内容和所用的命令交给系统维护人员。', error.stack ?? said].join(
    '\n',
  );
}
