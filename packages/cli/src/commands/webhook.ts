import { webhookTypes } from '@congress-kit/api/webhooks';
import { ConfigError, type AppContext } from '@congress-kit/server';
import { RefusedAddress } from '@congress-kit/server/webhooks/address';
import { deliverDue } from '@congress-kit/server/webhooks/deliver';
import { addEndpoint, listEndpoints, removeEndpoint, retryDead, rotateSecret, UnknownEndpoint, writeTest } from '@congress-kit/server/webhooks/endpoints';
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
    for (const { id, url, types, waiting, delivered, dead, disabledReason } of all) {
      const counts = say(`已送达 ${delivered}，等待 ${waiting}，放弃 ${dead}`, `${delivered} delivered, ${waiting} waiting, ${dead} given up`);
      console.log([id, url, types.join(','), counts, disabledReason === null ? '' : say(`已停用：${disabledReason}`, `switched off: ${disabledReason}`)].join('\t').trimEnd());
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
    await writeTest(ctx, id);
    const { delivered, failed } = await deliverDue(ctx);
    console.log(failed === 0 && delivered > 0 ? say('对方收到了。', 'It was received.') : say('对方没有收到，稍后会再试。', 'It was not received; it will be tried again.'));
    if (failed > 0 || delivered === 0) process.exitCode = 1;
  }));
};
