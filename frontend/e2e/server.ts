/** A real server for a journey: the binary that AIME_BIN names, on an empty data folder and a free port. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

/** Who the seeded servers belong to. */
export const owner = { name: 'ada', password: 'a sentence to remember' };

const READY_MS = 30_000;
const binary = process.env.AIME_BIN;

/** A running server. */
export interface Aime {
  url: string;
}

/** A file to import before the server starts. */
export interface Seed {
  name: string;
  content: string;
}

async function freePort(): Promise<number> {
  if (process.env.AIME_E2E_PORT !== undefined) return Number(process.env.AIME_E2E_PORT);
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const answer = await fetch(`${url}/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the server did not become ready');
}

/** The environment without what would configure the server: it refuses settings that it does not know. */
function foreignVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AIME_|DATABASE_URL$)/.test(name)),
  );
}

/** What is there before a journey begins. */
interface Ground {
  /** Whether the owner has an account; without, the server is as fresh as after its installation. */
  owner: boolean;
  /** Files that the owner imported. */
  files: Seed[];
  /** How many invented albums the owner has besides. */
  demoAlbums: number;
}

/** A server with an owner who has nothing yet. */
const bare: Ground = { owner: true, files: [], demoAlbums: 0 };

/** Starts a server on its ground, and stops it when done. */
async function withServer(ground: Ground, use: (aime: Aime) => Promise<void>): Promise<void> {
  if (binary === undefined) throw new Error('AIME_BIN must name the server to test');
  const folder = await mkdtemp(join(tmpdir(), 'aime-e2e-'));
  const port = await freePort();
  const env = {
    ...foreignVariables(),
    AIME_DATA_DIR: join(folder, 'data'),
    AIME_SERVER__BIND: `127.0.0.1:${port}`,
  };
  const run = (args: string[], input = '') =>
    execFileSync(binary, args, { env, input, stdio: ['pipe', 'ignore', 'inherit'] });
  if (ground.owner) {
    run(['user', 'add', owner.name, '--role', 'owner', '--password-stdin'], `${owner.password}\n`);
    for (const { name, content } of ground.files) {
      const path = join(folder, name);
      await writeFile(path, content);
      run(['import', path, '--user', owner.name]);
    }
    if (ground.demoAlbums > 0) {
      const albums = String(ground.demoAlbums);
      run(['demo', '--user', owner.name, '--albums', albums, '--listens', '2000']);
    }
  }
  const server = spawn(binary, ['serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready(url, server).catch((error) => {
      throw new Error(`${error}\n${log}`);
    });
    await use({ url });
  } finally {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Playwright's `test` with a server of its own, shared by the journeys that want the same ground. No page of any journey
 * may ask anything of another host, nor break the content security policy.
 */
export const test = base.extend<object, { ground: Partial<Ground>; aime: Aime }>({
  context: async ({ context, aime }, use) => {
    const elsewhere: string[] = [];
    const violations: string[] = [];
    context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(aime.url) && !/^(data|blob):/.test(url)) elsewhere.push(url);
    });
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) violations.push(message.text());
    });
    await use(context);
    expect(elsewhere).toEqual([]);
    expect(violations).toEqual([]);
  },
  ground: [{}, { option: true, scope: 'worker' }],
  aime: [
    async ({ ground }, use) => {
      await withServer({ ...bare, ...ground }, use);
    },
    { scope: 'worker' },
  ],
});

export { expect };

/** Signs the owner in. */
export async function signIn(page: Page, { url }: Aime, path = '/'): Promise<void> {
  await page.goto(`${url}${path}`);
  await page.getByLabel('Name').fill(owner.name);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}
