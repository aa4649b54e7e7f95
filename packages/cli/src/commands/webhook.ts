import { webhookTypes } from '@congress-kit/api/webhooks';
import { ConfigError } from '@congress-kit/server/config';
import type { AppContext } from '@congress-kit/server/http/context';
import { RefusedAddress } from '@congress-kit/server/webhooks/address';
import { deliverDue } from '@congress-kit/server/webhooks/deliver';
import { addEndpoint, listEndpoints, outcomeOf, removeEndpoint, retryDead, rotateSecret, UnknownEndpoint, writeTest, type Outcome } from '@congress-kit/server/webhooks/endpoints';
import { Option, type Command } from 'commander';
import { say } from '../language.ts';
import { inStore } from '../store.ts';

/** Addresses that hear of what changed. Named where the database is, never over the wire: no request makes the server call anybody. */

const told = (error: unknown): unknown => {
  if (error instanceof UnknownEndpoint) return new ConfigError(say(`没有这个推送地址：${error.message}`, `There is no such endpoint: ${error.message}`));
  if (!(error instanceof RefusedAddress)) return error;
  return new ConfigError(error.reason === 'form'
    ? say('请写一个以 https:// 开头、不带密码的网址。', 'Write an address that begins with https:// and holds no password.')
    : say('这个网址指向内网。确实要发到内网，请设 WEBHOOK_PRIVATE=1。', 'This address leads into a private network. If that is meant, set WEBHOOK_PRIVATE=1.'));
};

const run = (work: (ctx: AppContext) => Promise<void>): Promise<void> => inStore(work).catch((error: unknown) => { throw told(error); });

const showSecret = (secret: string): void => {
  console.error(say('签名密钥只显示这一次：', 'The secret of its signatures is shown only now:'));
  // Alone on standard output, so that it can be piped into a secret store.
  console.log(secret);
};

/** Why one was not taken: an answer's status, or what kept an answer from coming. */
const whyNot = (reason: string): string => {
  if (/^\d+$/.test(reason)) return say(`对方回答 ${reason}`, `it answered ${reason}`);
  if (/private network|no https address/.test(reason)) {
    return say('这个网址指向内网或者不是 https，没有发；确实要发，请给服务器也设 WEBHOOK_PRIVATE=1', 'the address is in a private network or no https one, and nothing was sent; if that is meant, give the server WEBHOOK_PRIVATE=1, too');
  }
  if (/no answer within/.test(reason)) return say('对方迟迟没有回答', 'no answer came in time');
  return say(`连不上（${reason}）`, `it cannot be reached (${reason})`);
};

/** Longer than one try can take: the server that runs may have it in hand. */
const patience = 20_000;

/** What became of this one event, whoever sends it, whatever becomes of others meanwhile. */
const settled = async (ctx: AppContext, id: string, event: string): Promise<Outcome | undefined> => {
  for (const late = performance.now() + patience; ;) {
    const outcome = await outcomeOf(ctx, id, event);
    if (!outcome || outcome.state !== 'waiting' || outcome.reason !== null || performance.now() > late) return outcome;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
};

export const addTo = (program: Command): void => {
  const group = program.command('webhook').description(say('把变动推送到别的网址（Standard Webhooks）', 'tell other addresses what changed (Standard Webhooks)'));
  group.command('add').argument('<url>').description(say('新增一个推送地址', 'add an endpoint'))
    .addOption(new Option('--types <type...>', say('只推送这几种', 'only these types')).choices([...webhookTypes]).default([...webhookTypes]))
    .action((url: string, { types }: { types: string[] }) => run(async (ctx) => {
      const { id, secret } = await addEndpoint(ctx, url, types);
      console.error(say(`推送地址 ${id} 已新增。`, `Endpoint ${id} is added.`));
      showSecret(secret);
    }));
  group.command('list').description(say('列出推送地址和发送情况', 'list them, with what was and was not delivered')).action(() => run(async (ctx) => {
    const all = await listEndpoints(ctx);
    if (all.length === 0) console.log(say('还没有推送地址。', 'There are no endpoints yet.'));
    for (const { id, url, types, waiting, delivered, dead, disabledReason, reason } of all) {
      const counts = say(`已送达 ${delivered}，等待 ${waiting}，放弃 ${dead}`, `${delivered} delivered, ${waiting} waiting, ${dead} given up`);
      const off = disabledReason === null ? '' : say(`已停用：${disabledReason}（webhook retry 重新启用）`, `switched off: ${disabledReason} (webhook retry wakes it)`);
      const last = reason === null || disabledReason !== null ? '' : say(`最近没有送达：${whyNot(reason)}`, `last one not taken: ${whyNot(reason)}`);
      console.log([id, url, types.join(','), counts, off || last].join('\t').trimEnd());
    }
  }));
  group.command('remove').argument('<id>').description(say('删除推送地址', 'remove one')).action((id: string) => run(async (ctx) => {
    await removeEndpoint(ctx, id);
    console.log(say(`推送地址 ${id} 已删除。`, `Endpoint ${id} is removed.`));
  }));
  group.command('rotate').argument('<id>').description(say('换密钥；旧的再用一天', 'a new secret; the old one signs beside it for a day')).action((id: string) => run(async (ctx) => showSecret(await rotateSecret(ctx, id))));
  group.command('retry').argument('<id>').description(say('重新发送已经放弃的', 'try again what was given up')).action((id: string) => run(async (ctx) => {
    const count = await retryDead(ctx, id);
    console.log(say(`${count} 条将重新发送。`, `${count} will be tried again.`));
  }));
  group.command('test').argument('<id>').description(say('现在就发一条测试消息', 'send a test event now')).action((id: string) => run(async (ctx) => {
    const event = await writeTest(ctx, id);
    await deliverDue(ctx);
    const outcome = await settled(ctx, id, event);
    if (outcome?.state === 'delivered') return console.log(say('对方收到了。', 'It was received.'));
    const why = outcome?.reason ? whyNot(outcome.reason) : say('还没有结果', 'not known yet');
    console.log(outcome?.reason === '410'
      ? say('对方没有收到：它回答 410，表示不再接收，已停用。webhook retry 重新启用。', 'It was not received: it answered 410, which means never again, and is switched off. webhook retry wakes it.')
      : say(`对方没有收到：${why}。稍后会再试。`, `It was not received: ${why}. It will be tried again.`));
    process.exitCode = 1;
  }));
};
