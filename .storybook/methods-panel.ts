/** A panel with a button for each method of the element that is shown: press it, and see what comes back. */
import { createElement as h, useState, type ReactElement } from 'react';
import { addons, types, useArgTypes, useChannel, useStorybookState } from 'storybook/manager-api';
import { answered, called, methodsIn, type Answer, type Method } from '../stories/support/methods.ts';

const id = 'congress/methods';

const Row = ({ method, answer, call }: { method: Method; answer: string | undefined; call: (args: readonly string[]) => void }): ReactElement => {
  const [args, setArgs] = useState<readonly string[]>(method.parameters.map(() => ''));
  const put = (at: number, value: string) => setArgs(args.map((old, index) => (index === at ? value : old)));
  return h('tr', null,
    h('td', null,
      h('code', null, method.signature), h('p', null, method.description)),
    h('td', null,
      method.parameters.map(({ name }, at) => h('label', { key: name }, `${name} `, h('input', { value: args[at], onChange: (event: { target: { value: string } }) => put(at, event.target.value) }))),
      h('button', { type: 'button', onClick: () => call(args) }, `调用 · Call ${method.name}()`),
      h('output', null, answer)));
};

const Panel = (): ReactElement => {
  const { storyId } = useStorybookState();
  const methods = methodsIn(useArgTypes());
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const emit = useChannel({ [answered]: ({ storyId: from, name, text }: Answer) => setAnswers((old) => ({ ...old, [`${from} ${name}`]: text })) });
  if (methods.length === 0) return h('p', { className: 'congress-methods' }, '这个组件没有可以调用的方法，用属性和事件就够了。 · This element has no methods: attributes, properties and events are all there is.');
  return h('table', { className: 'congress-methods' },
    h('thead', null, h('tr', null, h('th', null, '方法 · Method'), h('th', null, '调用 · Call'))),
    h('tbody', null, methods.map((method) => h(Row, {
      key: `${storyId} ${method.name}`, method, answer: answers[`${storyId} ${method.name}`],
      call: (args) => emit(called, { storyId, name: method.name, args }),
    }))));
};

export const registerMethods = (): void => addons.register(id, () => {
  addons.add(`${id}/panel`, { type: types.PANEL, title: '方法 · Methods', render: ({ active }) => (active ? h(Panel) : null) });
});
