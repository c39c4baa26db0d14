/**
 * The one way in which the local cloud says no at start: what is wrong, why it matters here, and what to do about it.
 * Refusals of a running service are that service's own wire errors instead.
 */
export class LocalCloudRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly remedy: string,
    options?: { cause?: unknown },
  ) {
    super(`${message} ${remedy}`, options);
    this.name = 'LocalCloudRefusal';
  }
}
