/**
 * Which executions live, and under which name one may be begun anew. An execution is named after its submission or
 * release; a later round of it has the round behind the name, since Step Functions gives a name out once (AWS,
 * "StartExecution": for 90 days after it has ended). Executions from before there were areas have none in their name.
 */
import { HOME_AREA } from '#shared/ids/area-id.js';
import { executionStatus, runningExecutions, type ExecutionsClient } from '#shared/runtime/executions.js';

/** Rounds that are looked for; whoever needs more has a fault that no new round mends. */
const MAX_ROUNDS = 20;

export interface FoundExecution {
  readonly living: boolean;
  /** The stage at which the living execution began; undefined where it began at the first. A call of its own. */
  readonly stage: () => Promise<string | undefined>;
  /** The first name of this work that is free; undefined where all are used up. */
  readonly free: string | undefined;
}

interface Names {
  readonly rounds: readonly string[];
  readonly others: readonly string[];
}

function namesOf(id: string, also: readonly string[]): Names {
  const former = id.startsWith(`${HOME_AREA}.`) ? [id.slice(HOME_AREA.length + 1)] : [];
  return {
    rounds: [id, ...Array.from({ length: MAX_ROUNDS }, (_, n) => `${id}.${n + 2}`)],
    others: [...former, ...also],
  };
}

export class LivingExecutions {
  private running: Promise<ReadonlySet<string>> | undefined;

  constructor(
    private readonly client: ExecutionsClient,
    private readonly machineArn: string,
  ) {}

  /**
   * Whether one is on the list of what is running, which lags behind by moments. Of reports that are decided there are thousands, and
   * Step Functions answers some fifteen questions by name a second (AWS, "Service quotas": DescribeExecution).
   */
  async isListed(id: string, also: readonly string[] = []): Promise<boolean> {
    return (await this.listed(namesOf(id, also))) !== undefined;
  }

  /** `also`: other names that the work may have been begun under. */
  async find(id: string, also: readonly string[] = []): Promise<FoundExecution> {
    const names = namesOf(id, also);
    const listed = await this.listed(names);
    if (listed !== undefined)
      return { living: true, stage: async () => (await this.describe(listed)).stage, free: undefined };
    // The list lags behind; what is not on it is asked for by name before anything is begun twice.
    for (const name of names.others) {
      const { status, stage } = await this.describe(name);
      if (status === 'running') return { living: true, stage: async () => stage, free: undefined };
    }
    const none = async () => undefined;
    for (const name of names.rounds) {
      const { status, stage } = await this.describe(name);
      if (status === 'running') return { living: true, stage: async () => stage, free: undefined };
      if (status === 'none') return { living: false, stage: none, free: name };
    }
    return { living: false, stage: none, free: undefined };
  }

  private async listed({ rounds, others }: Names): Promise<string | undefined> {
    this.running ??= runningExecutions(this.client, this.machineArn).then((names) => new Set(names));
    const running = await this.running;
    return [...rounds, ...others].find((name) => running.has(name));
  }

  private async describe(name: string): Promise<{ status: 'running' | 'ended' | 'none'; stage?: string | undefined }> {
    const { status, input } = await executionStatus(this.client, this.machineArn, name);
    const stage: unknown = (input as { stage?: unknown } | undefined)?.stage;
    return { status, stage: typeof stage === 'string' ? stage : undefined };
  }
}
